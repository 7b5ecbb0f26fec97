/** A hash of a string of 32 bits with a sign, as engines hold whole numbers best: FNV-1a over the UTF-16 code units (Fowler, Noll and Vo), finished by a mix. */
export function hashString(text: string): number {
  return mix(extendHash(hashStart, text));
}

/** Hashes of texts that are read in pieces start with it and end with `finishHash`. */
export const hashStart = 0x811c9dc5 | 0;

/** The state of a hash after more text. */
export function extendHash(state: number, text: string, start = 0, end = text.length): number {
  let hash = state;
  for (let offset = start; offset < end; offset++) hash = Math.imul(hash ^ text.charCodeAt(offset), 0x01000193);
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
  return hash ^ (hash >>> 16);
}
