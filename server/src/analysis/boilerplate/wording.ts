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

const [firstMark, lastMark, wholeMark, space] = ['^', '$', '=', ' '];
const firstStart = extendHash(startHash, firstMark);
const wholeStart = extendHash(startHash, wholeMark);

/**
 * The keys of a line's words, pairs of words and outermost words, and of the whole line where it is short: 32-bit hashes,
 * figures aside; a key stands as often as its wording does. The line's words are the first `length` of `words`.
 */
export function wordingKeys(words: readonly WordReading[], length: number): Uint32Array {
  const count = Math.min(readWords, length);
  if (count === 0) return noKeys;
  const whole = length <= wholeWords;
  const keys = new Uint32Array(2 * count + Number(length <= readWords) + Number(whole));
  let next = 0;
  for (let index = 0; index < count; index++) {
    const { hash, plain } = words[index];
    keys[next++] = mix(hash);
    if (index > 0) keys[next++] = mix(extendHash(extendHash(words[index - 1].hash, space), plain));
  }
  keys[next++] = mix(extendHash(firstStart, words[0].plain));
  if (length <= readWords) keys[next++] = mix(extendHash(words[count - 1].hash, lastMark));
  if (whole) {
    let hash = wholeStart;
    for (let index = 0; index < count; index++) hash = extendHash(index > 0 ? extendHash(hash, space) : hash, words[index].plain);
    keys[next] = mix(hash);
  }
  return keys;
}

const noKeys = new Uint32Array(0);

/** Mixes the high bits of a hash into the low ones. */
function mix(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Marks of keys are kept by so many of a key's bits: few enough to stay at hand, and most keys that are not known have none. */
const markBits = 17;

/** The wordings that the model knows, numbered from 0. */
export class Vocabulary {
  readonly size: number;
  readonly #keys: Uint32Array;
  /** Open addressing: 1 + the number of the key that has the place, or 0. */
  readonly #places: Int32Array;
  /** A bit for every value of a key's low bits, set where a known key has it. */
  readonly #marks = new Int32Array(2 ** markBits / 32);
  /** For each wording the last call of `lookUp` that found it. */
  readonly #found: Uint32Array;
  #call = 0;

  constructor(keys: Iterable<number>) {
    this.#keys = Uint32Array.from(keys);
    this.size = this.#keys.length;
    this.#found = new Uint32Array(this.size);
    this.#places = new Int32Array(2 ** Math.ceil(Math.log2(2 * this.size + 2)));
    for (let number = 0; number < this.size; number++) {
      const key = this.#keys[number];
      this.#places[this.#placeOf(key)] = number + 1;
      this.#marks[markOf(key) >>> 5] |= 1 << (key & 31);
    }
  }

  /** The numbers of those keys that are known, each once. */
  lookUp(keys: Uint32Array): number[] {
    const numbers: number[] = [];
    const marks = this.#marks;
    const found = this.#found;
    if (++this.#call === 2 ** 32) {
      found.fill(0);
      this.#call = 1;
    }
    for (const key of keys) {
      if ((marks[markOf(key) >>> 5] & (1 << (key & 31))) === 0) continue;
      const number = this.#places[this.#placeOf(key)] - 1;
      if (number < 0 || found[number] === this.#call) continue;
      found[number] = this.#call;
      numbers.push(number);
    }
    return numbers;
  }

  /** The place that holds a key, or the free one where it would stand. */
  #placeOf(key: number): number {
    const last = this.#places.length - 1;
    let place = key & last;
    while (this.#places[place] !== 0 && this.#keys[this.#places[place] - 1] !== key) place = (place + 1) & last;
    return place;
  }
}

function markOf(key: number): number {
  return key & (2 ** markBits - 1);
}

/** How much known wordings speak for content, by a linear model; 0 where there are none. */
export function scoreWording(numbers: readonly number[], weights: Float32Array): number {
  let sum = 0;
  for (const number of numbers) sum += weights[number];
  return numbers.length > 0 ? sum / Math.sqrt(numbers.length) : 0;
}
