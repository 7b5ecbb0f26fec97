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

/** Finds the position of a 32-bit key in the list it was made from: open addressing with linear probing, no objects. */
export class HashTable {
  readonly #keys: Uint32Array;
  readonly #positions: Int32Array;
  readonly #mask: number;

  constructor(keys: Uint32Array) {
    let capacity = 16;
    while (capacity < keys.length * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#keys = new Uint32Array(capacity);
    this.#positions = new Int32Array(capacity).fill(-1);
    for (let position = 0; position < keys.length; position++) {
      let slot = keys[position] & this.#mask;
      while (this.#positions[slot] >= 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = keys[position];
      this.#positions[slot] = position;
    }
  }

  /** The key's position in the list, or -1. */
  find(key: number): number {
    let slot = key & this.#mask;
    while (this.#positions[slot] >= 0) {
      if (this.#keys[slot] === key) return this.#positions[slot];
      slot = (slot + 1) & this.#mask;
    }
    return -1;
  }
}
