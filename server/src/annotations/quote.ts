import type { Span } from '../text/span.ts';
import { contextLength } from './model.ts';
import { normalizeText, toLineFeeds } from './normalize.ts';

/** What a span covers and the 32 code points on each side, normalised. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** As many raw code units hold 32 code points, even if each is a pair or a CRLF. */
const reach = 2 * contextLength + 2;

/** The quote of a span (UTF-16) of a raw text. Context is cut at the ends of the text, never inside a code point. */
export function quoteAt(text: string, span: Span): Quote {
  const before = Array.from(slice(text, Math.max(0, span.start - reach), span.start));
  const after = Array.from(slice(text, span.end, span.end + reach));
  return {
    exact: slice(text, span.start, span.end),
    prefix: before.slice(-contextLength).join(''),
    suffix: after.slice(0, contextLength).join(''),
  };
}

/** Whether a quote stands at a UTF-16 offset of a text, with all its context around it. */
export function standsAt(text: string, { exact, prefix, suffix }: Quote, start: number): boolean {
  return start >= prefix.length && text.startsWith(exact, start) && text.startsWith(suffix, start + exact.length) && text.startsWith(prefix, start - prefix.length);
}

/** A part of a raw text, normalised; only at the text's very start can there be a byte order mark. */
function slice(text: string, start: number, end: number): string {
  return start === 0 ? normalizeText(text.slice(start, end)) : toLineFeeds(text.slice(start, end));
}
