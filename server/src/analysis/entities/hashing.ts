/** A 32-bit hash of a string as an unsigned integer: FNV-1a over the UTF-16 code units (Fowler, Noll and Vo), finished by a mix. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let offset = 0; offset < text.length; offset++) hash = Math.imul(hash ^ text.charCodeAt(offset), 0x01000193);
  return mix(hash);
}

/** The hash of a feature: its template's number and its value's hash. */
export function combine(template: number, value: number): number {
  return mix(value ^ Math.imul(template + 1, 0x9e3779b1));
}

/** The finisher of MurmurHash3 (Appleby, public domain). */
function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Finds the position of a key in the list it was made from: open addressing with linear probing. A slot is a key and a
 * position one beside the other, so that a look-up touches one place in memory; position -1 marks a free slot.
 */
export class HashTable {
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** @param keys below 2³¹ */
  constructor(keys: Uint32Array) {
    let capacity = 16;
    while (capacity < keys.length * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#slots = new Int32Array(capacity * 2).fill(-1);
    for (let position = 0; position < keys.length; position++) {
      let slot = keys[position] & this.#mask;
      while (this.#slots[slot * 2 + 1] >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot * 2] = keys[position];
      this.#slots[slot * 2 + 1] = position;
    }
  }

  /** The key's position in the list, or -1. */
  find(key: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = key & mask;
    while (slots[slot * 2 + 1] >= 0) {
      if (slots[slot * 2] === key) return slots[slot * 2 + 1];
      slot = (slot + 1) & mask;
    }
    return -1;
  }
}
