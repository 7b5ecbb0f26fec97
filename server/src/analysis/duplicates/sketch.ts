/** Shingles kept of one paragraph. Two words apart from one another still share most of them at this size. */
const sketchSize = 64;

/**
 * The two-word shingles of a paragraph as 32-bit hashes, ascending, each once; of more than `sketchSize` the smallest
 * (a bottom-k sketch, Broder 1997), so that two paragraphs sample alike and none costs the index more than that.
 */
export function sketchOf(words: Uint32Array): Uint32Array {
  const shingles = words.length === 1 ? words.slice() : new Uint32Array(Math.max(0, words.length - 1));
  for (let index = 0; index + 1 < words.length; index++) shingles[index] = shingle(words[index], words[index + 1]);
  shingles.sort();
  let kept = 0;
  for (let index = 0; index < shingles.length && kept < sketchSize; index++) {
    if (index === 0 || shingles[index] !== shingles[index - 1]) shingles[kept++] = shingles[index];
  }
  return shingles.slice(0, kept);
}

function shingle(first: number, second: number): number {
  let mixed = Math.imul(first ^ (second >>> 15), 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
