import type { IndexState } from '../corpusIndex.ts';
import { type NameFacts, unpackMentions } from './facts.ts';
import { readOccurrences } from './occurrences.ts';

/** What the index holds of a document's names, added up. Words are places in `words`. */
export interface NameEntries extends IndexState {
  /** The keys of the words, each once, separated by line feeds. */
  readonly words: string;
  /** How often each word stands in the document, and with a capital that can be trusted. */
  readonly totals: Uint32Array;
  readonly reliable: Uint32Array;
  /** How words are written, separated by line feeds; for each form its word and how often. */
  readonly forms: string;
  readonly formCounts: Uint32Array;
  /** Words with the word before, or after, in full names, and how often. */
  readonly lefts: Uint32Array;
  readonly rights: Uint32Array;
  /** Two words that stand side by side, and how often. */
  readonly pairs: Uint32Array;
}

export function nameEntries(facts: NameFacts): NameEntries {
  const occurrences = readOccurrences(unpackMentions(facts));
  const places = new Map<string, number>();
  for (const { key } of occurrences) if (!places.has(key)) places.set(key, places.size);
  const totals = new Uint32Array(places.size);
  const reliable = new Uint32Array(places.size);
  const forms = new Map<string, { readonly word: number; count: number }>();
  const [lefts, rights, pairs] = [new PairCounts(places.size), new PairCounts(places.size), new PairCounts(places.size)];
  let [lastWord, lastMention] = [0, -1];
  for (const { key, written, reliable: isReliable, left, right, mention } of occurrences) {
    const word = places.get(key)!;
    totals[word]++;
    if (isReliable) reliable[word]++;
    const form = forms.get(written);
    if (form === undefined) forms.set(written, { word, count: 1 });
    else form.count++;
    if (left !== '') lefts.add(word, places.get(left)!);
    if (right !== '') rights.add(word, places.get(right)!);
    if (lastMention === mention) pairs.add(lastWord, word);
    [lastWord, lastMention] = [word, mention];
  }
  const formCounts = new Uint32Array(2 * forms.size);
  let end = 0;
  for (const { word, count } of forms.values()) {
    formCounts[end++] = word;
    formCounts[end++] = count;
  }
  return {
    words: [...places.keys()].join('\n'),
    totals,
    reliable,
    forms: [...forms.keys()].join('\n'),
    formCounts,
    lefts: lefts.flat(),
    rights: rights.flat(),
    pairs: pairs.flat(),
  };
}

/** How often two words, in their order, were met; words are numbers below `size`. */
class PairCounts {
  readonly #size: number;
  readonly #counts = new Map<number, number>();

  constructor(size: number) {
    this.#size = size;
  }

  add(first: number, second: number): void {
    const pair = first * this.#size + second;
    this.#counts.set(pair, (this.#counts.get(pair) ?? 0) + 1);
  }

  /** Both words and the count, one after another. */
  flat(): Uint32Array {
    const flat = new Uint32Array(3 * this.#counts.size);
    let end = 0;
    for (const [pair, count] of this.#counts) {
      flat[end++] = Math.floor(pair / this.#size);
      flat[end++] = pair % this.#size;
      flat[end++] = count;
    }
    return flat;
  }
}
