import { BoilerplateIndex } from '../analysis/boilerplate/index.ts';
import { ClaimIndex, type ClaimGroup } from '../analysis/claims/index.ts';
import type { CorpusIndex } from '../analysis/corpusIndex.ts';
import { DuplicateIndex } from '../analysis/duplicates/index.ts';
import { EntityIndex } from '../analysis/entities/index.ts';
import { NameIndex } from '../analysis/names/index.ts';
import { SpellingIndex } from '../analysis/spelling/index.ts';
import type { Analysers } from './analysers.ts';
import type { DocumentFacts, GuestFacts } from './facts.ts';

/**
 * The index over all documents: every analyser's, fed together. Its state depends on the documents alone, not on their history.
 *
 * Guests are documents from elsewhere that those of the corpus are held against: their paragraphs and claims count, but
 * they have no findings of their own, are no part of `documents()`, and no one is told of them.
 */
export class Corpus {
  readonly duplicates: DuplicateIndex;
  readonly boilerplate: BoilerplateIndex;
  readonly spelling: SpellingIndex;
  readonly names: NameIndex;
  readonly claims: ClaimIndex;
  readonly entities: EntityIndex;
  readonly #facts = new Map<string, DocumentFacts>();
  readonly #guests = new Map<string, GuestFacts>();

  constructor(analysers: Analysers) {
    this.duplicates = new DuplicateIndex((document) => this.#guests.has(document));
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

  isGuest(document: string): boolean {
    return this.#guests.has(document);
  }

  /** What documents are held against each other by: of one of the corpus, or of a guest. */
  sharedFacts(document: string): GuestFacts | undefined {
    return this.#facts.get(document) ?? this.#guests.get(document);
  }

  /** The groups of claims that have a mention in the corpus, the worst verdict first. */
  claimGroups(): ClaimGroup[] {
    return this.claims.groups(this.documents());
  }

  /** Adds or replaces a guest. Returns the documents of the corpus whose findings may have changed. */
  setGuest(document: string, facts: GuestFacts): Set<string> {
    if (this.#facts.has(document) || this.#guests.get(document)?.hash === facts.hash) return new Set();
    this.#guests.set(document, facts);
    return this.#withoutGuests([...this.duplicates.set(document, facts.duplicates), ...this.claims.set(document, facts.claims)]);
  }

  /** Forgets a guest. Returns the documents of the corpus whose findings may have changed. */
  deleteGuest(document: string): Set<string> {
    if (!this.#guests.has(document)) return new Set();
    const affected = this.#withoutGuests([...this.duplicates.delete(document), ...this.claims.delete(document)]);
    this.#guests.delete(document);
    return affected;
  }

  /** Adds or replaces a document. Returns every document whose findings may have changed, itself included. */
  set(document: string, facts: DocumentFacts): Set<string> {
    const affected = new Set([document]);
    if (this.#facts.get(document)?.hash === facts.hash) return affected;
    this.#facts.set(document, facts);
    const update = <Part>(index: CorpusIndex<Part>, part: Part): void => {
      for (const other of this.#withoutGuests(index.set(document, part))) affected.add(other);
    };
    update(this.duplicates, facts.duplicates);
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
    for (const index of [this.duplicates, this.boilerplate, this.spelling, this.names, this.claims]) {
      for (const other of this.#withoutGuests(index.delete(document))) affected.add(other);
    }
    this.entities.delete(document);
    return affected;
  }

  #withoutGuests(documents: Iterable<string>): Set<string> {
    const own = new Set<string>();
    for (const document of documents) if (!this.#guests.has(document)) own.add(document);
    return own;
  }
}
