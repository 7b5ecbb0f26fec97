import { digit, letter, unitSet } from '../../text/characters.ts';
import { piecesOf, type Pieces } from '../../text/pieces.ts';
import type { Span } from '../../text/span.ts';
import { traitOfWords, wordFormAt, type WordForm } from '../../text/wordForms.ts';
import { formOfPieces, isWord } from '../../text/words.ts';
import { type Casing, casingOf, foldWord } from './fold.ts';

/** A word of running text that can be looked up; offsets are UTF-16 into the text that was scanned. */
export interface Token extends Span {
  readonly word: WrittenWord;
  /** A part of a hyphenated compound. */
  readonly hyphenated: boolean;
  /** Where the word before it ended; what stands between the two is its gap. */
  readonly gapStart: number;
}

/** What does not depend on where a word stands. */
export interface WrittenWord {
  /** As written, without a possessive ending. */
  readonly text: string;
  /** What is remembered of the text. */
  readonly form: WordForm;
  /** The key under which the lexicon would know it. */
  readonly key: string;
  /** Whether a lexicon can know such a word. */
  readonly isLexical: boolean;
  readonly casing: Casing;
  readonly isContractionPart: boolean;
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

const writtenWord = traitOfWords((written): WrittenWord => {
  const text = written.replace(/['’ʼ][sS]$/u, '');
  const key = text.length > longestWord ? undefined : foldWord(text);
  return { text, form: wordFormAt(text, 0, text.length), key: key ?? '', isLexical: key !== undefined, casing: casingOf(text), isContractionPart: key !== undefined && contractionParts.has(key) };
});

/** Where the last letter of a piece ends, with the marks on it; 0 where it has none. */
const lettersEnd = traitOfWords((piece) => /^[^]*\p{L}\p{M}*/u.exec(piece)?.[0].length ?? 0);

/**
 * The words of a text that spelling can judge, in order: runs of letters, with apostrophes between letters. Left out are words in other
 * scripts, words with digits in or against them, and everything inside addresses, hashtags, paths and code.
 */
export function scanTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const pieces = piecesOf(text);
  const count = pieces.starts.length;
  let previousEnd = 0;
  for (let first = 0; first < count; ) {
    const last = stretchEnd(pieces, first);
    if (isNoProse(text, pieces, first, last)) previousEnd = pieces.starts[last - 1] + pieces.forms[last - 1].length;
    else previousEnd = readStretch(text, pieces, first, last, previousEnd, tokens);
    first = last;
  }
  return tokens;
}

/** The end (exclusive) of the stretch without white space that starts with a piece. */
function stretchEnd({ starts, forms }: Pieces, from: number): number {
  let end = from + 1;
  while (end < starts.length && starts[end] === starts[end - 1] + forms[end - 1].length) end++;
  return end;
}

function isNoProse(text: string, { starts, forms }: Pieces, first: number, last: number): boolean {
  const end = starts[last - 1] + forms[last - 1].length;
  for (let piece = first; piece < last; piece++) {
    if (isWord(forms[piece])) continue;
    const offset = starts[piece];
    const unit = text.charCodeAt(offset);
    if (suspicious[unit] === 1 || (unit === fullStop && (offset + 1 < end || isLetterW(text.charCodeAt(offset - 1))))) return notProse.test(text.slice(starts[first], Math.min(end, starts[first] + longestStretch)));
  }
  return false;
}

function isLetterW(unit: number): boolean {
  return unit === 119 || unit === 87;
}

/** Adds the words of a stretch without white space. Returns where the last one ends. */
function readStretch(text: string, pieces: Pieces, first: number, last: number, previous: number, tokens: Token[]): number {
  const { starts, forms } = pieces;
  let previousEnd = previous;
  for (let from = first; from < last; ) {
    if (!isWord(forms[from])) {
      from++;
      continue;
    }
    let to = from + 1;
    let isAllLetters = hasOnlyLetters(forms[from]);
    for (; to + 1 < last && isJoined(text, pieces, to); to += 2) isAllLetters &&= hasOnlyLetters(forms[to + 1]);
    const token = isAllLetters ? readToken(text, pieces, from, to, from > first || to < last, previousEnd) : undefined;
    if (token !== undefined) tokens.push(token);
    const letters = isAllLetters ? forms[to - 1].length : lettersEnd(forms[to - 1]);
    if (letters > 0) previousEnd = starts[to - 1] + letters;
    from = to;
  }
  return previousEnd;
}

function hasOnlyLetters({ firstClasses, classes }: WordForm): boolean {
  return (firstClasses & letter) !== 0 && (classes & digit) === 0;
}

/** Whether a piece is an apostrophe between letters. */
function isJoined(text: string, { starts, forms }: Pieces, apostrophe: number): boolean {
  if (apostrophes[text.charCodeAt(starts[apostrophe])] !== 1 || (forms[apostrophe + 1].firstClasses & letter) === 0) return false;
  const before = forms[apostrophe - 1];
  return lettersEnd(before) === before.length;
}

/** The word of the pieces `from` to `to` (exclusive); undefined where it cannot be judged. */
function readToken(text: string, pieces: Pieces, from: number, to: number, isGlued: boolean, gapStart: number): Token | undefined {
  const word = writtenWord(formOfPieces(text, pieces, from, to));
  if (!word.isLexical) return undefined;
  const start = pieces.starts[from];
  const end = start + word.text.length;
  if (word.isContractionPart && isCutContraction(text, start, end)) return undefined;
  if (!isGlued && apostrophes[text.charCodeAt(start - 2)] !== 1) return { start, end, word, hyphenated: false, gapStart };
  const writtenEnd = pieces.starts[to - 1] + pieces.forms[to - 1].length;
  const [before, after] = [text.charCodeAt(start - 1), text.charCodeAt(writtenEnd)];
  if (isPrivate(before) || isFragment(text, start, writtenEnd)) return undefined;
  return { start, end, word, hyphenated: isHyphen(before) || isHyphen(after), gapStart };
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
