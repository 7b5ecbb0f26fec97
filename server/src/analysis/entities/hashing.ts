/** A 32-bit hash of a string as an unsigned integer: FNV-1a over the UTF-16 code units (Fowler, Noll and Vo), finished by a mix. */
export function hashString(text: string): number {
  return mix(extendHash(hashStart, text));
}

/** Hashes of texts that are read in pieces start with it and end with `finishHash`. */
export const hashStart = 0x811c9dc5;

/** The state of a hash after more text. */
export function extendHash(state: number, text: string, start = 0, end = text.length): number {
  let hash = state;
  for (let offset = start; offset < end; offset++) hash = Math.imul(hash ^ text.charCodeAt(offset), 0x01000193);
  return hash;
}

/** As `extendHash`, over code units. */
export function extendUnits(state: number, units: Uint16Array, start: number, end: number): number {
  let hash = state;
  for (let offset = start; offset < end; offset++) hash = Math.imul(hash ^ units[offset], 0x01000193);
  return hash;
}

export function finishHash(state: number): number {
  return mix(state);
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
 * Finds the position of a key in the list it was made from: open addressing with linear probing. Keys stand apart from
 * positions, so that a look-up of a key that is not there, as most are, touches little memory.
 */
export class HashTable {
  readonly #keys: Int32Array;
  readonly #positions: Int32Array;
  readonly #mask: number;

  /** @param keys below 2³¹ */
  constructor(keys: Uint32Array) {
    let capacity = 16;
    while (capacity < keys.length * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#keys = new Int32Array(capacity).fill(-1);
    this.#positions = new Int32Array(capacity);
    for (let position = 0; position < keys.length; position++) {
      let slot = keys[position] & this.#mask;
      while (this.#keys[slot] >= 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = keys[position];
      this.#positions[slot] = position;
    }
  }

  /** The key's position in the list, or -1. */
  find(key: number): number {
    const keys = this.#keys;
    const mask = this.#mask;
    let slot = key & mask;
    for (;;) {
      const found = keys[slot];
      if (found === key) return this.#positions[slot];
      if (found < 0) return -1;
      slot = (slot + 1) & mask;
    }
  }
}
