import { sameValue } from './comparable.ts';
import { isExtract, isShort } from './event.ts';
import { agreementsIfLikely, agreementsIfNot, isTelling, likelyEvent, sureEvent } from './eventLimits.ts';
import type { ClaimFacts } from './frame.ts';
import { linkAges } from './linkAges.ts';
import { linkClock } from './linkClock.ts';
import { linkCounts } from './linkCounts.ts';
import { linkLeftOver } from './linkLeftOver.ts';

/** Documents with so many words seldom tell of one event: they compare products, or list what happened over a year. */
export const longDocument = 1200;

/** Pairs of claims of two documents (or of one with itself), by index into their frames, that are of one quantity. */
export function linkClaims(a: ClaimFacts, b: ClaimFacts, event: number): [number, number][] {
  const named = linkNamed(a, b, event);
  const agreed = agreedIn(a, b, named);
  if (!areOnOneEvent(a, b, agreed, event)) return isShort(a) || isShort(b) || event < likelyEvent ? [] : agreed;
  return mayHaveLeftOver(a, b) ? [...named, ...linkLeftOver(a.frames, b.frames, named, event, isExtract(a) || isExtract(b))] : named;
}

/** Pairs of claims, by index, that are of one quantity by what their wording names. */
export function linkNamed(a: ClaimFacts, b: ClaimFacts, event: number): [number, number][] {
  return [...linkAges(a.frames, b.frames), ...linkClock(a.frames, b.frames), ...linkCounts(a.frames, b.frames, event, isLong(a) || isLong(b))];
}

/** Whether two documents are about one event, by what they are called to be about and by the claims that they `agreed` on. */
function areOnOneEvent(a: ClaimFacts, b: ClaimFacts, agreed: readonly (readonly [number, number])[], event: number): boolean {
  if (event >= sureEvent) return true;
  const extract = isExtract(a) || isExtract(b);
  if (extract && event >= likelyEvent) return true;
  const same = new Map(agreed.map(([i]) => a.frames[i]).filter(({ kind }) => kind !== 'clock').map((frame) => [`${frame.kind} ${frame.concept} ${String(frame.low)}`, frame]));
  const telling = [...same.values()].filter(({ low }) => isTelling(low)).length;
  return extract ? telling > 0 : same.size + telling >= (event < likelyEvent ? agreementsIfNot : agreementsIfLikely);
}

/** Whether two documents are compared beyond what their wording names; `named` holds what it does. */
export function isPairable(a: ClaimFacts, b: ClaimFacts, named: readonly (readonly [number, number])[], event: number): boolean {
  return mayHaveLeftOver(a, b) && areOnOneEvent(a, b, agreedIn(a, b, named), event);
}

function mayHaveLeftOver(a: ClaimFacts, b: ClaimFacts): boolean {
  return a !== b && !isLong(a) && !isLong(b);
}

function agreedIn<Pair extends readonly [number, number]>(a: ClaimFacts, b: ClaimFacts, pairs: readonly Pair[]): Pair[] {
  return pairs.filter(([i, j]) => sameValue(a.frames[i], b.frames[j]));
}

function isLong({ length }: ClaimFacts): boolean {
  return length >= longDocument;
}
