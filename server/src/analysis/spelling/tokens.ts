import { classOfUnit, digit, isIn, letter, space, unitSet, upperCase } from '../../text/characters.ts';
import { piecesOf, type Pieces } from '../../text/pieces.ts';
import { traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { formOfPieces, isWord } from '../../text/words.ts';
import { withRoomFor } from '../columns.ts';
import { isApostrophe, readingOf, readings, withoutPossessive } from './writtenWord.ts';

/** The words of a text that can be looked up, by columns that are used again for the next text; offsets are UTF-16 into the text that was read. */
export interface WordTokens {
  count: number;
  /** Without possessive endings. */
  readonly forms: WordForm[];
  starts: Int32Array;
  /** Where the word before each ended; what stands between the two is its gap. */
  gapStarts: Int32Array;
  /** 1 for a part of a hyphenated compound. */
  hyphenated: Uint8Array;
}

export function emptyTokens(): WordTokens {
  return { count: 0, forms: [], starts: new Int32Array(256), gapStarts: new Int32Array(256), hyphenated: new Uint8Array(256) };
}

/** Where a token ends. */
export function tokenEnd({ starts, forms }: WordTokens, index: number): number {
  return starts[index] + forms[index].length;
}

/** A stretch without white space that is no prose: addresses, handles, hashtags, paths, file names, code. */
const notProse =
  /:\/\/|^[("'“‘]*www\.|[@#_\\<>{}=|~^*]|^[("'“‘]*\/|\/[^/]*\/|\w\.(?:com|net|org|edu|gov|mil|int|info|biz|io|co|uk|us|eu|de|fr|tv|me|html?|php|aspx?|pdf|jpe?g|png|gif|docx?|xlsx?|txt|zip|js|ts|py|exe|mp[34])(?![\p{L}])/iu;

/** The marks that only such a stretch has; it may also have a full stop inside, or after "www". */
const suspicious = unitSet('/@#_\\<>{}=|~^*');
const fullStop = 46;

/** Of a longer stretch no more is looked at to tell what it is. */
const longestStretch = 400;

/** Where the last letter of a piece ends, with the marks on it; 0 where it has none. */
const lettersEnd = traitOfWords((piece) => /^[^]*\p{L}\p{M}*/u.exec(piece)?.[0].length ?? 0);

/**
 * Reads the words of a text that spelling can judge, in order: runs of letters, with apostrophes between letters. Left out are words in
 * other scripts, words with digits in or against them, and everything inside addresses, hashtags, paths and code.
 */
export function readTokens(text: string, tokens: WordTokens): void {
  const pieces = piecesOf(text);
  const { starts, forms } = pieces;
  const count = starts.length;
  tokens.count = 0;
  let previousEnd = 0;
  for (let first = 0; first < count; ) {
    const end = starts[first] + forms[first].length;
    // Most stretches are a word alone, which cannot be anything else than prose.
    if (hasOnlyLetters(forms[first]) && (first + 1 === count || starts[first + 1] > end)) {
      readToken(text, pieces, first, first + 1, false, previousEnd, tokens);
      previousEnd = end;
      first++;
      continue;
    }
    const last = stretchEnd(pieces, first);
    if (isNoProse(text, pieces, first, last)) previousEnd = endOf(pieces, last - 1);
    else previousEnd = readStretch(text, pieces, first, last, previousEnd, tokens);
    first = last;
  }
}

/** Where a piece ends. */
function endOf({ starts, forms }: Pieces, piece: number): number {
  return starts[piece] + forms[piece].length;
}

/** The end (exclusive) of the stretch without white space that starts with a piece. */
function stretchEnd(pieces: Pieces, from: number): number {
  const { starts } = pieces;
  let end = from + 1;
  while (end < starts.length && starts[end] === endOf(pieces, end - 1)) end++;
  return end;
}

function isNoProse(text: string, pieces: Pieces, first: number, last: number): boolean {
  const { starts, forms } = pieces;
  const end = endOf(pieces, last - 1);
  for (let piece = first; piece < last; piece++) {
    if (isWord(forms[piece])) continue;
    const offset = starts[piece];
    const unit = text.charCodeAt(offset);
    if (isIn(suspicious, unit) || (unit === fullStop && (offset + 1 < end || isLetterW(text.charCodeAt(offset - 1))))) return notProse.test(text.slice(starts[first], Math.min(end, starts[first] + longestStretch)));
  }
  return false;
}

function isLetterW(unit: number): boolean {
  return unit === 119 || unit === 87;
}

/** Adds the words of a stretch without white space. Returns where the last one ends. */
function readStretch(text: string, pieces: Pieces, first: number, last: number, previous: number, tokens: WordTokens): number {
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
    if (isAllLetters) readToken(text, pieces, from, to, from > first || to < last, previousEnd, tokens);
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
  if (!isApostrophe(text.charCodeAt(starts[apostrophe])) || (forms[apostrophe + 1].firstClasses & letter) === 0) return false;
  const before = forms[apostrophe - 1];
  return lettersEnd(before) === before.length;
}

/** Adds the word of the pieces `from` to `to` (exclusive) if it can be judged. */
function readToken(text: string, pieces: Pieces, from: number, to: number, isGlued: boolean, gapStart: number, tokens: WordTokens): void {
  // Apostrophes are pieces of their own.
  const form = to === from + 1 ? pieces.forms[from] : withoutPossessive(formOfPieces(text, pieces, from, to));
  const start = pieces.starts[from];
  const reading = readingOf(form);
  if (reading === readings.unreadable || ((reading & readings.contractionPart) !== 0 && isCutContraction(text, start, start + form.length))) return;
  if (!isGlued && (start < 2 || !isApostrophe(text.charCodeAt(start - 2)))) return add(tokens, form, start, gapStart, false);
  const writtenEnd = endOf(pieces, to - 1);
  const before = text.charCodeAt(start - 1);
  if (isPrivate(before) || isFragment(text, start, writtenEnd)) return;
  add(tokens, form, start, gapStart, isIn(hyphens, before) || isIn(hyphens, text.charCodeAt(writtenEnd)));
}

function add(tokens: WordTokens, form: WordForm, start: number, gapStart: number, isHyphenated: boolean): void {
  const index = tokens.count++;
  if (index === tokens.starts.length) {
    tokens.starts = withRoomFor(tokens.starts, index);
    tokens.gapStarts = withRoomFor(tokens.gapStarts, index);
    tokens.hyphenated = withRoomFor(tokens.hyphenated, index);
  }
  tokens.forms[index] = form;
  tokens.starts[index] = start;
  tokens.gapStarts[index] = gapStart;
  tokens.hyphenated[index] = isHyphenated ? 1 : 0;
}

/** Whether fonts of symbols use a code unit as they like. */
function isPrivate(unit: number): boolean {
  return unit >= 0xe000 && unit <= 0xf8ff;
}

const hyphens = unitSet('-‐‑');

const brackets = unitSet('[]');

/** A part of a word that brackets ("succeed[ing]") or an apostrophe of a transliteration ("Da' esh") cut in two. */
function isFragment(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (isIn(brackets, before) && /[\p{L}\p{M}][[\]]$/u.test(text.slice(Math.max(0, start - 2), start))) return true;
  if (isIn(brackets, text.charCodeAt(end)) && /^[[\]]\p{L}/u.test(text.slice(end, end + 2))) return true;
  const isSpaceBetween = (classOfUnit(before) & space) !== 0;
  const apostrophe = isSpaceBetween ? start - 2 : start - 1;
  return isApostrophe(text.charCodeAt(apostrophe)) && isCutTransliteration(text, apostrophe);
}

/** So many letters at most stand before an apostrophe that cuts a word in two. */
const longestBeginning = 3;

/** Whether a word of a few letters, the first a capital, ends before an apostrophe. */
function isCutTransliteration(text: string, apostrophe: number): boolean {
  let start = apostrophe;
  while (start > 0 && apostrophe - start <= longestBeginning && (classOfUnit(text.charCodeAt(start - 1)) & letter) !== 0) start--;
  return start < apostrophe && apostrophe - start <= longestBeginning && (classOfUnit(text.charCodeAt(start)) & upperCase) !== 0;
}

/** Whether an apostrophe stands before or after the word, white space aside. */
function isCutContraction(text: string, start: number, end: number): boolean {
  return /['’ʼ`]\s?$/u.test(text.slice(Math.max(0, start - 2), start)) || /^\s?['’ʼ`]/u.test(text.slice(end, end + 2)) || /^\s?n['’]t/u.test(text.slice(end, end + 4));
}
