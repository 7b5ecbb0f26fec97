import { emptyTokens, readTokens, tokenEnd } from '../../../server/src/analysis/spelling/tokens.ts';
import { type WrittenWord, writtenWordOf } from '../../../server/src/analysis/spelling/writtenWord.ts';
import type { Span } from '../../../server/src/text/span.ts';

/** A word by itself; offsets are UTF-16. */
export interface Token extends Span {
  readonly word: WrittenWord;
  /** Where the word before it ended. */
  readonly gapStart: number;
}

/** The words of a text that spelling can judge, as the product reads them. */
export function scanTokens(text: string): Token[] {
  const tokens = emptyTokens();
  readTokens(text, tokens);
  return Array.from({ length: tokens.count }, (_, index) => ({
    start: tokens.starts[index],
    end: tokenEnd(tokens, index),
    word: writtenWordOf(tokens.forms[index]),
    gapStart: tokens.gapStarts[index],
  }));
}
