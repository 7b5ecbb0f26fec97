import { comparable } from './comparable.ts';
import type { ClaimFrame } from './frame.ts';
import { isFixedTerm } from './lasting.ts';
import { minutesApart } from './linkClock.ts';
import { differsWithin } from './linkCounts.ts';
import { lastWeek } from './wording.ts';
import { isUnnamed } from './unnamed.ts';
import { compareBounds, type Bounds, type Verdict } from './verdict.ts';

/**
 * How two claims of one quantity stand; `changing` holds the claims of it whose words say that the number was replaced or
 * changes, so that time may explain the difference.
 * Claims that came together through others, but whose own wording sets them apart, are not held against each other.
 */
export function judge(a: ClaimFrame, b: ClaimFrame, oneDocument: boolean, changing: readonly ClaimFrame[]): Verdict {
  const plain = a.kind === 'clock' ? judgeClock(a, b) : compareBounds(boundsOf(a, b), boundsOf(b, a));
  if (plain !== 'agree' && a.kind !== 'clock' && a.kind !== 'age' && !(oneDocument ? differsWithin(a, b) : comparable(a, b))) return 'agree';
  return plain === 'conflict' && explainedByTime(a, b, changing) ? 'update' : plain;
}

/**
 * Clock times: the same words agree; a quarter of an hour beside a full hour is rounding; times that both "around" cover differ.
 */
function judgeClock(a: ClaimFrame, b: ClaimFrame): 'agree' | 'differs' | 'conflict' {
  const apart = minutesApart(a, b);
  if (apart === 0) return 'agree';
  const tolerance = Math.max(toleranceOf(a), toleranceOf(b));
  if (tolerance === 20 && apart <= 15) return 'agree';
  return apart <= tolerance ? 'differs' : 'conflict';
}

/** Minutes that "around" covers: more of a full hour than of a time to the minute. */
function toleranceOf(frame: ClaimFrame): number {
  const minute = (frame.low ?? 0) % 60;
  if (!frame.approx) return 0;
  return minute === 0 ? 20 : minute % 30 === 0 ? 10 : 5;
}

/** A duration that runs on, or a number that some claim of the group says was replaced or changes. */
function explainedByTime(a: ClaimFrame, b: ClaimFrame, changing: readonly ClaimFrame[]): boolean {
  if (a.kind === 'duration' && !isUnnamed(a) && !isUnnamed(b) && !isFixedTerm(a.concept)) return true;
  if (a.kind === 'clock' || (a.kind === 'money' && a.concept.includes(':per '))) return false;
  if (movesOn(a, b)) return true;
  const says = (frame: ClaimFrame, of: ClaimFrame): boolean => frame.low === of.low && frame.high === of.high;
  return changing.some((frame) => says(frame, a) || says(frame, b));
}

const rising = new Set(['killed', 'wounded', 'arrested', 'rescued', 'infected', 'displaced', 'charged', 'hospitalized', 'taken']);
const falling = new Set(['missing', 'trapped', 'without power']);

/** Whether the later of two documents, as far as they tell their day, has the number that comes later: more dead, fewer missing. */
function movesOn(a: ClaimFrame, b: ClaimFrame): boolean {
  const order = daysBetween(a, b);
  if (order === 0) return false;
  const [earlier, later] = order > 0 ? [a, b] : [b, a];
  const [from, to] = [earlier.low ?? earlier.high ?? 0, later.low ?? later.high ?? 0];
  return rising.has(a.concept) ? to > from : falling.has(a.concept) && to < from;
}

/** Above 0 where the second claim is of a later day: by the dates of the documents, by what they look back on, by the days on which people spoke. */
function daysBetween(a: ClaimFrame, b: ClaimFrame): number {
  if (a.written !== null && b.written !== null) return b.written - a.written;
  if (a.time !== b.time) return a.time === 'lately' ? -1 : 1;
  if (a.dates.includes(lastWeek) !== b.dates.includes(lastWeek)) return a.dates.includes(lastWeek) ? -1 : 1;
  if (a.spokenOn === null || b.spokenOn === null) return 0;
  const apart = (b.spokenOn - a.spokenOn + 7) % 7;
  return apart > 3 ? apart - 7 : apart;
}

/** Whether two claims of one dimension say the same, rounded or converted as they are written. */
export function agree(a: ClaimFrame, b: ClaimFrame): boolean {
  return compareBounds(boundsOf(a, b), boundsOf(b, a)) === 'agree';
}

/** What a claim says, held against one that may be written in another unit. */
function boundsOf({ low, high, slack, rounding, unit }: ClaimFrame, other: ClaimFrame): Bounds {
  return { low, high, slack: unit === other.unit ? slack : Math.max(slack, rounding) };
}
