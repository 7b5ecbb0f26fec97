/** Shingles kept of one paragraph. Two words apart from one another still share most of them at this size. */
const sketchSize = 64;

/** The smallest shingles of the paragraph that is being read, ascending. */
const smallest = new Uint32Array(sketchSize);

/**
 * The two-word shingles of a paragraph as 32-bit hashes, ascending, each once; of more than `sketchSize` the smallest
 * (a bottom-k sketch, Broder 1997), so that two paragraphs sample alike and none costs the index more than that.
 */
export function sketchOf(words: Uint32Array): Uint32Array {
  if (words.length === 1) return words.slice();
  let kept = 0;
  for (let index = 0; index + 1 < words.length; index++) kept = insert(shingle(words[index], words[index + 1]), kept);
  return smallest.slice(0, kept);
}

/** Puts a shingle among the `kept` smallest, unless it is there or too large. Returns how many there are then. */
function insert(value: number, kept: number): number {
  if (kept === sketchSize && value >= smallest[kept - 1]) return kept;
  let place = kept;
  while (place > 0 && smallest[place - 1] > value) place--;
  if (place > 0 && smallest[place - 1] === value) return kept;
  for (let index = Math.min(kept, sketchSize - 1); index > place; index--) smallest[index] = smallest[index - 1];
  smallest[place] = value;
  return Math.min(kept + 1, sketchSize);
}

function shingle(first: number, second: number): number {
  let mixed = Math.imul(first ^ (second >>> 15), 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
