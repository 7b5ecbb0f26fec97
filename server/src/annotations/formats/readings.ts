import type { Span } from '../../text/span.ts';
import { normalizeText } from '../normalize.ts';
import { OffsetMap } from '../offsetMap.ts';

/** A span as a file gives it, in whatever units it counts, with the words that it quotes, where it does. */
export interface RawSpan {
  readonly start: number;
  readonly end: number;
  readonly quote?: string;
}

/** How the offsets of a file are understood. */
export interface Reading {
  /** The span in code points of the normalised text; undefined where it is empty or not in the text. */
  span(start: number, end: number): Span | undefined;
  /** A sentence where the offsets were read otherwise than the format says. */
  readonly remark: string | undefined;
}

interface Candidate {
  readonly span: Reading['span'];
  readonly unit: 'code points' | 'UTF-16 units';
  readonly isInclusive: boolean;
}

/** What a file may count that the format's documentation does not tell. */
export interface ReadingOptions {
  /** Offsets are usually those of the text with line feeds only, not of the text as it is in the file. */
  readonly prefersLineFeeds?: boolean;
  /** An end may be the last character of a span instead of the one after it. */
  readonly mayBeInclusive?: boolean;
}

/**
 * Chooses how to understand a file's offsets: code points or UTF-16 units, CRLF and a byte order mark counted or not.
 * The reading in which most quotes stand where they are said to wins; where nothing is quoted, another reading than the
 * format's own is taken only if words end where its spans do and those of the format's own do not.
 */
export function chooseReading(rawText: string, spans: readonly RawSpan[], options: ReadingOptions = {}): Reading {
  const candidates = candidatesFor(rawText, options);
  if (candidates.length === 1) return { span: candidates[0].span, remark: undefined };
  const text = normalizeText(rawText);
  const offsets = new OffsetMap(text);
  const quoted = spans.filter(({ quote }) => quote !== undefined);
  const fits = (candidate: Candidate): number => {
    const slice = ({ start, end }: RawSpan): Span | undefined => {
      const span = candidate.span(start, end);
      return span && offsets.toUtf16Span(span);
    };
    if (quoted.length === 0) return spans.filter((span) => endsWithWords(text, slice(span))).length;
    return quoted.filter((span) => {
      const place = slice(span);
      return place !== undefined && sameWords(text.slice(place.start, place.end), span.quote!);
    }).length;
  };
  const [first, ...others] = candidates;
  let best = first;
  let most = fits(first);
  for (const other of others) {
    if (most === (quoted.length > 0 ? quoted.length : spans.length)) break;
    const count = fits(other);
    const isBetter = count > most && (quoted.length > 0 || (!other.isInclusive && count === spans.length));
    if (isBetter) [best, most] = [other, count];
  }
  return { span: best.span, remark: remarkOn(best, first) };
}

/** Whether two quotes are the same words: line breaks, white space and a byte order mark do not count. */
export function sameWords(one: string, other: string): boolean {
  return one === other || squeeze(one) === squeeze(other);
}

function squeeze(text: string): string {
  return text.replace(/[\s\ufeff]+/gu, '');
}

function candidatesFor(rawText: string, { prefersLineFeeds = false, mayBeInclusive = false }: ReadingOptions): Candidate[] {
  const unmarked = rawText.startsWith('\ufeff') ? rawText.slice(1) : rawText;
  const normalized = normalizeText(rawText);
  const variants = [...new Set(prefersLineFeeds ? [normalized, rawText, unmarked] : [rawText, unmarked, normalized])];
  const hasPairs = /[\u{10000}-\u{10ffff}]/u.test(rawText);
  const units = hasPairs ? (['code points', 'UTF-16 units'] as const) : (['code points'] as const);
  return [false, ...(mayBeInclusive ? [true] : [])].flatMap((isInclusive) =>
    units.flatMap((unit) => variants.map((variant): Candidate => ({ unit, isInclusive, span: readerOf(variant, unit, isInclusive ? 1 : 0) }))),
  );
}

function readerOf(variant: string, unit: Candidate['unit'], beyond: number): Reading['span'] {
  const map = new OffsetMap(variant);
  const starts = unit === 'code points' ? startsOf(variant) : undefined;
  const length = starts ? starts.length - 1 : variant.length;
  const at = (offset: number): number => map.toCodePoint(starts ? starts[offset] : offset);
  return (start, end) => {
    if (!(start >= 0 && start < end + beyond && end + beyond <= length)) return undefined;
    const span = { start: at(start), end: at(end + beyond) };
    return span.start < span.end ? span : undefined;
  };
}

/** Where each code point of a text starts in UTF-16, and the text's end. */
function startsOf(text: string): number[] {
  const starts: number[] = [];
  for (let offset = 0; offset < text.length; offset += text.codePointAt(offset)! > 0xffff ? 2 : 1) starts.push(offset);
  starts.push(text.length);
  return starts;
}

function endsWithWords(text: string, span: Span | undefined): boolean {
  if (!span) return false;
  const isWord = (offset: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(offset));
  const isBlank = (offset: number): boolean => /\s/u.test(text.charAt(offset));
  const cuts = (offset: number): boolean => isWord(offset - 1) && isWord(offset);
  return !cuts(span.start) && !cuts(span.end) && !isBlank(span.start) && !isBlank(span.end - 1);
}

function remarkOn(chosen: Candidate, usual: Candidate): string | undefined {
  const what = [
    ...(chosen.unit === usual.unit ? [] : [`in ${chosen.unit}`]),
    ...(chosen.isInclusive === usual.isInclusive ? [] : ['with the last character as the end']),
  ];
  return what.length > 0 ? `Its offsets are counted ${what.join(' and ')}, as its words show, and were read so.` : undefined;
}
