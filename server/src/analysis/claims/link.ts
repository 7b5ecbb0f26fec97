import type { ClaimFacts } from './frame.ts';
import { linkAges } from './linkAges.ts';
import { linkClock } from './linkClock.ts';
import { linkCounts } from './linkCounts.ts';

/** Pairs of claims of two documents (or of one with itself), by index into their frames, that are of one quantity. */
export function linkClaims(a: ClaimFacts, b: ClaimFacts, event: number): [number, number][] {
  return [...linkAges(a.frames, b.frames), ...linkClock(a.frames, b.frames), ...linkCounts(a.frames, b.frames, event)];
}
