/** Keys have so many bits, those of a hash: a word that is in no list is taken for one that is once in some hundreds. */
export const keyBits = 24;
export const keyMask = 2 ** keyBits - 1;

/** The lower bits of a key are kept in 16. */
const fewestBuckets = 2 ** (keyBits - 16);

const mostKeys = 2 ** 16 - 1;

/**
 * Sorted keys in buckets by their upper bits, with the lower ones of each: as hashes spread evenly, a look-up reads the bounds of a bucket
 * and the two or three keys in it. It can be used as it stands in a file.
 */
export class KeyTable {
  /** By bucket the position of its first key, and how many keys there are. */
  readonly starts: Uint16Array;
  /** The lower bits of each key. */
  readonly rests: Uint16Array;
  readonly #shift: number;

  /** @param starts as many as buckets, a power of two, and one more */
  constructor(starts: Uint16Array, rests: Uint16Array) {
    this.starts = starts;
    this.rests = rests;
    this.#shift = keyBits - Math.log2(starts.length - 1);
  }

  /** The table of sorted, different keys. Throws a RangeError where there are too many. */
  static of(keys: Uint32Array): KeyTable {
    if (keys.length > mostKeys) throw new RangeError(`a table takes ${String(mostKeys)} keys at most`);
    let buckets = fewestBuckets;
    while (4 * buckets < keys.length) buckets *= 2;
    const shift = keyBits - Math.log2(buckets);
    const starts = new Uint16Array(buckets + 1);
    for (const key of keys) starts[(key >>> shift) + 1]++;
    for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1] += starts[bucket];
    return new KeyTable(starts, Uint16Array.from(keys, (key) => key & ((1 << shift) - 1)));
  }

  get size(): number {
    return this.rests.length;
  }

  /** The position among the keys of the one that the lower bits of a hash are, or -1. */
  find(hash: number): number {
    const key = hash & keyMask;
    const bucket = key >>> this.#shift;
    const rest = key & ((1 << this.#shift) - 1);
    const end = this.starts[bucket + 1];
    for (let position = this.starts[bucket]; position < end; position++) if (this.rests[position] === rest) return position;
    return -1;
  }
}
