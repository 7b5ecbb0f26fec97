import type { Span } from '../text/span.ts';

/** How the words of a text are looked for. */
export interface OccurrenceOptions {
  /** Whether "US" and "us" differ; they do by default. */
  readonly matchCase?: boolean;
  /** Whether "art" in "party" is left out; it is by default. */
  readonly wholeWords?: boolean;
}

/**
 * Every place (UTF-16) where a quote stands, as whole words unless told otherwise, in order and without overlap. White space of any kind and
 * length in the quote matches any other, so that a name broken over two lines is found.
 */
export function occurrencesOf(text: string, quote: string, options: OccurrenceOptions = {}): Span[] {
  const words = quote.trim().split(/\s+/u);
  if (words[0] === '') return [];
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')).join('\\s+');
  const expression = new RegExp(pattern, options.matchCase === false ? 'giu' : 'gu');
  const places: Span[] = [];
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const end = match.index + match[0].length;
    if (options.wholeWords === false || isWholeWord(text, match.index, end)) places.push({ start: match.index, end });
    else expression.lastIndex = match.index + 1;
  }
  return places;
}

const joins = /[\p{L}\p{N}\p{M}_]/u;

/** Whether no letter, digit or mark of the stretch goes on outside it. */
function isWholeWord(text: string, start: number, end: number): boolean {
  const first = String.fromCodePoint(text.codePointAt(start)!);
  const after = text.codePointAt(end);
  const cutsStart = joins.test(first) && joins.test(characterBefore(text, start));
  const cutsEnd = after !== undefined && joins.test(String.fromCodePoint(after)) && joins.test(characterBefore(text, end));
  return !cutsStart && !cutsEnd;
}

function characterBefore(text: string, offset: number): string {
  const pair = text.slice(Math.max(0, offset - 2), offset);
  return pair.codePointAt(0)! > 0xffff ? pair : pair.slice(-1);
}
