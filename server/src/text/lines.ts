import { classOfUnit, space } from './characters.ts';
import type { Span } from './span.ts';

const lineFeed = 10;
const carriageReturn = 13;

/**
 * The lines of a text, in order, without their line endings (LF, CRLF or CR, as in the language server protocol).
 * A text that ends in a line ending has an empty last line; the empty text has one empty line.
 */
export function splitLines(text: string): Span[] {
  const lines: Span[] = [];
  const { length } = text;
  let start = 0;
  for (let offset = 0; offset < length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit !== lineFeed && unit !== carriageReturn) continue;
    lines.push({ start, end: offset });
    if (unit === carriageReturn && text.charCodeAt(offset + 1) === lineFeed) offset++;
    start = offset + 1;
  }
  lines.push({ start, end: length });
  return lines;
}

/** The span without white space at its two ends; an empty span at `span.start` where there is nothing else. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  if (start === end) return { start: span.start, end: span.start };
  while (isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isSpace(unit: number): boolean {
  return (classOfUnit(unit) & space) !== 0;
}
