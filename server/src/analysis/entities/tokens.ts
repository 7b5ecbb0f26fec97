import { classAt, digit, isPairAt, letter, lowerCase, titleCase, upperCase } from '../../text/characters.ts';
import { firstPieceFrom, piecesOf, type Pieces } from '../../text/pieces.ts';
import type { Span } from '../../text/span.ts';
import { numberOfWords, traitOfWords, wordFormAt, type WordForm } from '../../text/wordForms.ts';
import { isWord } from '../../text/words.ts';
import { withRoomFor } from '../columns.ts';

/** What a token looks like. */
export const tokenKinds = {
  /** Punctuation and other signs, possessive endings. */
  mark: 1,
  lower: 2,
  number: 3,
  /** A word with a capital, or of letters that have no case: it may begin or end a name. */
  capitalised: 4,
} as const;

/** Nothing beyond so many UTF-16 code units of a word tells what it looks like. */
export const longestLook = 40;

/** The tokens of one sentence by columns: words, numbers and single marks. The columns are used again for the next sentence. */
export interface SentenceTokens {
  count: number;
  /** The first word of the sentence, quotation marks and brackets aside; -1 where it has none. */
  opening: number;
  /** UTF-16 offsets into the paragraph; a token that ends where the next one starts is glued to it. */
  starts: Int32Array;
  ends: Int32Array;
  readonly forms: WordForm[];
}

export function emptyTokens(): SentenceTokens {
  const places = (): Int32Array => new Int32Array(256);
  return { count: 0, opening: -1, starts: places(), ends: places(), forms: [] };
}

/**
 * Reads the tokens of a sentence: dotted abbreviations ("U.S."), single initials ("C."), runs of letters and digits with an
 * apostrophe inside ("O'Brien", but "'s" is a token of its own), or any other single character. Hyphens always separate.
 */
export function readTokens(paragraph: string, sentence: Span, tokens: SentenceTokens): void {
  const pieces = piecesOf(paragraph);
  const { starts, forms } = pieces;
  const limit = firstPieceFrom(pieces, sentence.end);
  let piece = firstPieceFrom(pieces, sentence.start);
  // A piece makes two tokens at most: the letters that an apostrophe joins to a token, and what follows them.
  tokens.starts = withRoomFor(tokens.starts, 2 * (limit - piece));
  tokens.ends = withRoomFor(tokens.ends, 2 * (limit - piece));
  tokens.count = 0;
  while (piece < limit) {
    const form = forms[piece];
    const start = starts[piece];
    const pieceEnd = start + form.length;
    // Whatever else a token may have in it stands directly after its first piece.
    if (piece + 1 === limit || starts[piece + 1] > pieceEnd) {
      add(tokens, start, pieceEnd, form);
      piece++;
      continue;
    }
    let end = tokenEnd(paragraph, pieces, piece, start, limit);
    add(tokens, start, end, end === pieceEnd ? form : wordFormAt(paragraph, start, end));
    while (piece < limit && starts[piece] + forms[piece].length <= end) piece++;
    // A token of letters may end inside a piece, before a digit or mark: the next one starts there.
    while (piece < limit && starts[piece] < end) {
      const rest = end;
      end = tokenEnd(paragraph, pieces, piece, rest, limit);
      add(tokens, rest, end, wordFormAt(paragraph, rest, end));
      while (piece < limit && starts[piece] + forms[piece].length <= end) piece++;
    }
  }
  tokens.opening = openingOf(tokens);
}

function add(tokens: SentenceTokens, start: number, end: number, form: WordForm): void {
  const index = tokens.count++;
  tokens.starts[index] = start;
  tokens.ends[index] = end;
  tokens.forms[index] = form;
}

function openingOf({ count, forms }: SentenceTokens): number {
  for (let index = 0; index < count; index++) if ((forms[index].firstClasses & (letter | digit)) !== 0) return index;
  return -1;
}

