import { classAt, classOfUnit, isHighSurrogate, isPairAt, space, unitAt, wordCharacter } from './characters.ts';
import { memoizeByParagraph } from './memo.ts';
import { longestWord, type WordForm, wordFormAt, wordFormOf } from './wordForms.ts';

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

function readPieces(text: string): Pieces {
  const { length } = text;
  const units = length < room.length ? room : new Uint16Array(length + 1);
  for (let offset = 0; offset < length; offset++) units[offset] = unitAt(text, offset);
  units[length] = 0;
  let count = 0;
  for (let offset = 0; offset < length; ) {
    let end = runEnd(text, units, offset);
    if (end === offset) {
      end += isPairAt(text, offset) ? 2 : 1;
      if ((classOfUnit(units[offset]) & space) !== 0) {
        offset = end;
        continue;
      }
    }
    readStarts[count] = offset;
    readForms[count++] = end - offset > longestWord ? wordFormAt(text, offset, end) : wordFormOf(units, offset, end);
    offset = end;
  }
  return { starts: readStarts.slice(0, count), forms: readForms.slice(0, count) };
}

/** Where the run of letters, marks and digits ends that starts at `from`; `from` itself where there is none. */
function runEnd(text: string, units: Uint16Array, from: number): number {
  let end = from;
  for (;;) {
    while ((classOfUnit(units[end]) & wordCharacter) !== 0) end++;
    if (!isHighSurrogate(units[end]) || (classAt(text, end) & wordCharacter) === 0) return end;
    end += 2;
  }
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
