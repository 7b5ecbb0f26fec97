import { classAt, classOfUnit, digit, letter, mark, runEnd, space, unitSet } from '../../text/characters.ts';
import type { Span } from '../../text/span.ts';
import { traitOfWords, wordFormAt, type WordForm } from '../../text/wordForms.ts';
import { type Casing, casingOf, foldWord } from './fold.ts';

/** A word of running text that can be looked up; offsets are UTF-16 into the text that was scanned. */
export interface Token extends Span {
  /** As written, without a possessive ending. */
  readonly text: string;
  /** The key under which the lexicon would know it. */
  readonly key: string;
  readonly casing: Casing;
  /** What is remembered of the text. */
  readonly form: WordForm;
  /** A part of a hyphenated compound. */
  readonly hyphenated: boolean;
  /** How the word before it ended: with white space, or with what stands between the two. */
  readonly gap: string;
}

/** A stretch without white space that is no prose: addresses, handles, hashtags, paths, file names, code. */
const notProse =
  /:\/\/|^[("'“‘]*www\.|[@#_\\<>{}=|~^*]|^[("'“‘]*\/|\/[^/]*\/|\w\.(?:com|net|org|edu|gov|mil|int|info|biz|io|co|uk|us|eu|de|fr|tv|me|html?|php|aspx?|pdf|jpe?g|png|gif|docx?|xlsx?|txt|zip|js|ts|py|exe|mp[34])(?![\p{L}])/iu;

/** The marks that only such a stretch has; it may also have a full stop inside, or after "www". */
const suspicious = unitSet(':/@#_\\<>{}=|~^*');
const fullStop = 46;

/** Of a longer stretch no more is looked at to tell what it is. */
const longestStretch = 400;

const apostrophes = unitSet("'’ʼ");

const longestWord = 40;

/** What is left of a contraction where a tokeniser cut it up ("We' ve", "did n't"), lower case. */
const contractionParts = new Set('ve ll re nt don didn doesn isn wasn aren weren hasn haven hadn won wouldn couldn shouldn mustn needn ain shan mightn oughtn'.split(' '));

/** What does not depend on where a word stands. */
interface Writing {
  readonly text: string;
  /** Of the text without a possessive ending. */
  readonly form: WordForm;
  /** `undefined` where the lexicon cannot know such a word. */
  readonly key: string | undefined;
  readonly casing: Casing;
  readonly isContractionPart: boolean;
}

const writingOf = traitOfWords((written): Writing => {
  const text = written.replace(/['’ʼ][sS]$/u, '');
  const key = text.length > longestWord ? undefined : foldWord(text);
  return { text, form: wordFormAt(text, 0, text.length), key, casing: casingOf(text), isContractionPart: key !== undefined && contractionParts.has(key) };
});

/**
 * The words of a text that spelling can judge, in order. Left out are words in other scripts, words with digits in or against
 * them, and everything inside addresses, hashtags, paths and code.
 */
export function scanTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  for (let start = stretchStart(text, 0); start < text.length; ) {
    const end = stretchEnd(text, start);
    if (isNoProse(text, start, end)) previousEnd = end;
    else previousEnd = readStretch(text, start, end, previousEnd, tokens);
    start = stretchStart(text, end);
  }
  return tokens;
}

function stretchStart(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && (classOfUnit(text.charCodeAt(offset)) & space) !== 0) offset++;
  return offset;
}

function stretchEnd(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && (classOfUnit(text.charCodeAt(offset)) & space) === 0) offset++;
  return offset;
}

function isNoProse(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    const unit = text.charCodeAt(offset);
    if (suspicious[unit] === 1 || (unit === fullStop && (offset + 1 < end || isLetterW(text.charCodeAt(offset - 1))))) return notProse.test(text.slice(start, Math.min(end, start + longestStretch)));
  }
  return false;
}

function isLetterW(unit: number): boolean {
  return unit === 119 || unit === 87;
}

/** Adds the words of a stretch without white space. Returns where the last one ends. */
function readStretch(text: string, from: number, limit: number, previous: number, tokens: Token[]): number {
  let previousEnd = previous;
  for (let start = from; start < limit; ) {
    const end = wordEnd(text, start, limit);
    if (end === start) {
      start++;
      continue;
    }
    const token = readToken(text, start, end, previousEnd);
    if (token !== undefined) tokens.push(token);
    previousEnd = end;
    start = end;
  }
  return previousEnd;
}

/** The end of the word that starts at `from`: a letter, then letters and marks, with apostrophes between letters; `from` where there is none. */
function wordEnd(text: string, from: number, limit: number): number {
  if ((classAt(text, from) & letter) === 0) return from;
  let end = runEnd(text, from, limit, letter | mark);
  while (end + 1 < limit && apostrophes[text.charCodeAt(end)] === 1 && (classAt(text, end + 1) & letter) !== 0) end = runEnd(text, end + 1, limit, letter | mark);
  return end;
}

function readToken(text: string, start: number, writtenEnd: number, previousEnd: number): Token | undefined {
  const [before, after] = [text.charCodeAt(start - 1), text.charCodeAt(writtenEnd)];
  if ((classBefore(before) & (digit | mark)) !== 0 || isPrivate(before) || (classBefore(after) & digit) !== 0) return undefined;
  const { form, text: written, key, casing, isContractionPart } = writingOf(wordFormAt(text, start, writtenEnd));
  if (key === undefined || isFragment(text, start, writtenEnd)) return undefined;
  const end = start + written.length;
  if (isContractionPart && isCutContraction(text, start, end)) return undefined;
  return { start, end, text: written, key, casing, form, hyphenated: isHyphen(before) || isHyphen(after), gap: text.slice(previousEnd, start) };
}

/** The classes of a neighbouring code unit; none where the text ends. */
function classBefore(unit: number): number {
  return Number.isNaN(unit) ? 0 : classOfUnit(unit);
}

/** Whether fonts of symbols use a code unit as they like. */
function isPrivate(unit: number): boolean {
  return unit >= 0xe000 && unit <= 0xf8ff;
}

const hyphens = unitSet('-‐‑');

function isHyphen(unit: number): boolean {
  return hyphens[unit] === 1;
}

const brackets = unitSet('[]');

/** A part of a word that brackets ("succeed[ing]") or an apostrophe of a transliteration ("Da' esh") cut in two. */
function isFragment(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (brackets[before] === 1 && /[\p{L}\p{M}][[\]]$/u.test(text.slice(Math.max(0, start - 2), start))) return true;
  if (brackets[text.charCodeAt(end)] === 1 && /^[[\]]\p{L}/u.test(text.slice(end, end + 2))) return true;
  if (apostrophes[before] !== 1 && apostrophes[text.charCodeAt(start - 2)] !== 1) return false;
  return /(?:^|[^\p{L}])\p{Lu}\p{L}{0,2}['’ʼ]\s?$/u.test(text.slice(Math.max(0, start - 6), start));
}

/** Whether an apostrophe stands before or after the word, white space aside. */
function isCutContraction(text: string, start: number, end: number): boolean {
  return /['’ʼ`]\s?$/u.test(text.slice(Math.max(0, start - 2), start)) || /^\s?['’ʼ`]/u.test(text.slice(end, end + 2)) || /^\s?n['’]t/u.test(text.slice(end, end + 4));
}
