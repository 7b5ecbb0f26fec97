import { titleCase, upperCase } from '../../text/characters.ts';
import { hashText } from '../../text/hash.ts';
import { numberOfWords, traitOfWords, wordFormAt, type WordForm } from '../../text/wordForms.ts';
import { type Casing, casingOf, foldWord } from './fold.ts';

/** What does not depend on where a word stands. */
export interface WrittenWord {
  /** As written, without a possessive ending. */
  readonly text: string;
  /** The key under which a lexicon would know it; empty where none can. */
  readonly key: string;
  /** `hashText` of the key. */
  readonly keyHash: number;
  readonly casing: Casing;
}

const longestWord = 40;

export const writtenWordOf = traitOfWords((text, form): WrittenWord => {
  const key = (text.length > longestWord ? undefined : foldWord(text)) ?? '';
  const casing = (form.classes & (upperCase | titleCase)) === 0 ? 'lower' : casingOf(text);
  return { text, key, keyHash: hashText(key), casing };
});

/** What is left of a contraction where a tokeniser cut it up ("We' ve", "did n't"), lower case. */
const contractionParts = new Set('ve ll re nt don didn doesn isn wasn aren weren hasn haven hadn won wouldn couldn shouldn mustn needn ain shan mightn oughtn'.split(' '));

/** What a word is to who reads a text, bit by bit; one of the first two is set. */
export const readings = {
  /** A lexicon cannot know it. */
  unreadable: 1,
  readable: 2,
  contractionPart: 4,
} as const;

/** The `readings` of a word. */
export const readingOf = numberOfWords((form) => {
  const { key } = writtenWordOf(form);
  if (key === '') return readings.unreadable;
  return contractionParts.has(key) ? readings.readable | readings.contractionPart : readings.readable;
});

/** A word without a possessive ending. */
export const withoutPossessive = traitOfWords((text, form): WordForm => {
  const end = text.length - 2;
  return end >= 0 && isApostrophe(text.charCodeAt(end)) && 'sS'.includes(text[end + 1]) ? wordFormAt(text, 0, end) : form;
});

/** Whether a code unit is one of the apostrophes that join letters. */
export function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x2bc;
}
