/**
 * A 53-bit hash of a string as a non-negative safe integer: cyrb53 (bryc, public domain), two multiply-xor lanes over
 * the UTF-16 code units. Good for fingerprints and change detection; not for secrets.
 */
export function hashText(text: string, seed = 0): number {
  return hashPart(text, 0, text.length, seed);
}

/** `hashText` of the part of a text between two UTF-16 offsets, without cutting it out. */
export function hashPart(text: string, start: number, end: number, seed = 0): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let offset = start; offset < end; offset++) {
    const unit = text.charCodeAt(offset);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  return finishHash(high, low);
}

/** `hashText` of texts as one, without joining them. */
export function hashTexts(...texts: readonly string[]): number {
  const hash = new RunningHash();
  for (const text of texts) hash.add(text);
  return hash.finish();
}

/** `hashText` of texts as one that come one after the other. */
export class RunningHash {
  // As 32 signed bits, as which it is held without an object of its own.
  #high = 0xdeadbeef | 0;
  #low = 0x41c6ce57;

  add(text: string): void {
    let high = this.#high;
    let low = this.#low;
    for (let offset = 0; offset < text.length; offset++) {
      const unit = text.charCodeAt(offset);
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
    this.#high = high;
    this.#low = low;
  }

  finish(): number {
    return finishHash(this.#high, this.#low);
  }
}

/** `hashText` of the text that the code units between two places are. */
export function hashUnits(units: Uint16Array, start: number, end: number): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = start; at < end; at++) {
    high = Math.imul(high ^ units[at], 2654435761);
    low = Math.imul(low ^ units[at], 1597334677);
  }
  return finishHash(high, low);
}

/** Mixes two lanes of 32 bits into a non-negative safe integer. */
export function finishHash(high: number, low: number): number {
  const first = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const second = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return 4294967296 * (2097151 & second) + (first >>> 0);
}
