import { ReusableList } from '../../text/reusableList.ts';
import { vocabularyUnits } from './vocabulary.ts';
import type { WrittenWord } from './writtenWord.ts';

/** How often a document writes a word with a capital inside a sentence, and in small letters where it is no known word. */
export interface WrittenForm {
  readonly key: string;
  readonly capital: number;
  readonly small: number;
}

interface Count {
  readonly key: string;
  capital: number;
  small: number;
}

const counts = new ReusableList<Count>();
/** By the unit of a key (`vocabularyUnit`) which count came last that has it, one more than its place; all 0 between two documents. */
const latest = new Int32Array(vocabularyUnits);
/** By the place of a count which one came before it with the same unit, alike. */
const earlier = new ReusableList<number>();

/** The words of some lists by their keys, in the order in which they come first. */
export function countWrittenForms(lists: readonly (readonly WrittenWord[])[]): WrittenForm[] {
  for (const words of lists) {
    for (const word of words) {
      const count = countOf(word);
      if (word.casing === 'lower') count.small++;
      else count.capital++;
    }
  }
  for (const words of lists) for (const { unit } of words) latest[unit] = 0;
  earlier.clear();
  return counts.take();
}

function countOf({ key, unit }: WrittenWord): Count {
  for (let place = latest[unit]; place > 0; place = earlier.at(place - 1)) if (counts.at(place - 1).key === key) return counts.at(place - 1);
  const count = { key, capital: 0, small: 0 };
  counts.add(count);
  earlier.add(latest[unit]);
  latest[unit] = counts.length;
  return count;
}
