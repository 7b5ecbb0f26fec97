import { hashText } from '../../text/hash.ts';
import type { IndexState, SavedState } from '../corpusIndex.ts';
import type { Numbering } from '../numbering.ts';
import { NumberLists } from '../numberLists.ts';

/**
 * Finds the words of a changing set that are one edit (insertion, deletion, substitution, transposition) from a word.
 * One edit leaves a word's beginning or its end as it was, so both are looked up, each as long as the length lets them be.
 */
export class NearForms {
  readonly #words: Numbering;
  /** The words that begin or end alike, by the hash of what is alike. */
  readonly #buckets = new NumberLists(53);

  /** `words` has a number for each word of the set. */
  constructor(words: Numbering) {
    this.#words = words;
  }

  add(word: string): void {
    for (const key of bucketsOf(word, partLength(word.length))) this.#buckets.add(key, this.#words.take(word));
  }

  delete(word: string): void {
    for (const key of bucketsOf(word, partLength(word.length))) this.#buckets.remove(key, this.#words.take(word));
  }

  /** The words of the set one edit away, sorted. */
  near(word: string): string[] {
    const found = new Set<string>();
    for (let length = word.length - 1; length <= word.length + 1; length++) {
      for (const key of bucketsOf(word, partLength(length))) {
        for (const number of this.#buckets.get(key)) {
          const other = this.#words.textOf(number);
          if (other.length === length && isOneEditAway(word, other)) found.add(other);
        }
      }
    }
    return [...found].sort();
  }

  save(): SavedState {
    return this.#buckets.save();
  }

  restore(state: IndexState): void {
    this.#buckets.restore(state);
  }
}

/** Shorter words have too many neighbours to be looked at. */
const shortestWord = 4;

const longestPart = 4;

/** How many letters at an end are sure to be kept by an edit somewhere at the other. */
function partLength(wordLength: number): number {
  return wordLength < shortestWord ? 0 : Math.max(1, Math.min(longestPart, Math.floor(wordLength / 2) - 1));
}

function bucketsOf(word: string, part: number): number[] {
  return part === 0 ? [] : [hashText(`${part}<${word.slice(0, part)}`), hashText(`${part}>${word.slice(-part)}`)];
}

/** Whether one insertion, deletion, substitution or transposition turns one word into the other; `false` for equal words. */
export function isOneEditAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || a === b) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
  const [restShort, restLong] = [short.slice(start, short.length - end), long.slice(start, long.length - end)];
  if (restLong.length <= 1) return true;
  return restLong.length === 2 && restShort.length === 2 && restShort[0] === restLong[1] && restShort[1] === restLong[0];
}
