import { overlaps, type Span } from '../text/span.ts';
import type { TaggedSpan } from './annotationService.ts';

/** Looks up which annotations share text with a span, without looking at all of them each time. */
export function overlapping(annotations: readonly TaggedSpan[]): (span: Span) => TaggedSpan[] {
  const rows = annotations.flatMap((tagged) => tagged.fragments.map((fragment) => ({ fragment, tagged }))).sort((a, b) => a.fragment.start - b.fragment.start);
  const furthest: number[] = [];
  for (const { fragment } of rows) furthest.push(Math.max(furthest.at(-1) ?? 0, fragment.end));
  return (span) => {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (furthest[middle] <= span.start) low = middle + 1;
      else high = middle;
    }
    const found = new Set<TaggedSpan>();
    for (let index = low; index < rows.length && rows[index].fragment.start < span.end; index++) if (overlaps(rows[index].fragment, span)) found.add(rows[index].tagged);
    return [...found];
  };
}
