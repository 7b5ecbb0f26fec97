import { onDemand } from './onDemand.ts';
import type { Span } from './span.ts';

const segmenter = onDemand(() => new Intl.Segmenter('en', { granularity: 'word' }));

/** How far words are looked for on each side of a place, so that no text makes this slow. */
const reach = 2000;

const paragraphBreak = /\r?\n[^\S\n]*\r?\n|\r[^\S\r\n]*\r/u;
const possessive = /['’]s?$/u;

/**
 * The words around an offset (UTF-16) in its paragraph, in order, as UAX #29 parts them: also where no spaces do. A
 * possessive ending is a word of its own, since names are tagged without it.
 */
export function wordsAround(text: string, offset: number): Span[] {
  const from = Math.max(0, offset - reach);
  const before = text.slice(from, offset);
  const after = text.slice(offset, offset + reach);
  const start = from + startOfLastParagraph(before);
  const end = offset + (paragraphBreak.exec(after)?.index ?? after.length);
  const words: Span[] = [];
  for (const { segment, index, isWordLike } of segmenter().segment(text.slice(start, end))) {
    if (!isWordLike) continue;
    const word = { start: start + index, end: start + index + segment.length };
    const ending = possessive.exec(segment)?.[0].length ?? 0;
    if (ending > 0 && ending < segment.length) words.push({ start: word.start, end: word.end - ending }, { start: word.end - ending, end: word.end });
    else words.push(word);
  }
  return words;
}

/** The word that holds an offset or ends there, compounds with hyphens whole; undefined between words. */
export function wordAt(text: string, offset: number): Span | undefined {
  const words = wordsAround(text, offset);
  const index = words.findIndex(({ start, end }) => start <= offset && offset < end);
  const touched = index >= 0 ? index : words.findIndex(({ end }) => end === offset);
  if (touched < 0) return undefined;
  let [first, last] = [touched, touched];
  while (first > 0 && isHyphen(text.slice(words[first - 1].end, words[first].start))) first--;
  while (last < words.length - 1 && isHyphen(text.slice(words[last].end, words[last + 1].start))) last++;
  return { start: words[first].start, end: words[last].end };
}

/**
 * A span with one of its boundaries moved by a word; the same span where no word follows in the paragraph or none would
 * be left.
 */
export function moveBoundary(text: string, span: Span, boundary: 'start' | 'end', direction: 'left' | 'right'): Span {
  const words = wordsAround(text, span[boundary]);
  if (boundary === 'start') {
    const starts = words.map(({ start }) => start);
    const start = direction === 'left' ? starts.findLast((place) => place < span.start) : starts.find((place) => place > span.start && place < span.end);
    return start === undefined ? span : { start, end: span.end };
  }
  const ends = words.map(({ end }) => end);
  const end = direction === 'right' ? ends.find((place) => place > span.end) : ends.findLast((place) => place < span.end && place > span.start);
  return end === undefined ? span : { start: span.start, end };
}

function startOfLastParagraph(text: string): number {
  let start = 0;
  for (let match = paragraphBreak.exec(text); match; match = paragraphBreak.exec(text.slice(start))) start += match.index + match[0].length;
  return start;
}

function isHyphen(between: string): boolean {
  return between === '-' || between === '‑';
}
