import type { ClaimFacts } from './frame.ts';
import { linkAges } from './linkAges.ts';
import { linkClock } from './linkClock.ts';
import { linkCounts } from './linkCounts.ts';

/** Of documents that are less surely about one event, differences count only where they agree on something. */
const sureEvent = 0.7;
const shortDocument = 80;

/** Pairs of claims of two documents (or of one with itself), by index into their frames, that are of one quantity. */
export function linkClaims(a: ClaimFacts, b: ClaimFacts, event: number): [number, number][] {
  const links = [...linkAges(a.frames, b.frames), ...linkClock(a.frames, b.frames), ...linkCounts(a.frames, b.frames, event)];
  if (event >= sureEvent || Math.min(a.length, b.length) < shortDocument) return links;
  const equal = links.filter(([i, j]) => a.frames[i].low === b.frames[j].low && a.frames[i].high === b.frames[j].high);
  return equal.some(([i]) => a.frames[i].kind !== 'clock') ? links : equal;
}
