/**
 * A 53-bit hash of a string as a non-negative safe integer: cyrb53 (bryc, public domain), two multiply-xor lanes over
 * the UTF-16 code units. Good for fingerprints and change detection; not for secrets.
 */
export function hashText(text: string, seed = 0): number {
  return hashPart(text, 0, text.length, seed);
}

/** `hashText` of the part of a text between two UTF-16 offsets, without cutting it out. */
export function hashPart(text: string, start: number, end: number, seed = 0): number {
  let high = startHigh ^ seed;
  let low = startLow ^ seed;
  for (let offset = start; offset < end; offset++) {
    const unit = text.charCodeAt(offset);
    high = mixHigh(high, unit);
    low = mixLow(low, unit);
  }
  return finishHash(high, low);
}

/** What the two lanes of a hash hold at first; for hashes of sequences of other numbers than code units. */
export const startHigh = 0xdeadbeef;
export const startLow = 0x41c6ce57;

/** Takes a number of 32 bits into the first lane. */
export function mixHigh(high: number, value: number): number {
  return Math.imul(high ^ value, 2654435761);
}

/** Takes a number of 32 bits into the second lane. */
export function mixLow(low: number, value: number): number {
  return Math.imul(low ^ value, 1597334677);
}

/** Mixes the lanes into a non-negative safe integer. */
export function finishHash(high: number, low: number): number {
  const first = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const second = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return 4294967296 * (2097151 & second) + (first >>> 0);
}
