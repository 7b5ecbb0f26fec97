import { isShort } from './event.ts';
import type { ClaimFacts } from './frame.ts';
import { linkAges } from './linkAges.ts';
import { linkClock } from './linkClock.ts';
import { linkCounts } from './linkCounts.ts';
import { linkLeftOver } from './linkLeftOver.ts';

/** From this likelihood on, two documents are surely about one event. */
const sureEvent = 0.7;
/** Below this one, they have to agree on more. */
const likelyEvent = 0.42;
/** On how many quantities two documents have to agree before their differences count; short ones have too little in common for that. */
const agreementsIfLikely = 1;
const agreementsIfNot = 2;

/** Documents with so many words seldom tell of one event: they compare products, or list what happened over a year. */
export const longDocument = 1200;

/** Texts of fewer words are extracts of a sentence or two, which do not state the same quantities as a report. */
const shortestReport = 45;

/** Pairs of claims of two documents (or of one with itself), by index into their frames, that are of one quantity. */
export function linkClaims(a: ClaimFacts, b: ClaimFacts, event: number): [number, number][] {
  const short = isShort(a) || isShort(b);
  if (short && event < likelyEvent) return [];
  const long = a.length >= longDocument || b.length >= longDocument;
  const named: [number, number][] = [...linkAges(a.frames, b.frames), ...linkClock(a.frames, b.frames), ...linkCounts(a.frames, b.frames, event, long)];
  const reports = a !== b && !long && Math.min(a.length, b.length) >= shortestReport;
  const links = !reports || event < sureEvent ? named : [...named, ...linkLeftOver(a.frames, b.frames, named)];
  if (short || event >= sureEvent) return links;
  const equal = links.filter(([i, j]) => a.frames[i].low === b.frames[j].low && a.frames[i].high === b.frames[j].high);
  const concepts = new Set(equal.map(([i]) => a.frames[i]).filter((frame) => frame.kind !== 'clock').map((frame) => `${frame.kind} ${frame.concept} ${frame.low}`));
  return concepts.size >= (event < likelyEvent ? agreementsIfNot : agreementsIfLikely) ? links : event < likelyEvent ? [] : equal;
}
