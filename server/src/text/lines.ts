import { classOfUnit, space } from './characters.ts';
import type { Span } from './span.ts';

/**
 * The lines of a text, in order, without their line endings (LF, CRLF or CR, as in the language server protocol).
 * A text that ends in a line ending has an empty last line; the empty text has one empty line.
 */
export function splitLines(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  // Engines search a text many times as fast as code looks at its characters.
  let lineFeed = placeOf('\n', text, start);
  let carriageReturn = placeOf('\r', text, start);
  while (lineFeed < text.length || carriageReturn < text.length) {
    const end = Math.min(lineFeed, carriageReturn);
    lines.push({ start, end });
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (lineFeed < start) lineFeed = placeOf('\n', text, start);
    if (carriageReturn < start) carriageReturn = placeOf('\r', text, start);
  }
  lines.push({ start, end: text.length });
  return lines;
}

/** Where a character stands next, from an offset on; the text's length where it does not. */
function placeOf(character: string, text: string, from: number): number {
  const place = text.indexOf(character, from);
  return place < 0 ? text.length : place;
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
