import type { Span } from '../../text/span.ts';
import type { AnnotatedText } from '../annotatedText.ts';
import { isObject, listOf } from '../json.ts';
import { normalizeText } from '../normalize.ts';
import { sameWords } from './readings.ts';
import type { RawSpan, Reading } from './readings.ts';

type Fields = Record<string, unknown>;

/**
 * Finds what the selectors of a Web Annotation select (W3C Selectors and States, 2017): positions, quotes, fragments by
 * character (RFC 5147), ranges, and selectors that refine one another. Several in a list say the same; one that can be
 * found is enough, but a position must hold the quote beside it. UTF-16 offsets; a string says why nothing is found.
 */
export function findSelected(selectors: unknown, text: AnnotatedText, reading: Reading): Span | string {
  const list = listOf<unknown>(selectors).filter(isObject);
  if (list.length === 0) return 'Its target has neither a position nor a quote.';
  const quote = list.find(({ type }) => type === 'TextQuoteSelector');
  const whole = { start: 0, end: text.text.length };
  let reason = 'Its target has neither a position nor a quote.';
  for (const selector of list.filter((one) => one !== quote)) {
    const span = find(selector, text, reading, whole);
    if (typeof span === 'string') reason = isForeign(selector) ? reason : span;
    else if (!quote || typeof quote['exact'] !== 'string' || quote['refinedBy'] !== undefined || sameWords(text.text.slice(span.start, span.end), quote['exact'])) return span;
    else reason = 'At its position stands something else than its quote.';
  }
  return quote ? find(quote, text, reading, whole) : reason;
}

/** What selectors say of positions and quotes, to tell how the program that wrote them counts. */
export function positionsIn(selectors: unknown): RawSpan[] {
  const list = listOf<unknown>(selectors).filter(isObject);
  const exact = list.find(({ type }) => type === 'TextQuoteSelector')?.['exact'];
  const span = list.map(positionOf).find((position) => position !== undefined);
  return span ? [{ ...span, ...(typeof exact === 'string' ? { quote: exact } : {}) }] : [];
}

function isForeign({ type }: Fields): boolean {
  return !['TextPositionSelector', 'TextQuoteSelector', 'FragmentSelector', 'RangeSelector'].includes(String(type));
}

/** The stretch that a selector with numbers names, as it counts. */
function positionOf(selector: Fields): Span | undefined {
  if (selector['type'] === 'TextPositionSelector') {
    const { start, end } = selector;
    return isOffset(start) && isOffset(end) ? { start, end } : undefined;
  }
  const match = selector['type'] === 'FragmentSelector' ? /^#?char=(\d+),(\d+)/u.exec(String(selector['value'])) : null;
  return match ? { start: Number(match[1]), end: Number(match[2]) } : undefined;
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** The stretch of a selector within what it refines. */
function find(selector: Fields, text: AnnotatedText, reading: Reading, within: Span): Span | string {
  const found = findOne(selector, text, reading, within);
  const refinement = selector['refinedBy'];
  if (refinement === undefined || !isObject(refinement)) return found;
  if (typeof found !== 'string') return find(refinement, text, reading, found);
  // A part of a page that this text has not: its own quote may still tell the place.
  return isForeign(selector) || selector['type'] === 'FragmentSelector' ? find(refinement, text, reading, within) : found;
}

function findOne(selector: Fields, text: AnnotatedText, reading: Reading, within: Span): Span | string {
  const position = positionOf(selector);
  if (position) {
    const base = text.offsets.toCodePoint(within.start);
    const span = reading.span(position.start, position.end);
    const placed = span && text.offsets.toUtf16Span({ start: span.start + base, end: span.end + base });
    return placed && placed.end <= within.end ? placed : 'Its position is not in the text.';
  }
  if (selector['type'] === 'TextQuoteSelector') return findQuote(selector, text.text, within);
  if (selector['type'] === 'RangeSelector' && isObject(selector['startSelector']) && isObject(selector['endSelector'])) {
    const start = find(selector['startSelector'], text, reading, within);
    const end = find(selector['endSelector'], text, reading, within);
    if (typeof start === 'string') return start;
    // W3C: the range ends before what the end selector selects.
    if (typeof end === 'string') return end;
    return start.start < end.start ? { start: start.start, end: end.start } : 'Its range is empty.';
  }
  return `A selector of type ${String(selector['type'])} selects nothing in a plain text.`;
}

function findQuote({ exact, prefix, suffix }: Fields, text: string, within: Span): Span | string {
  const [before, quote, after] = [prefix, exact, suffix].map((part) => (typeof part === 'string' ? normalizeText(part) : ''));
  if (quote === '') return 'Its quote is empty.';
  const whole = before + quote + after;
  const reach = { start: Math.max(0, within.start - before.length), end: within.end + after.length };
  const part = text.slice(reach.start, reach.end);
  const place = part.indexOf(whole);
  if (place < 0) return 'Its quote is not in the text.';
  if (part.includes(whole, place + 1)) return 'Its quote stands in more than one place of the text.';
  const start = reach.start + place + before.length;
  return { start, end: start + quote.length };
}
