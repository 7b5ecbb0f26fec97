import { trimSpan } from './lines.ts';
import type { Span } from './span.ts';

/** Hard-wrapped text is seldom narrower or wider than this many code units. */
const narrowestWrap = 50;
const widestWrap = 132;

/** The share of a block's lines that must be as long as its width lets them, for the block to count as hard-wrapped. */
const wrappedShare = 0.9;

/**
 * The paragraphs of a text, in order, without the white space around them.
 *
 * A paragraph is a block of lines between blank lines where the block is hard-wrapped prose; elsewhere each line is one,
 * since scraped text puts a paragraph on a line and often sets only some of them apart with blank lines.
 */
export function splitParagraphs(text: string, lines: readonly Span[]): Span[] {
  const paragraphs: Span[] = [];
  let block: Span[] = [];
  const endBlock = (): void => {
    if (isHardWrapped(text, block)) paragraphs.push({ start: block[0].start, end: block[block.length - 1].end });
    else for (const line of block) paragraphs.push(line);
    block = [];
  };
  for (const line of lines) {
    const trimmed = trimSpan(text, line);
    if (trimmed.start < trimmed.end) block.push(trimmed);
    else endBlock();
  }
  endBlock();
  return paragraphs;
}

/** Whether every line but the last was broken where the next word would not have fitted any more (greedy wrapping). */
function isHardWrapped(text: string, block: readonly Span[]): boolean {
  if (block.length < 2) return false;
  const width = block.reduce((widest, line) => Math.max(widest, line.end - line.start), 0);
  if (width < narrowestWrap || width > widestWrap) return false;
  let broken = 0;
  for (let index = 0; index + 1 < block.length; index++) {
    const line = block[index];
    const next = text.slice(block[index + 1].start, block[index + 1].end);
    const firstWord = next.search(/\s/u);
    const needed = line.end - line.start + 1 + (firstWord < 0 ? next.length : firstWord);
    if (needed > width) broken++;
  }
  return broken >= wrappedShare * (block.length - 1);
}
