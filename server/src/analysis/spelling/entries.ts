import { hashText } from '../../text/hash.ts';
import { distinctNumbers } from '../columns.ts';
import type { IndexState } from '../corpusIndex.ts';
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

export function spellingEntries({ forms, suspects }: SpellingFacts): SpellingEntries {
  const [capital, small] = [new Uint32Array(forms.length), new Uint32Array(forms.length)];
  for (let place = 0; place < forms.length; place++) {
    capital[place] = forms[place].capital;
    small[place] = forms[place].small;
  }
  return { words: forms.map(({ key }) => key).join('\n'), capital, small, suspected: distinctNumbers(suspects.map(({ key }) => hashText(key))) };
}
