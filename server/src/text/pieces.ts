import { classAt, classOfUnit, isHighSurrogate, isLowSurrogate, knownClassOfUnit, space, unitAt, wordCharacter } from './characters.ts';
import { memoizeByParagraph } from './memo.ts';
import { longestWord, type WordForm, wordFormAt, wordFormOf, wordHashOf, wordHashStart, wordHashWith } from './wordForms.ts';

/**
 * A text as pieces, in order: runs of letters, marks and digits, and each other character that is no white space by itself. What analysers
 * take for words are one or several of them; a piece that ends where the next one starts is glued to it.
 */
export interface Pieces {
  /** UTF-16 offsets. */
  readonly starts: readonly number[];
  /** As long as the pieces. */
  readonly forms: readonly WordForm[];
}

/** The pieces of a text; kept for the analysers that ask next. */
export const piecesOf: (text: string) => Pieces = memoizeByParagraph(readPieces);

/** Room for the code units of a text that is being read: an array is read many times as fast as a string. Longer texts get one of their own. */
const room = new Uint16Array(1 << 16);
/** Room for its pieces, so that no array grows piece by piece. */
const readStarts: number[] = [];
const readForms: WordForm[] = [];

const blank = 32;

function readPieces(text: string): Pieces {
  const { length } = text;
  const units = length < room.length ? room : new Uint16Array(length + 1);
  for (let offset = 0; offset < length; offset++) units[offset] = unitAt(text, offset);
  // What no word goes on with.
  units[length] = 0;
  let count = 0;
  for (let start = 0; start < length; ) {
    if (units[start] === blank) {
      start++;
      continue;
    }
    let end = start;
    let hash = wordHashStart;
    while ((knownClassOfUnit(units[end]) & wordCharacter) !== 0) hash = wordHashWith(hash, units[end++]);
    if (mayBeOfWord(units[end])) {
      end = runEnd(units, end);
      hash = wordHashOf(units, start, end);
    }
    if (end === start) {
      end += isPair(units, start) ? 2 : 1;
      if ((classOfUnit(units[start]) & space) !== 0) {
        start = end;
        continue;
      }
      hash = wordHashOf(units, start, end);
    }
    readStarts[count] = start;
    readForms[count++] = end - start > longestWord ? wordFormAt(text, start, end) : wordFormOf(units, start, end, hash);
    start = end;
  }
  return { starts: readStarts.slice(0, count), forms: readForms.slice(0, count) };
}

/** Whether a word that ends before a code unit by what is known of it may go on with it all the same. */
function mayBeOfWord(unit: number): boolean {
  return knownClassOfUnit(unit) === 0 || isHighSurrogate(unit);
}

/** Where the run of letters, marks and digits ends that goes on at `from`. */
function runEnd(units: Uint16Array, from: number): number {
  let end = from;
  for (;;) {
    while ((classOfUnit(units[end]) & wordCharacter) !== 0) end++;
    if (!isPair(units, end) || (classAt(String.fromCharCode(units[end], units[end + 1]), 0) & wordCharacter) === 0) return end;
    end += 2;
  }
}

/** Whether a surrogate pair stands at a place. */
function isPair(units: Uint16Array, place: number): boolean {
  return isHighSurrogate(units[place]) && isLowSurrogate(units[place + 1]);
}

/** The number of the first piece that starts at a UTF-16 offset or after it; how many there are where none does (binary search). */
export function firstPieceFrom({ starts }: Pieces, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
