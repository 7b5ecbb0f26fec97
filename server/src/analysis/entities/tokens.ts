import { splitSentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';

/** A word, a number or one mark of a paragraph; offsets are UTF-16, relative to the paragraph. */
export interface Token extends Span {
  readonly text: string;
  /** Whether nothing stands between it and the token before. */
  readonly glued: boolean;
  /** Whether it is the first word of a sentence, quotation marks and brackets aside. */
  readonly opensSentence: boolean;
}

/**
 * Dotted abbreviations ("U.S."), single initials ("C."), runs of letters and digits with an apostrophe inside
 * ("O'Brien", but "'s" is a token of its own), or any other single character. Hyphens always separate.
 */
const tokenPattern = /(?:\p{Lu}\.){2,}|\p{Lu}\.(?=\s?\p{Lu})|['’]s(?![\p{L}\p{N}])|[\p{L}\p{N}\p{M}]+(?:['’](?!s(?![\p{L}\p{N}]))\p{L}+)*|[^\s]/gu;

const wordStart = /^[\p{L}\p{N}]/u;

/** The tokens of each sentence of a paragraph, in order. */
export function tokenize(paragraph: string): Token[][] {
  return splitSentences(paragraph, { start: 0, end: paragraph.length }).map((sentence) => tokenizeSentence(paragraph, sentence));
}

function tokenizeSentence(paragraph: string, sentence: Span): Token[] {
  const tokens: Token[] = [];
  let opening = true;
  let previousEnd = -1;
  for (const match of paragraph.slice(sentence.start, sentence.end).matchAll(tokenPattern)) {
    const text = match[0];
    const start = sentence.start + match.index;
    const isWord = wordStart.test(text);
    tokens.push({ text, start, end: start + text.length, glued: start === previousEnd, opensSentence: opening && isWord });
    if (isWord) opening = false;
    previousEnd = start + text.length;
  }
  return tokens;
}
