import type { Span } from './span.ts';

/** A run of letters and digits with the apostrophes, hyphens and full stops inside it; `text` is as written. */
export interface Word extends Span {
  readonly text: string;
}

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:[-'’‑.][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of `text`, in order. Hyphenated compounds, clitics ("don't"), decimals and "U.S" are one word each. */
export function splitWords(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
