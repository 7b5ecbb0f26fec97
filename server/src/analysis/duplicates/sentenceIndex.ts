import type { Span } from '../../text/span.ts';
import type { CorpusDocuments, IndexState, PersistentIndex, SavedState } from '../corpusIndex.ts';
import { NumberLists } from '../numberLists.ts';
import { type SentenceEntries, sentenceEntries } from './entries.ts';
import type { DuplicateFacts } from './facts.ts';

/** A sentence that already stands elsewhere, word for word. */
export interface SentenceMatch {
  readonly span: Span;
  /** What to take out to be rid of it and of the space around it. */
  readonly removal: Span;
  /** Where it stands first. */
  readonly first: { readonly document: string; readonly span: Span };
}

/** Which sentences of paragraphs with several stand more than once, word for word. */
export class SentenceIndex implements PersistentIndex<DuplicateFacts, SentenceEntries> {
  readonly #documents: CorpusDocuments<DuplicateFacts>;
  /** The documents, by number, that have a sentence. */
  readonly #holders = new NumberLists(53);

  constructor(documents: CorpusDocuments<DuplicateFacts>) {
    this.#documents = documents;
  }

  set(document: string, { sentences }: DuplicateFacts): ReadonlySet<string> {
    const affected = new Set<string>();
    const number = this.#documents.numbers.take(document);
    const before = placesOf(this.#documents.factsOf(document)?.sentences ?? []);
    const now = placesOf(sentences);
    for (const [exact, start] of before) if (now.get(exact) !== start) this.#touch(exact, document, affected);
    this.#holders.moveSoon([...before.keys()], [...now.keys()], number);
    for (const [exact, start] of now) if (before.get(exact) !== start) this.#touch(exact, document, affected);
    affected.delete(document);
    return affected;
  }

  take(document: string, entries: SentenceEntries | undefined): void {
    const number = this.#documents.numbers.take(document);
    const before = this.#documents.factsOf(document);
    this.#holders.moveSoon(before === undefined ? [] : sentenceEntries(before).exact, entries?.exact ?? [], number);
  }

  delete(document: string): ReadonlySet<string> {
    return this.#documents.numbers.of(document) === undefined ? new Set() : this.set(document, { paragraphs: [], sentences: [] });
  }

  save(): SavedState {
    return this.#holders.save();
  }

  restore(state: IndexState): void {
    this.#holders.restore(state);
  }

  /** The sentences of a document that are copies of earlier ones, in order of their places. */
  find(document: string): SentenceMatch[] {
    const seen = new Map<number, Span>();
    return (this.#documents.factsOf(document)?.sentences ?? []).flatMap(({ span, removal, exact }): SentenceMatch[] => {
      const home = this.#homeOf(exact);
      if (home !== document) return [{ span, removal, first: { document: home, span: this.#documents.factsOf(home)!.sentences.find((sentence) => sentence.exact === exact)!.span } }];
      const first = seen.get(exact);
      if (first !== undefined) return [{ span, removal, first: { document, span: first } }];
      seen.set(exact, span);
      return [];
    });
  }

  /** The first document that has the sentence. */
  #homeOf(exact: number): string {
    return this.#holdersOf(exact).reduce((first, document) => (document < first ? document : first));
  }

  #holdersOf(exact: number): string[] {
    return Array.from(this.#holders.get(exact), (number) => this.#documents.numbers.documentOf(number));
  }

  /** Who has a sentence names its first place: where that is, was or will be this document's, the others are told. */
  #touch(exact: number, document: string, affected: Set<string>): void {
    const holders = this.#holders.get(exact);
    if (holders.some((number) => this.#documents.numbers.documentOf(number) < document)) return;
    for (const number of holders) affected.add(this.#documents.numbers.documentOf(number));
  }
}

/** Where each sentence of a document stands first. */
function placesOf(sentences: DuplicateFacts['sentences']): Map<number, number> {
  const places = new Map<number, number>();
  for (const { exact, span } of sentences) if (!places.has(exact)) places.set(exact, span.start);
  return places;
}
