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
  const [lefts, rights, pairs] = [new PairCounts(places), new PairCounts(places), new PairCounts(places)];
  for (const [index, { key, written, reliable: isReliable, left, right, mention }] of occurrences.entries()) {
    const word = places.get(key)!;
    totals[word]++;
    if (isReliable) reliable[word]++;
    const form = forms.get(written);
    if (form === undefined) forms.set(written, { word, count: 1 });
    else form.count++;
    if (left !== '') lefts.add(key, left);
    if (right !== '') rights.add(key, right);
    const before = occurrences[index - 1] as (typeof occurrences)[number] | undefined;
    if (before?.mention === mention) pairs.add(before.key, key);
  }
  return {
    words: [...places.keys()].join('\n'),
    totals,
    reliable,
    forms: [...forms.keys()].join('\n'),
    formCounts: Uint32Array.from([...forms.values()].flatMap(({ word, count }) => [word, count])),
    lefts: lefts.flat(),
    rights: rights.flat(),
    pairs: pairs.flat(),
  };
}

/** How often two words, in their order, were met. */
class PairCounts {
  readonly #places: ReadonlyMap<string, number>;
  readonly #counts = new Map<number, number>();

  constructor(places: ReadonlyMap<string, number>) {
    this.#places = places;
  }

  add(first: string, second: string): void {
    const pair = this.#places.get(first)! * this.#places.size + this.#places.get(second)!;
    this.#counts.set(pair, (this.#counts.get(pair) ?? 0) + 1);
  }

  /** Both words and the count, one after another. */
  flat(): Uint32Array {
    const { size } = this.#places;
    return Uint32Array.from([...this.#counts].flatMap(([pair, count]) => [Math.floor(pair / size), pair % size, count]));
  }
}
