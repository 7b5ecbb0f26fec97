import { overlaps, type Span } from '../../text/span.ts';

/** The places that stay where several overlap: the longest, of equally long ones the earlier in the list; in the order of the text. */
export function longestOf<Place extends Span>(places: readonly Place[]): Place[] {
  const byLength = [...places].sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Place[] = [];
  for (const place of byLength) {
    const next = firstAfter(kept, place.start);
    const isFree = !(kept[next] && overlaps(kept[next], place)) && !(kept[next - 1] && overlaps(kept[next - 1], place));
    if (isFree) kept.splice(next, 0, place);
  }
  return kept;
}

/** The index of the first place (of places in order, none overlapping another) that starts at or after an offset. */
function firstAfter(places: readonly Span[], offset: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle].start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
