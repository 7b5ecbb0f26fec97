import { hashText } from '../../text/hash.ts';
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
  return {
    words: forms.map(({ key }) => key).join('\n'),
    capital: Uint32Array.from(forms, ({ capital }) => capital),
    small: Uint32Array.from(forms, ({ small }) => small),
    suspected: Float64Array.from(new Set(suspects.map(({ key }) => hashText(key)))),
  };
}
