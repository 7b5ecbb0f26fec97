import { hasNumber } from './sortedNumbers.ts';

/**
 * A stretch of capitalised words that may be a name, with the small words inside it ("bin", "de") left out of `words`.
 * Offsets are UTF-16 into the document.
 */
export interface NameMention {
  /** As written, without possessive endings. */
  readonly words: readonly string[];
  /** The start of each word. */
  readonly starts: readonly number[];
  /** Number of the sentence in the document; mentions of one sentence have the same. */
  readonly sentence: number;
  /** Whether capitals say little here: all longer words of the line have them. */
  readonly headline: boolean;
  /** Whether the first word opens the sentence, so that its capital says nothing. */
  readonly opening: boolean;
}

/** What name analysis keeps of a document: its mentions by columns, since a large corpus has millions of them. */
export interface NameFacts {
  /** How the words of mentions are written, each once, in the order in which they come. */
  readonly forms: readonly string[];
  /** The form of each word of all mentions, by its number. */
  readonly words: readonly number[];
  /** The start of each word, UTF-16; ascending. */
  readonly starts: readonly number[];
  /** How many words each mention has. */
  readonly lengths: readonly number[];
  /** The sentence of each mention. */
  readonly sentences: readonly number[];
  /** For each mention whether it is a `headline` and `opening`, as `isHeadline` and `isOpening` tell. */
  readonly marks: readonly number[];
}

const [headlineMark, openingMark] = [1, 2];

/** The marks of a mention. */
export function marksOf(headline: boolean, opening: boolean): number {
  return (headline ? headlineMark : 0) | (opening ? openingMark : 0);
}

export function isHeadline(marks: number): boolean {
  return (marks & headlineMark) !== 0;
}

export function isOpening(marks: number): boolean {
  return (marks & openingMark) !== 0;
}

/** Whether a word of a mention starts at an offset. */
export function hasWordAt({ starts }: NameFacts, offset: number): boolean {
  return hasNumber(starts, offset);
}
