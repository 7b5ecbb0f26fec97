import type { WordReading } from './wordReading.ts';

/** Words of a line are looked up this far; furniture says what it is in its first words. */
const readWords = 24;

/** A line of no more words than this is also looked up whole. */
const wholeWords = 5;

/** The hash of the empty text, to be extended (FNV-1a). */
export const startHash = 0x811c9dc5 | 0;

/** The hash of a text and another after it. */
export function extendHash(hash: number, text: string): number {
  let extended = hash;
  for (let at = 0; at < text.length; at++) extended = extendHashByUnit(extended, text.charCodeAt(at));
  return extended;
}

/** The hash of a text and one UTF-16 code unit after it. */
export function extendHashByUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

const [firstMark, lastMark, wholeMark, space] = Array.from('^$= ', (mark) => mark.charCodeAt(0));
const firstStart = extendHashByUnit(startHash, firstMark);
const wholeStart = extendHashByUnit(startHash, wholeMark);

/**
 * The keys of a line's words, pairs of words and outermost words, and of the whole line where it is short: hashes of 32 bits,
 * signed, figures aside; a key stands as often as its wording does. The line's words are the first `length` of `words`.
 */
export function wordingKeys(words: readonly Pick<WordReading, 'plain' | 'hash'>[], length: number): readonly number[] {
  const count = Math.min(readWords, length);
  if (count === 0) return noKeys;
  const whole = length <= wholeWords;
  const keys = new Array<number>(2 * count + Number(length <= readWords) + Number(whole));
  let next = 0;
  for (let index = 0; index < count; index++) {
    const { hash, plain } = words[index];
    keys[next++] = mix(hash);
    if (index > 0) keys[next++] = mix(extendHash(extendHashByUnit(words[index - 1].hash, space), plain));
  }
  keys[next++] = mix(extendHash(firstStart, words[0].plain));
  if (length <= readWords) keys[next++] = mix(extendHashByUnit(words[count - 1].hash, lastMark));
  if (whole) {
    let hash = wholeStart;
    for (let index = 0; index < count; index++) hash = extendHash(index > 0 ? extendHashByUnit(hash, space) : hash, words[index].plain);
    keys[next] = mix(hash);
  }
  return keys;
}

const noKeys: readonly number[] = [];

/** Mixes the high bits of a hash into the low ones. */
function mix(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** Keys are found by so many of their first bits: about as many different ones as there are keys. */
const bucketBits = 14;

/**
 * Where the keys begin that have each value of the first bits, and where all end; `keys` are in ascending order.
 * @throws {RangeError} for more keys than numbers of two bytes count.
 */
export function bucketsOf(keys: Uint32Array): Uint16Array {
  if (keys.length >= 2 ** 16) throw new RangeError('There are more wordings than numbers.');
  const buckets = new Uint16Array(2 ** bucketBits + 1);
  for (let number = 0; number < keys.length; number++) buckets[bucketOf(keys[number]) + 1] = number + 1;
  for (let bucket = 1; bucket < buckets.length; bucket++) if (buckets[bucket] === 0) buckets[bucket] = buckets[bucket - 1];
  return buckets;
}

/** The wordings that the model knows, numbered from 0. */
export class Vocabulary {
  readonly size: number;
  readonly #keys: Uint32Array;
  readonly #buckets: Uint16Array;
  /** For each wording the last call of `lookUp` that found it. */
  readonly #found: Uint32Array;
  #call = 0;

  /** `keys` are in ascending order, each once, and `buckets` are those of the keys. */
  constructor(keys: Uint32Array, buckets = bucketsOf(keys)) {
    this.#keys = keys;
    this.#buckets = buckets;
    this.size = keys.length;
    this.#found = new Uint32Array(this.size);
  }

  /** The numbers of those keys that are known, each once. */
  lookUp(wording: readonly number[]): number[] {
    const numbers: number[] = [];
    const keys = this.#keys;
    const buckets = this.#buckets;
    const found = this.#found;
    if (++this.#call === 2 ** 32) {
      found.fill(0);
      this.#call = 1;
    }
    const call = this.#call;
    for (const signed of wording) {
      const key = signed >>> 0;
      const bucket = bucketOf(key);
      const end = buckets[bucket + 1];
      let number = buckets[bucket];
      while (number < end && keys[number] < key) number++;
      if (number === end || keys[number] !== key || found[number] === call) continue;
      found[number] = call;
      numbers.push(number);
    }
    return numbers;
  }
}

function bucketOf(key: number): number {
  return key >>> (32 - bucketBits);
}

/** How much known wordings speak for content, by a linear model; 0 where there are none. */
export function scoreWording(numbers: readonly number[], weights: Float32Array): number {
  let sum = 0;
  for (const number of numbers) sum += weights[number];
  return numbers.length > 0 ? sum / Math.sqrt(numbers.length) : 0;
}
