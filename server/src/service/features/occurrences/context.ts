import type { Span } from '../../../text/span.ts';
import { splitWords } from '../../../text/words.ts';

/** A keyword in its context, as a concordance shows it on one line. */
export interface KeywordInContext {
  /** What stands before the keyword in its paragraph, white space as single spaces; up to 90 code units. */
  readonly left: string;
  readonly keyword: string;
  readonly right: string;
  /** The words before the keyword from the keyword outward, to sort by. */
  readonly leftKey: string;
  /** The words after the keyword, to sort by. */
  readonly rightKey: string;
}

/** How much of each side is shown, in UTF-16 code units. */
const reach = 90;

/** How many words of each side are sorted by. */
const sortedWords = 5;

const paragraphBreak = /(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?:\r|\n)/u;

/** The context of a stretch (UTF-16) of a text. It ends where the paragraph does, and cuts no word unless one fills it. */
export function keywordInContext(text: string, { start, end }: Span): KeywordInContext {
  const before = text.slice(Math.max(0, start - 3 * reach), start);
  const after = text.slice(end, end + 3 * reach);
  const left = lastOf(oneLine(before.split(paragraphBreak).at(-1)!).trimStart());
  const right = firstOf(oneLine(after.split(paragraphBreak)[0]).trimEnd());
  return {
    left,
    keyword: oneLine(text.slice(start, end)),
    right,
    leftKey: splitWords(left).slice(-sortedWords).map((word) => word.text).reverse().join(' '),
    rightKey: splitWords(right).slice(0, sortedWords).map((word) => word.text).join(' '),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

function lastOf(text: string): string {
  if (text.length <= reach) return text;
  const cut = text.slice(-reach);
  const space = cut.indexOf(' ');
  return space >= 0 && space < cut.length - 1 ? cut.slice(space + 1) : cut.replace(/^[\uDC00-\uDFFF]/u, '');
}

function firstOf(text: string): string {
  if (text.length <= reach) return text;
  const cut = text.slice(0, reach);
  const space = cut.lastIndexOf(' ');
  return space > 0 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/u, '');
}
