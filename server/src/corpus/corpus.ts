import { BoilerplateIndex } from '../analysis/boilerplate/index.ts';
import { ClaimIndex } from '../analysis/claims/index.ts';
import type { CorpusIndex } from '../analysis/corpusIndex.ts';
import { DuplicateIndex, SentenceIndex } from '../analysis/duplicates/index.ts';
import { EntityIndex } from '../analysis/entities/index.ts';
import { NameIndex } from '../analysis/names/index.ts';
import { SpellingIndex } from '../analysis/spelling/index.ts';
import type { Analysers } from './analysers.ts';
import type { DocumentFacts } from './facts.ts';

/** The index over all documents: every analyser's, fed together. Its state depends on the documents alone, not on their history. */
export class Corpus {
  readonly duplicates: DuplicateIndex;
  readonly sentences: SentenceIndex;
  readonly boilerplate: BoilerplateIndex;
  readonly spelling: SpellingIndex;
  readonly names: NameIndex;
  readonly claims: ClaimIndex;
  readonly entities: EntityIndex;
  readonly #facts = new Map<string, DocumentFacts>();

  constructor(analysers: Analysers) {
    this.duplicates = new DuplicateIndex();
    this.sentences = new SentenceIndex();
    this.boilerplate = new BoilerplateIndex(analysers.boilerplate);
    this.spelling = new SpellingIndex(analysers.lexicon);
    this.names = new NameIndex({ isKnown: (word) => analysers.lexicon.has(word) });
    this.claims = new ClaimIndex();
    this.entities = new EntityIndex(analysers.entities);
  }

  get size(): number {
    return this.#facts.size;
  }

  /** The ids of all documents, in the order in which they came. */
  documents(): Iterable<string> {
    return this.#facts.keys();
  }

  facts(document: string): DocumentFacts | undefined {
    return this.#facts.get(document);
  }

  /** Adds or replaces a document. Returns every document whose findings may have changed, itself included. */
  set(document: string, facts: DocumentFacts): Set<string> {
    const affected = new Set([document]);
    if (this.#facts.get(document)?.hash === facts.hash) return affected;
    this.#facts.set(document, facts);
    const update = <Part>(index: CorpusIndex<Part>, part: Part): void => {
      for (const other of index.set(document, part)) affected.add(other);
    };
    update(this.duplicates, facts.duplicates);
    update(this.sentences, facts.duplicates);
    update(this.boilerplate, facts.boilerplate);
    update(this.spelling, facts.spelling);
    update(this.names, facts.names);
    update(this.claims, facts.claims);
    // No finding rests on suggested entities: what they change elsewhere is asked for when it is looked at.
    this.entities.set(document, facts.entities);
    return affected;
  }

  /** Forgets a document. Returns the other documents whose findings may have changed. */
  delete(document: string): Set<string> {
    const affected = new Set<string>();
    if (!this.#facts.delete(document)) return affected;
    for (const index of [this.duplicates, this.sentences, this.boilerplate, this.spelling, this.names, this.claims]) {
      for (const other of index.delete(document)) affected.add(other);
    }
    this.entities.delete(document);
    return affected;
  }
}
