/**
 * How often two words follow each other, in a hash table that keeps a fingerprint instead of the words (after Talbot and
 * Osborne, "Randomised Language Modelling", 2007): about one unseen pair in a thousand is taken for a seen one.
 *
 * A slot is 16 bits: 11 of fingerprint and 5 of level; level 0 is empty. A pair of level n was seen about 2^(n/2) times.
 */
export class Bigrams {
  readonly #slots: Uint16Array;

  constructor(slots: Uint16Array) {
    this.#slots = slots;
  }

  /** The level of two folded words in this order; 0 where they were not seen together. */
  level(left: string, right: string): number {
    const mask = this.#slots.length - 1;
    const hash = hashPair(left, right);
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const value = this.#slots[slot];
      if (value === 0) return 0;
      if (value >>> 5 === hash >>> 21) return value & 31;
    }
  }

  /** The table of the given pairs, with room for all of them; `slots` is a power of two above their number. */
  static pack(pairs: Iterable<readonly [left: string, right: string, count: number]>, slots: number): Uint16Array {
    const table = new Uint16Array(slots);
    for (const [left, right, count] of pairs) {
      const hash = hashPair(left, right);
      let slot = hash & (slots - 1);
      while (table[slot] !== 0) slot = (slot + 1) & (slots - 1);
      table[slot] = ((hash >>> 21) << 5) | Math.max(1, Math.min(31, Math.round(2 * Math.log2(count))));
    }
    return table;
  }
}

/** FNV-1a over both words with a separator, then mixed; unsigned 32 bits. */
function hashPair(left: string, right: string): number {
  let hash = 0x811c9dc5;
  for (let offset = 0; offset < left.length; offset++) hash = Math.imul(hash ^ left.charCodeAt(offset), 0x01000193);
  hash = Math.imul(hash ^ 32, 0x01000193);
  for (let offset = 0; offset < right.length; offset++) hash = Math.imul(hash ^ right.charCodeAt(offset), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
