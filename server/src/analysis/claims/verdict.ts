/** How two statements of one quantity stand, from mildest to worst. */
export type Verdict = 'agree' | 'differs' | 'update' | 'conflict';

const severity: readonly Verdict[] = ['agree', 'differs', 'update', 'conflict'];

/** The worse of two verdicts. */
export function worse(a: Verdict, b: Verdict): Verdict {
  return severity.indexOf(a) >= severity.indexOf(b) ? a : b;
}

/** A closed interval of values, null where unbounded; `slack` is how far the written precision lets the truth lie from its ends. */
export interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
  readonly slack: number;
}

/**
 * Whether two statements say the same, allow each other or exclude each other.
 * Equal intervals agree; so do exact or approximate values that are equal when rounded as the coarser one is written.
 * Intervals that overlap otherwise differ; disjoint ones conflict.
 */
export function compareBounds(a: Bounds, b: Bounds): 'agree' | 'differs' | 'conflict' {
  if (a.low === b.low && a.high === b.high) return 'agree';
  const [lowA, highA] = [a.low ?? -Infinity, a.high ?? Infinity];
  const [lowB, highB] = [b.low ?? -Infinity, b.high ?? Infinity];
  const slack = Math.max(a.slack, b.slack);
  if (isPoint(a) && isPoint(b)) return Math.abs(lowA - lowB) < slack ? 'agree' : 'conflict';
  const gap = Math.max(lowA, lowB) - Math.min(highA, highB);
  return gap <= slack ? 'differs' : 'conflict';
}

function isPoint(bounds: Bounds): boolean {
  return bounds.low !== null && bounds.low === bounds.high;
}
