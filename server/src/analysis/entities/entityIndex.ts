import type { Span } from '../../text/span.ts';
import type { CorpusDocuments, IndexState, PersistentIndex, SavedState } from '../corpusIndex.ts';
import { firstInOrder } from '../firstInOrder.ts';
import { CorpusEvidence } from './corpusEvidence.ts';
import { CorpusFullNames } from './corpusFullNames.ts';
import { type EntityEntries, entityEntries } from './entries.ts';
import { evidenceOf, type LabelCounts } from './evidence.ts';
import type { EntityFacts } from './facts.ts';
import { FullNames } from './fullNames.ts';
import type { EntityLabel } from './labels.ts';
import { NameRegister } from './nameRegister.ts';
import type { CorpusName } from './nameRegister.ts';
import { resolveMentions } from './resolve.ts';
import { shortFormsOf } from './shortForms.ts';
import { namesOfText, noSurroundings, type Surroundings } from './surroundings.ts';

/** A mention that an annotator may want to tag; UTF-16 offsets. */
export interface EntitySuggestion extends Span {
  readonly label: EntityLabel;
  /** How likely exactly these words are an entity, 0 to 1. */
  readonly score: number;
  /** The words of the mention, joined by single spaces. */
  readonly form: string;
  /** The full name that the form stands for, else the form. */
  readonly name: string;
}

/** A place where a name is mentioned; UTF-16 offsets. */
export interface NameMention {
  readonly document: string;
  readonly span: Span;
  /** The words there: the name or a short form of it. */
  readonly form: string;
}

/**
 * Entity mentions over the corpus. A mention is judged by its own words, by its document's other mentions of the name and
 * by the other documents'; a short form takes the full name that its document, else the corpus, has for it. What stands in boilerplate
 * counts for the text but not by itself.
 */
export class EntityIndex implements PersistentIndex<EntityFacts, EntityEntries> {
  readonly #documents: CorpusDocuments<EntityFacts>;
  readonly #surroundingsOf: (document: string) => Surroundings;
  readonly #evidence = new CorpusEvidence();
  readonly #fullNames: CorpusFullNames;
  readonly #suggestions = new Map<string, readonly EntitySuggestion[]>();
  readonly #saidBy = new WeakMap<EntityFacts, Said>();
  readonly #names = new NameRegister();
  /** Documents whose suggestions the register holds as they are. */
  readonly #registered = new Set<string>();

  /** Where `surroundingsOf` answers otherwise than before, `reconsider`, `take` or `set` must say so. */
  constructor(documents: CorpusDocuments<EntityFacts>, surroundingsOf: (document: string) => Surroundings = () => noSurroundings) {
    this.#documents = documents;
    this.#surroundingsOf = surroundingsOf;
    this.#fullNames = new CorpusFullNames(documents);
  }

  set(document: string, facts: EntityFacts): ReadonlySet<string> {
    return this.#replace(document, facts);
  }

  delete(document: string): ReadonlySet<string> {
    const affected = this.#replace(document, nothing);
    this.#names.set(document, []);
    return affected;
  }

  take(document: string, entries: EntityEntries | undefined): void {
    const number = this.#documents.numbers.of(document);
    if (number === undefined) return;
    const facts = this.#documents.factsOf(document);
    const before = facts && entityEntries(facts);
    this.#evidence.take(number, before, entries);
    this.#fullNames.take(number, before, entries);
    if (entries === undefined) this.#names.set(document, []);
    this.#suggestions.clear();
    this.#registered.clear();
  }

