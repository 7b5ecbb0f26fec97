import { letter, mark, wordCharacter } from '../../text/characters.ts';
import { hashUnits } from '../../text/hash.ts';
import type { NormalText } from './normalText.ts';

/** What is kept of the words of a paragraph. */
export interface WordPrints {
  /** A 32-bit hash of each word. */
  readonly words: Uint32Array;
  /** Which of the letters a–z stand in each word as bits; other characters share the six bits above. */
  readonly letters: Uint32Array;
}

/** Room for the words of one paragraph, made larger where one has more. */
let room = { words: new Uint32Array(1024), letters: new Uint32Array(1024) };

const apostrophe = 39;

/** The words of a normalized text: runs of letters, marks and digits with at most one apostrophe, which a letter follows. */
export function readWords({ units, classes, length }: NormalText): WordPrints {
  let count = 0;
  for (let start = 0; start < length; ) {
    let end = start;
    while ((classes[end] & wordCharacter) !== 0) end++;
    if (end === start) {
      start++;
      continue;
    }
    if (units[end] === apostrophe && (classes[end + 1] & (letter | mark)) !== 0) {
      end += 2;
      while ((classes[end] & (letter | mark)) !== 0) end++;
    }
    if (count === room.words.length) grow();
    room.words[count] = hashUnits(units, start, end) >>> 0;
    room.letters[count++] = lettersOf(units, start, end);
    start = end;
  }
  return { words: room.words.slice(0, count), letters: room.letters.slice(0, count) };
}

function grow(): void {
  const larger = { words: new Uint32Array(2 * room.words.length), letters: new Uint32Array(2 * room.words.length) };
  larger.words.set(room.words);
  larger.letters.set(room.letters);
  room = larger;
}

function lettersOf(units: Uint16Array, start: number, end: number): number {
  let bits = 0;
  for (let offset = start; offset < end; offset++) {
    const unit = units[offset];
    bits |= unit >= 97 && unit <= 122 ? 1 << (unit - 97) : 1 << (26 + (unit % 6));
  }
  return bits;
}
