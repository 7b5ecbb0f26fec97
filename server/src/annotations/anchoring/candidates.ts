import type { Span } from '../../text/span.ts';
import type { Annotation } from '../annotation.ts';
import { contextAgreement } from './context.ts';
import { editDistance } from './distance.ts';
import { numbersOf } from './mapping.ts';

/** A place that an orphan may have come from; only ever a suggestion. */
export interface Candidate extends Span {
  readonly text: string;
  /** `exact`: the very words; `similar`: like them, with the same numbers. */
  readonly kind: 'exact' | 'similar';
  /** From 0 to 1: how well the words and what stands around them agree. */
  readonly score: number;
}

const mostCandidates = 5;
const mostPlaces = 2000;
const leastLikeness = 0.7;

/**
 * The places (UTF-16) of a text in which an annotation that lost its text may stand, the likeliest first: where its words
 * stand, and where words stand that are like them. Words in which a digit differs are never among them.
 */
export function candidatesFor(text: string, annotation: Annotation): Candidate[] {
  const [fragment] = annotation.fragments;
  if (!fragment || fragment.exact.trim() === '') return [];
  const places = [...exactPlaces(text, fragment.exact), ...similarPlaces(text, fragment.exact)];
  const scored = places.map(({ start, end, likeness }): Candidate => {
    const score = (likeness * 2 + contextAgreement(fragment, text, start, end).total) / 4;
    return { start, end, text: text.slice(start, end), kind: likeness === 1 ? 'exact' : 'similar', score };
  });
  return scored.sort((a, b) => b.score - a.score || a.start - b.start).slice(0, mostCandidates);
}

interface Place extends Span {
  readonly likeness: number;
}

function exactPlaces(text: string, exact: string): Place[] {
  const places: Place[] = [];
  for (let start = text.indexOf(exact); start >= 0 && places.length < mostPlaces; start = text.indexOf(exact, start + 1)) {
    places.push({ start, end: start + exact.length, likeness: 1 });
  }
  return places;
}

/** Runs of as many words as the quote has that begin and end like it. */
function similarPlaces(text: string, exact: string): Place[] {
  if (exact.length > 200) return [];
  const words = Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+/gu));
  const count = Array.from(exact.matchAll(/[\p{L}\p{N}\p{M}]+/gu)).length;
  const numbers = numbersOf(exact);
  const places: Place[] = [];
  for (let first = 0; first + count <= words.length && count > 0 && places.length < mostPlaces; first++) {
    const last = words[first + count - 1];
    const [start, end] = [words[first].index, last.index + last[0].length];
    if (Math.abs(end - start - exact.length) > exact.length * (1 - leastLikeness)) continue;
    const found = text.slice(start, end);
    if (found === exact || !sharesLetters(found, exact)) continue;
    const likeness = 1 - editDistance(exact, found) / Math.max(exact.length, found.length);
    if (likeness >= leastLikeness && numbersOf(found) === numbers) places.push({ start, end, likeness });
  }
  return places;
}

/** A cheap look before the costly one: whether the texts begin or end alike, case aside. */
function sharesLetters(a: string, b: string): boolean {
  return a.slice(0, 2).toLowerCase() === b.slice(0, 2).toLowerCase() || a.slice(-2).toLowerCase() === b.slice(-2).toLowerCase();
}
