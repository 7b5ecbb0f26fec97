import { emptyTokens, readTokens } from '../../../server/src/analysis/entities/tokens.ts';
import type { SentenceTokens } from '../../../server/src/analysis/entities/tokens.ts';
import { splitSentences } from '../../../server/src/text/sentences.ts';
import type { Span } from '../../../server/src/text/span.ts';

/** A token by itself; offsets are UTF-16, relative to the paragraph. */
export interface Token extends Span {
  readonly text: string;
  readonly opensSentence: boolean;
}

/** The tokens of each sentence of a paragraph, as the product reads them. */
export function tokenize(paragraph: string): Token[][] {
  const tokens = emptyTokens();
  return splitSentences(paragraph, { start: 0, end: paragraph.length }).map((sentence) => {
    readTokens(paragraph, sentence, tokens);
    return tokensOf(paragraph, tokens);
  });
}

/** The tokens that were read of a sentence. */
export function tokensOf(paragraph: string, { count, starts, ends, opening }: SentenceTokens): Token[] {
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [starts[index], ends[index]];
    return { text: paragraph.slice(start, end), start, end, opensSentence: index === opening };
  });
}
