import type { WrittenWord } from './writtenWord.ts';

/** How often a document writes a word with a capital inside a sentence, and in small letters where it is no known word. */
export interface WrittenForm {
  readonly key: string;
  readonly capital: number;
  readonly small: number;
}

/** The words of some lists by their keys, in the order in which they come first. */
export function countWrittenForms(lists: readonly (readonly WrittenWord[])[]): WrittenForm[] {
  const counts = new Map<string, { key: string; capital: number; small: number }>();
  for (const words of lists) {
    for (const { key, casing } of words) {
      let count = counts.get(key);
      if (count === undefined) counts.set(key, (count = { key, capital: 0, small: 0 }));
      if (casing === 'lower') count.small++;
      else count.capital++;
    }
  }
  return [...counts.values()];
}
