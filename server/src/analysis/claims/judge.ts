import { comparable } from './comparable.ts';
import type { ClaimFrame } from './frame.ts';
import { minutesApart } from './linkClock.ts';
import { differsWithin } from './linkCounts.ts';
import { compareBounds, type Verdict } from './verdict.ts';

/**
 * How two claims of one quantity stand; `changing` holds the claims of it whose words say that the number was replaced or
 * changes, so that time may explain the difference.
 * Claims that came together through others, but whose own wording sets them apart, are not held against each other.
 */
export function judge(a: ClaimFrame, b: ClaimFrame, oneDocument: boolean, changing: readonly ClaimFrame[]): Verdict {
  const plain = a.kind === 'clock' ? judgeClock(a, b) : compareBounds(a, b);
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
  if (a.kind === 'duration') return true;
  if (a.kind === 'clock') return false;
  const says = (frame: ClaimFrame, of: ClaimFrame): boolean => frame.low === of.low && frame.high === of.high;
  return changing.some((frame) => says(frame, a) || says(frame, b));
}