/** Where the token ends that starts in or with a piece of a sentence, whose pieces end before `limit`. */
function tokenEnd(text: string, pieces: Pieces, piece: number, start: number, limit: number): number {
  const { starts, forms } = pieces;
  const form = forms[piece];
  if (!isWord(form)) return isPossessive(text, pieces, piece, limit) ? start + 2 : start + form.length;
  if (start === starts[piece] && isCapital(form)) {
    const end = abbreviationEnd(text, pieces, piece, limit);
    if (end > start) return end;
  }
  let end = starts[piece] + form.length;
  for (let apostrophe = piece + 1; isApostropheIn(text, pieces, apostrophe, end, limit); apostrophe += 2) {
    const lettersOnly = leadingLetters(forms[apostrophe + 1]);
    end = starts[apostrophe + 1] + lettersOnly;
    if (lettersOnly < forms[apostrophe + 1].length) break;
  }
  return end;
}

/** Whether an apostrophe stands at `end`, a letter follows it, and the two are no possessive ending. */
function isApostropheIn(text: string, pieces: Pieces, piece: number, end: number, limit: number): boolean {
  const { starts, forms } = pieces;
  if (piece + 1 >= limit || starts[piece] !== end || starts[piece + 1] !== end + 1) return false;
  return isApostrophe(text.charCodeAt(end)) && (forms[piece + 1].firstClasses & letter) !== 0 && !isPossessive(text, pieces, piece, limit);
}

/** How many code units the letters have that a piece starts with. */
function leadingLetters(form: WordForm): number {
  return (form.classes & ~caseClasses) === (form.firstClasses & ~caseClasses) ? form.length : lettersBefore(form);
}

const caseClasses = lowerCase | upperCase | titleCase;

const lettersBefore = traitOfWords((piece) => /^\p{L}*/u.exec(piece)![0].length);

/** Whether a piece is a capital by itself. */
function isCapital({ firstClasses, length, text }: WordForm): boolean {
  return (firstClasses & upperCase) !== 0 && (length === 1 || (length === 2 && isPairAt(text, 0)));
}

/** Where capitals with full stops end that start with a piece; the start of that where there are none, or one before something else than a capital. */
function abbreviationEnd(text: string, { starts, forms }: Pieces, from: number, limit: number): number {
  let piece = from;
  let end = starts[from];
  while (piece + 1 < limit && starts[piece] === end && isCapital(forms[piece]) && isFullStopAt(text, starts[piece] + forms[piece].length, starts[piece + 1])) {
    end = starts[piece + 1] + 1;
    piece += 2;
  }
  if (piece !== from + 2) return end;
  if (piece === limit || (forms[piece].firstClasses & upperCase) === 0) return starts[from];
  return starts[piece] <= end + 1 ? end : starts[from];
}

function isFullStopAt(text: string, offset: number, next: number): boolean {
  return next === offset && text.charCodeAt(offset) === fullStop;
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}

/** Whether a piece is an apostrophe, an s follows, and no word goes on after them. */
function isPossessive(text: string, { starts, forms }: Pieces, piece: number, limit: number): boolean {
  const start = starts[piece];
  if (!isApostrophe(text.charCodeAt(start)) || piece + 1 >= limit || starts[piece + 1] !== start + 1 || text.charCodeAt(start + 1) !== 0x73) return false;
  return forms[piece + 1].length === 1 || (classAt(text, start + 2) & (letter | digit)) === 0;
}

/** What a token looks like by itself. */
export const tokenKindOf = numberOfWords((form): number => {
  const { text, classes, firstClasses, length } = form;
  if (!isWord(form)) return tokenKinds.mark;
  const hasCapital = (classes & (upperCase | titleCase)) !== 0;
  if (hasCapital && (length <= longestLook || /[\p{Lu}\p{Lt}]/u.test(text.slice(0, longestLook)))) return tokenKinds.capitalised;
  if ((firstClasses & digit) !== 0) return tokenKinds.number;
  if ((firstClasses & lowerCase) !== 0) return tokenKinds.lower;
  return (firstClasses & letter) !== 0 ? tokenKinds.capitalised : tokenKinds.mark;
});

const fullStop = 0x2e;
