import type { Span } from '../../text/span.ts';
import { stemOf } from './stem.ts';

/** A word, number or single mark of a sentence; UTF-16 offsets into the paragraph. */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  /** The word without its ending; marks and numbers as they are. */
  readonly stem: string;
  readonly isWord: boolean;
  readonly isCapital: boolean;
}

const tokenPattern = /[\p{L}\p{N}\p{M}]+(?:[-.'’‑&][\p{L}\p{N}\p{M}]+)*|[^\s]/gu;

/** The words and marks of a stretch of a paragraph, in order. */
export function tokenize(text: string, span: Span): Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(tokenPattern)) {
    const start = span.start + match.index;
    const word = match[0];
    const lower = word.toLowerCase().replace(/['’]s$/, '');
    tokens.push({
      text: word,
      lower,
      stem: stemOf(lower),
      isWord: /^[\p{L}]/u.test(word),
      isCapital: /^\p{Lu}/u.test(word),
      start,
      end: start + word.length,
    });
  }
  return tokens;
}

/** Whether most longer words are capitalised, as in a headline, so that capitals say nothing of names. */
export function isTitleCase(tokens: readonly Token[]): boolean {
  const long = tokens.filter((token) => token.isWord && token.text.length > 3);
  return long.length > 2 && long.filter((token) => token.isCapital).length >= 0.7 * long.length;
}
