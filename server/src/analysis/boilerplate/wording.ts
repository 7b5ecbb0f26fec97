/** Words of a line are looked up this far; furniture says what it is in its first words. */
const readWords = 24;

/** A line of no more words than this is also looked up whole. */
const wholeWords = 5;

/**
 * The keys of a line's words, pairs of words and outermost words, and of the whole line where it is short: 32-bit hashes,
 * figures aside.
 */
export function wordingKeys(words: readonly string[]): Uint32Array {
  const known = words.slice(0, readWords).map((word) => word.toLowerCase().replace(/\p{N}+/gu, '0'));
  const keys = new Set<number>();
  known.forEach((word, index) => {
    keys.add(keyOf(word));
    if (index > 0) keys.add(keyOf(`${known[index - 1]} ${word}`));
  });
  if (known.length > 0) {
    keys.add(keyOf(`^${known[0]}`));
    if (words.length <= readWords) keys.add(keyOf(`${known[known.length - 1]}$`));
    if (words.length <= wholeWords) keys.add(keyOf(`=${known.join(' ')}`));
  }
  return Uint32Array.from(keys);
}

/** FNV-1a with its high bits mixed into the low ones. */
function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The wordings that the model knows, numbered from 0. */
export class Vocabulary {
  readonly #numbers: ReadonlyMap<number, number>;

  constructor(keys: Iterable<number>) {
    this.#numbers = new Map(Array.from(keys, (key, number) => [key, number]));
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** The numbers of those keys that are known. */
  lookUp(keys: Uint32Array): number[] {
    const numbers: number[] = [];
    for (const key of keys) {
      const number = this.#numbers.get(key);
      if (number !== undefined) numbers.push(number);
    }
    return numbers;
  }
}

/** How much known wordings speak for content, by a linear model; 0 where there are none. */
export function scoreWording(numbers: readonly number[], weights: Float32Array): number {
  let sum = 0;
  for (const number of numbers) sum += weights[number];
  return numbers.length > 0 ? sum / Math.sqrt(numbers.length) : 0;
}
