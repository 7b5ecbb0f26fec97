import { editDistance } from './distance.ts';

/** How the text on one side of a place goes with what stood there. */
export interface SideAgreement {
  /** From 0 to 1: the share of the remembered text that is still there. */
  readonly similarity: number;
  /** Whether a name or a number is another one now: then it may be about something else. */
  readonly contradicts: boolean;
  /** Whether at least the word next to the place is the same. */
  readonly isNextSame: boolean;
}

/** How the text around a place goes with a remembered context. */
export interface ContextAgreement {
  readonly prefix: SideAgreement;
  readonly suffix: SideAgreement;
  /** The sum of both similarities. */
  readonly total: number;
}

/** Context as strings that end and begin at the place. */
interface Context {
  readonly prefix: string;
  readonly suffix: string;
}

/** How many code units more than the remembered context are looked at, since words may have been put in. */
const slack = 12;

/** Compares a remembered context with the one at `start`–`end` (UTF-16) of a text. */
export function contextAgreement(expected: Context, text: string, start: number, end: number): ContextAgreement {
  const before = text.slice(Math.max(0, start - expected.prefix.length - slack), start);
  const after = text.slice(end, end + expected.suffix.length + slack);
  const prefix = sideAgreement(reversed(expected.prefix), reversed(before), (side) => wordsOf(reversed(side)).reverse());
  const suffix = sideAgreement(expected.suffix, after, wordsOf);
  return { prefix, suffix, total: prefix.similarity + suffix.similarity };
}

/** Whether both sides agree at least so much and neither contradicts. */
export function agrees({ prefix, suffix }: ContextAgreement, least: number): boolean {
  return !prefix.contradicts && !suffix.contradicts && prefix.similarity >= least && suffix.similarity >= least;
}

/**
 * Whether one side is as it was and the other still has the same word next to the place: enough where it is known that
 * the text was edited there rather than another text put in its place.
 */
export function agreesOnOneSide({ prefix, suffix }: ContextAgreement): boolean {
  const isSame = (side: SideAgreement): boolean => !side.contradicts && side.similarity >= 0.95;
  return (isSame(prefix) && suffix.isNextSame) || (isSame(suffix) && prefix.isNextSame);
}

/** The texts go from the place outwards, and so do the words that `words` finds in them. */
function sideAgreement(expected: string, actual: string, words: (side: string) => string[]): SideAgreement {
  // The remembered context ends with the document: what was added there says nothing.
  if (expected === '') return { similarity: actual === '' ? 1 : 0.8, contradicts: false, isNextSame: true };
  if (actual.startsWith(expected)) return { similarity: 1, contradicts: false, isNextSame: true };
  if (sharesLine(expected, actual)) return { similarity: 0.95, contradicts: false, isNextSame: true };
  const similarity = Math.max(0, 1 - editDistance(expected, actual, true) / expected.length);
  const expectedWords = words(expected);
  const actualWords = words(actual);
  // The outermost word may be cut off.
  const telling = expectedWords.slice(0, -1).filter(isTelling);
  const found = actualWords.filter(isTelling);
  const contradicts = telling.some((word, index) => index >= found.length || !isSameWord(word, found[index]));
  const isNextSame = expectedWords.length > 0 && expectedWords[0] === actualWords[0] && sameGap(expected, actual);
  return { similarity, contradicts, isNextSame };
}

/** How much of a line must be left for its end to count as the end of the context, white space aside. */
const enoughOfLine = 8;

/** Whether both sides are the same up to the end of the line: then only the next line is another one. */
function sharesLine(expected: string, actual: string): boolean {
  const lineEnd = expected.indexOf('\n');
  const line = expected.slice(0, lineEnd + 1);
  return line.replace(/\s+/gu, '').length >= enoughOfLine && actual.startsWith(line);
}

/** Whether the same stands between the place and the first letter or digit. */
function sameGap(a: string, b: string): boolean {
  const first = a.search(/[\p{L}\p{N}\p{M}]/u);
  return first >= 0 && a.slice(0, first + 1) === b.slice(0, first + 1);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Whether a word is part of a name or a number. */
function isTelling(word: string): boolean {
  return /^\p{Lu}|\p{N}/u.test(word);
}

/** Whether two words are one, perhaps with a slip put right; short ones and numbers must be the same. */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (/\p{N}/u.test(a + b)) return false;
  const length = Math.min(a.length, b.length);
  return length >= 5 && length <= 64 && b.length <= 64 && editDistance(a, b) <= (length < 7 ? 1 : 2);
}

function reversed(text: string): string {
  let result = '';
  for (let offset = text.length - 1; offset >= 0; offset--) result += text[offset];
  return result;
}
