import type { IndexState } from '../corpusIndex.ts';
import type { NameFacts } from './facts.ts';
import { noWord, occurrenceColumns } from './occurrences.ts';
import { PairCounts } from './pairCounts.ts';

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

const [lefts, rights, pairs] = [new PairCounts(), new PairCounts(), new PairCounts()];

export function nameEntries(facts: NameFacts): NameEntries {
  const { keys, forms, wordOfForm, form, mention, reliable: isReliable, left, right } = occurrenceColumns(facts);
  const totals = new Uint32Array(keys.length);
  const reliable = new Uint32Array(keys.length);
  const formCounts = new Uint32Array(2 * forms.length);
  for (const counts of [lefts, rights, pairs]) counts.start(form.length);
  for (let number = 0; number < forms.length; number++) formCounts[2 * number] = wordOfForm[number];
  for (let index = 0; index < form.length; index++) {
    const word = wordOfForm[form[index]];
    totals[word]++;
    reliable[word] += isReliable[index];
    formCounts[2 * form[index] + 1]++;
    if (left[index] !== noWord) lefts.add(word, left[index]);
    if (right[index] !== noWord) rights.add(word, right[index]);
    if (index > 0 && mention[index] === mention[index - 1]) pairs.add(wordOfForm[form[index - 1]], word);
  }
  return {
    words: keys.join('\n'),
    totals,
    reliable,
    forms: forms.join('\n'),
    formCounts,
    lefts: lefts.take(),
    rights: rights.take(),
    pairs: pairs.take(),
  };
}
