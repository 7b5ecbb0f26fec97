import { NumberRoom } from './numberRoom.ts';

/** Shingles kept of one paragraph. Two words apart from one another still share most of them at this size. */
const sketchSize = 64;

const room = new NumberRoom();

/**
 * The two-word shingles of a paragraph as 32-bit hashes, ascending, each once; of more than `sketchSize` the smallest
 * (a bottom-k sketch, Broder 1997), so that two paragraphs sample alike and none costs the index more than that.
 */
export function sketchOf(words: Uint32Array): Uint32Array {
  if (words.length <= 1) return words.slice();
  const count = words.length - 1;
  room.makeRoom(count);
  const { numbers, from } = room;
  for (let index = 0; index < count; index++) numbers[from + index] = shingle(words[index], words[index + 1]);
  numbers.subarray(from, from + count).sort();
  let kept = 1;
  for (let index = 1; index < count && kept < sketchSize; index++) {
    if (numbers[from + index] !== numbers[from + kept - 1]) numbers[from + kept++] = numbers[from + index];
  }
  return room.take(kept);
}

function shingle(first: number, second: number): number {
  let mixed = Math.imul(first ^ (second >>> 15), 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
