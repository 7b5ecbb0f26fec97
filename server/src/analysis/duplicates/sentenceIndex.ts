import type { Span } from '../../text/span.ts';
import type { CorpusIndex } from '../corpusIndex.ts';
import type { DuplicateFacts } from './facts.ts';
import type { SentencePrint } from './sentences.ts';

/** A sentence that already stands elsewhere, word for word. */
export interface SentenceMatch {
  readonly span: Span;
  /** What to take out to be rid of it and of the space around it. */
  readonly removal: Span;
  /** Where it stands first. */
  readonly first: { readonly document: string; readonly span: Span };
}

/** Which sentences of paragraphs with several stand more than once, word for word. */
export class SentenceIndex implements CorpusIndex<DuplicateFacts> {
  readonly #documents = new Map<string, readonly SentencePrint[]>();
  readonly #holders = new Map<number, Set<string>>();

  set(document: string, { sentences }: DuplicateFacts): ReadonlySet<string> {
    const affected = new Set<string>();
    const before = this.#documents.get(document) ?? [];
    for (const { exact } of before) this.#touch(exact, document, affected);
    for (const { exact } of before) this.#drop(exact, document);
    if (sentences.length > 0) this.#documents.set(document, sentences);
    else this.#documents.delete(document);
    for (const { exact } of sentences) this.#holders.set(exact, (this.#holders.get(exact) ?? new Set()).add(document));
    for (const { exact } of sentences) this.#touch(exact, document, affected);
    affected.delete(document);
    return affected;
  }

  delete(document: string): ReadonlySet<string> {
    return this.set(document, { paragraphs: [], sentences: [] });
  }

  /** The sentences of a document that are copies of earlier ones, in order of their places. */
  find(document: string): SentenceMatch[] {
    const seen = new Map<number, Span>();
    return (this.#documents.get(document) ?? []).flatMap(({ span, removal, exact }): SentenceMatch[] => {
      const home = this.#homeOf(exact);
      if (home !== document) return [{ span, removal, first: { document: home, span: this.#documents.get(home)!.find((sentence) => sentence.exact === exact)!.span } }];
      const first = seen.get(exact);
      if (first !== undefined) return [{ span, removal, first: { document, span: first } }];
      seen.set(exact, span);
      return [];
    });
  }

  /** The first document that has the sentence. */
  #homeOf(exact: number): string {
    return [...this.#holders.get(exact)!].reduce((first, document) => (document < first ? document : first));
  }

  /** Who has a sentence names its first place: where that is, was or will be this document's, the others are told. */
  #touch(exact: number, document: string, affected: Set<string>): void {
    if (this.#homeOf(exact) === document) for (const holder of this.#holders.get(exact)!) affected.add(holder);
  }

  #drop(exact: number, document: string): void {
    const holders = this.#holders.get(exact);
    if (holders?.delete(document) === true && holders.size === 0) this.#holders.delete(exact);
  }
}