  save(): SavedState {
    return { evidence: this.#evidence.save(), fullNames: this.#fullNames.save() };
  }

  restore(state: IndexState): void {
    this.#evidence.restore(state.evidence as IndexState);
    this.#fullNames.restore(state.fullNames as IndexState);
  }

  /** The surroundings of these documents may be others now. */
  reconsider(documents: Iterable<string>): void {
    for (const document of documents) {
      this.#suggestions.delete(document);
      this.#registered.delete(document);
    }
  }

  /** The document's suggestions, in order, none overlapping: names of its text, not those that stand in its boilerplate only. */
  suggestions(document: string): readonly EntitySuggestion[] {
    let suggestions = this.#suggestions.get(document);
    if (suggestions === undefined) {
      suggestions = this.#suggest(document);
      if (this.#suggestions.size >= keptSuggestions) this.#suggestions.clear();
      this.#suggestions.set(document, suggestions);
    }
    return suggestions;
  }

  /**
   * The suggested names of the corpus, of those that are wanted the most frequent `most`, the most frequent first. Looks at every document
   * of which something new is known since it was asked last, all at once unless `readAll` has done so.
   */
  corpusNames(most?: number, isWanted?: (name: string) => boolean): CorpusName[] {
    for (const document of this.#documents.numbers.documents()) this.#register(document);
    return this.#names.names(most, isWanted);
  }

  /** Looks at every document that `corpusNames` would look at; `pause` is awaited between them. */
  async readAll(pause: () => Promise<void>): Promise<void> {
    for (const document of this.#documents.numbers.documents()) if (this.#register(document)) await pause();
  }

  /** The first `most` documents in which a name, or a short form of it, may be mentioned, in order; without `shortForms` those that may have the name itself. */
  documentsWith(name: string, { shortForms = true, most = Infinity }: { readonly shortForms?: boolean; readonly most?: number } = {}): string[] {
    const { person, initials } = shortFormsOf(name);
    const forms = shortForms ? [name, ...person, ...(initials === undefined ? [] : [initials])] : [name];
    const numbers = new Set(forms.flatMap((form) => [...this.#evidence.documentsWith(form)]));
    return firstInOrder(Array.from(numbers, (number) => this.#documents.numbers.documentOf(number)), most, (a, b) => (a < b ? -1 : 1));
  }

  /** Where a name, or a short form of it, is mentioned in some documents, by default in all, by offset; each is looked at when its turn comes. */
  *mentionsOf(name: string, documents: Iterable<string> = this.documentsWith(name)): IterableIterator<NameMention> {
    for (const document of documents) {
      for (const { start, end, form, name: full } of this.suggestions(document)) if (full === name) yield { document, span: { start, end }, form };
    }
  }

  #suggest(document: string): readonly EntitySuggestion[] {
    const facts = this.#documents.factsOf(document);
    if (facts === undefined) return [];
    const { evidence, fullNames: own } = this.#said(facts);
    const resolved = resolveMentions(facts.mentions, evidence, (name) => this.#evidence.summary(name));
    const named = resolved
      .filter((mention) => mention.label !== 'MISC')
      .map((mention) => {
        const { form, label } = mention;
        return { ...mention, name: own.commonest(form, label) ?? this.#fullNames.only(form, label) ?? form };
      });
    return namesOfText(named, this.#surroundingsOf(document));
  }

  /** Puts a document's suggestions into the register as they are now; returns whether they were not there. */
  #register(document: string): boolean {
    if (this.#registered.has(document)) return false;
    this.#names.set(document, this.suggestions(document));
    this.#registered.add(document);
    return true;
  }

  #replace(document: string, facts: EntityFacts): Set<string> {
    const { numbers } = this.#documents;
    const touched = new Set<string>();
    for (const name of this.#put(document, facts)) {
      for (const number of this.#evidence.documentsWith(name)) touched.add(numbers.documentOf(number));
    }
    touched.delete(document);
    this.reconsider([document, ...touched]);
    return touched;
  }

  /** Puts in what a document says now. Returns the names of which the corpus says something else than before. */
  #put(document: string, facts: EntityFacts): string[] {
    const number = this.#documents.numbers.of(document);
    if (number === undefined) return [];
    const before = this.#documents.factsOf(document) ?? nothing;
    const [were, are] = [this.#said(before), this.#said(facts)];
    return [...this.#evidence.replace(number, were.evidence, are.evidence), ...this.#fullNames.replace(number, were.fullNames, are.fullNames)];
  }

  /** What a document says of names; remembered with its facts, since an edit asks again for what was said before it. */
  #said(facts: EntityFacts): Said {
    let said = this.#saidBy.get(facts);
    if (said === undefined) this.#saidBy.set(facts, (said = { evidence: evidenceOf(facts), fullNames: FullNames.of(facts) }));
    return said;
  }
}

interface Said {
  readonly evidence: ReadonlyMap<string, LabelCounts>;
  readonly fullNames: FullNames;
}

const nothing: EntityFacts = { mentions: [] };

/** Documents whose suggestions are kept for the next question; more are forgotten all at once. */
const keptSuggestions = 1000;
