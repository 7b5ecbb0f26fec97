import { onDemand } from '../text/onDemand.ts';
import { trimSpan } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { lineStartAt } from './lineStart.ts';

/** To make one takes milliseconds, and most sessions begin without any need of it. */
const graphemes = onDemand(() => new Intl.Segmenter('en', { granularity: 'grapheme' }));

/** How far back a user-perceived character is looked for: longer ones are cut here, so that no text makes this slow. */
const reach = 128;

/**
 * A span (UTF-16) without white space at its ends, widened where it would cut a user-perceived character (an extended
 * grapheme cluster of UAX #29: a family emoji, a letter with its accents, CRLF). Empty where there is nothing but white space.
 */
export function snapSpan(text: string, span: Span): Span {
  const inside = trimSpan(text, { start: Math.max(0, span.start), end: Math.min(text.length, span.end) });
  if (inside.start >= inside.end) return inside;
  return { start: graphemeAt(text, inside.start).start, end: graphemeAt(text, inside.end - 1).end };
}

/** The user-perceived character that holds the code unit at `offset`. */
export function graphemeAt(text: string, offset: number): Span {
  if (isPlain(text.charCodeAt(offset)) && isPlain(text.charCodeAt(offset + 1))) return { start: offset, end: offset + 1 };
  const from = Math.max(0, offset - reach);
  const near = text.slice(from, offset + reach);
  // No character goes on over a line's start, so that is a safe place to begin.
  const start = from + lineStartAt(near, offset - from);
  const segment = graphemes().segment(near.slice(start - from)).containing(offset - start);
  if (!segment) return { start: offset, end: offset };
  return { start: start + segment.index, end: start + segment.index + segment.segment.length };
}

/** Printable ASCII, or nothing: never joined to one of its kind. */
function isPlain(unit: number): boolean {
  return Number.isNaN(unit) || (unit >= 0x20 && unit < 0x7f);
}
