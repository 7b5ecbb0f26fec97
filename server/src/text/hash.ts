/**
 * The two lanes of a hash before the first code unit, as 32 signed bits, as which they are held without an object of their own; and what each is
 * multiplied with after every unit. For those who hash what they read on the way, and end with `finishHash`.
 */
export const highStart = 0xdeadbeef | 0;
export const lowStart = 0x41c6ce57;
export const highFactor = 0x9e3779b1 | 0;
export const lowFactor = 0x5f356495;

/**
 * A 53-bit hash of a string as a non-negative safe integer: cyrb53 (bryc, public domain), two multiply-xor lanes over
 * the UTF-16 code units. Good for fingerprints and change detection; not for secrets.
 */
export function hashText(text: string, seed = 0): number {
  return hashPart(text, 0, text.length, seed);
}

/** `hashText` of the part of a text between two UTF-16 offsets, without cutting it out. */
export function hashPart(text: string, start: number, end: number, seed = 0): number {
  let high = highStart ^ seed;
  let low = lowStart ^ seed;
  for (let offset = start; offset < end; offset++) {
    const unit = text.charCodeAt(offset);
    high = Math.imul(high ^ unit, highFactor);
    low = Math.imul(low ^ unit, lowFactor);
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
  #high = highStart;
  #low = lowStart;

  add(text: string): void {
    let high = this.#high;
    let low = this.#low;
    for (let offset = 0; offset < text.length; offset++) {
      const unit = text.charCodeAt(offset);
      high = Math.imul(high ^ unit, highFactor);
      low = Math.imul(low ^ unit, lowFactor);
    }
    this.#high = high;
    this.#low = low;
  }

  finish(): number {
    return finishHash(this.#high, this.#low);
  }
}

/** Mixes two lanes of 32 bits into a non-negative safe integer. */
export function finishHash(high: number, low: number): number {
  const first = finishShortHash(high, low);
  const second = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return 4294967296 * (2097151 & second) + (first >>> 0);
}

/** The lower 32 bits of `finishHash`, signed: enough where a few texts are held against each other. */
export function finishShortHash(high: number, low: number): number {
  return Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
}
