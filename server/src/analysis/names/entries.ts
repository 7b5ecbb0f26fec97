import type { IndexState } from '../corpusIndex.ts';
import { type EntryColumns, type NumberColumn, entriesBy, TextColumn, words } from '../entryColumns.ts';
import { NumberPlaces } from '../numberPlaces.ts';
import type { NameFacts } from './facts.ts';
import { noWord, occurrenceColumns } from './occurrences.ts';

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

export const nameColumns: EntryColumns<NameEntries> = {
  words: new TextColumn(),
  totals: words(),
  reliable: words(),
  forms: new TextColumn(),
  formCounts: words(),
  lefts: words(),
  rights: words(),
  pairs: words(),
};

export function nameEntries(facts: NameFacts): NameEntries {
  return entriesBy<NameEntries, NameFacts>(nameColumns, fillNameColumns, facts);
}

/** Puts what the index holds of a document into `nameColumns`, which must be empty. */
export function fillNameColumns(facts: NameFacts): void {
  const { forms, words: formOf, lengths } = facts;
  const { keys, wordOfForm, words: wordOf, reliable: isReliable, lefts, rights } = occurrenceColumns(facts);
  const { length } = formOf;
  for (let word = 0, { length } = keys; word < length; word++) nameColumns.words.add(keys[word]);
  for (let form = 0, { length } = forms; form < length; form++) nameColumns.forms.add(forms[form]);
  nameColumns.totals.addNone(keys.length);
  nameColumns.reliable.addNone(keys.length);
  nameColumns.formCounts.addNone(2 * forms.length);
  const [totals, reliable, formCounts] = [nameColumns.totals.values, nameColumns.reliable.values, nameColumns.formCounts.values];
  for (let form = 0; form < forms.length; form++) formCounts[2 * form] = wordOfForm[form];
  for (let index = 0; index < length; index++) {
    totals[wordOf[index]]++;
    reliable[wordOf[index]] += isReliable[index];
    formCounts[2 * formOf[index] + 1]++;
  }
  for (let index = 0; index < length; index++) if (lefts[index] !== noWord) countPair(nameColumns.lefts, wordOf[index], lefts[index], keys.length);
  pairPlaces.clear();
  for (let index = 0; index < length; index++) if (rights[index] !== noWord) countPair(nameColumns.rights, wordOf[index], rights[index], keys.length);
  pairPlaces.clear();
  for (let mention = 0, from = 0; mention < lengths.length; from += lengths[mention++]) {
    for (let index = from + 1; index < from + lengths[mention]; index++) countPair(nameColumns.pairs, wordOf[index - 1], wordOf[index], keys.length);
  }
  pairPlaces.clear();
}

/** The pairs of the column that is being filled. */
const pairPlaces = new NumberPlaces();

/** Counts a pair of words, which are numbers below `size`, in a column of pairs with their counts. */
function countPair(column: NumberColumn<Uint32Array>, first: number, second: number, size: number): void {
  const at = 3 * pairPlaces.placeOf(first * size + second);
  if (at === column.length) {
    column.add(first);
    column.add(second);
    column.add(0);
  }
  column.values[at + 2]++;
}
