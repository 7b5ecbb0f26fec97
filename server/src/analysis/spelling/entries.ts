import type { IndexState } from '../corpusIndex.ts';
import { doubles, type EntryColumns, entriesBy, TextColumn, words } from '../entryColumns.ts';
import { addDistinct } from '../numberPlaces.ts';
import type { SpellingFacts } from './facts.ts';

/** How a document writes words, by columns. */
export interface WrittenForms {
  /** Separated by line feeds. */
  readonly words: string;
  /** How often with a capital inside sentences, and in small letters. */
  readonly capital: Uint32Array;
  readonly small: Uint32Array;
}

/** What the index holds of a document. */
export interface SpellingEntries extends WrittenForms, IndexState {
  /** The hashes of the words that the document is suspected to misspell, each once. */
  readonly suspected: Float64Array;
}

export const spellingColumns: EntryColumns<SpellingEntries> = { words: new TextColumn(), capital: words(), small: words(), suspected: doubles() };

export function spellingEntries(facts: SpellingFacts): SpellingEntries {
  return entriesBy<SpellingEntries, SpellingFacts>(spellingColumns, fillSpellingColumns, facts);
}

/** Puts what the index holds of a document into `spellingColumns`, which must be empty. */
export function fillSpellingColumns({ forms, suspects }: SpellingFacts): void {
  for (let index = 0, { length } = forms; index < length; index++) {
    const { key, capital, small } = forms[index];
    spellingColumns.words.add(key);
    spellingColumns.capital.add(capital);
    spellingColumns.small.add(small);
  }
  addDistinct(spellingColumns.suspected, suspects, ({ keyHash }) => keyHash);
}
