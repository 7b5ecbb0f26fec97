import { byConcept } from './buckets.ts';
import type { ClaimFrame } from './frame.ts';

/** Two sources seldom miss the time of one event by more, in minutes; a wider gap means two events. */
const widestGap = 90;
const day = 24 * 60;

/** Of two times of which one's wording does not tell what it is the time of. */
const widestUntoldGap = 30;

/** Pairs of clock times, by index, that time one event. */
export function linkClock(a: readonly ClaimFrame[], b: readonly ClaimFrame[]): [number, number][] {
  const links: [number, number][] = [];
  for (const concept of ['clock event', 'clock reply', 'clock death', 'clock departure']) {
    const indexes = byConcept(a).get(concept) ?? [];
    const others = byConcept(b).get(concept) ?? [];
    for (const i of indexes) {
      for (const j of others) {
        if (a === b && i >= j) continue;
        const apart = minutesApart(a[i], b[j]);
        if (apart === 0) links.push([i, j]);
        else if ((concept === 'clock event' || concept === 'clock departure') && a !== b && apart <= widestGap && !others.some((k) => minutesApart(a[i], b[k]) === 0) && !indexes.some((k) => minutesApart(a[k], b[j]) === 0)) links.push([i, j]);
      }
    }
  }
  return a === b ? links : [...links, ...linkUntold(a, b, links)];
}

/** The only time of one document and the only one of what happened of the other, where one of the two does not tell what it is the time of. */
function linkUntold(a: readonly ClaimFrame[], b: readonly ClaimFrame[], links: readonly (readonly [number, number])[]): [number, number][] {
  const [own, theirs] = [a, b].map((frames) => ['clock event', 'clock untold'].flatMap((concept) => byConcept(frames).get(concept) ?? []));
  if (links.length > 0 || distinct(a, own) !== 1 || distinct(b, theirs) !== 1) return [];
  return own.flatMap((i) => theirs.filter((j) => a[i].concept !== 'event' || b[j].concept !== 'event').filter((j) => minutesApart(a[i], b[j]) <= widestUntoldGap).map((j): [number, number] => [i, j]));
}

function distinct(frames: readonly ClaimFrame[], indexes: readonly number[]): number {
  return new Set(indexes.map((index) => frames[index].low)).size;
}

/** Minutes between two clock times, the short way round the clock. */
export function minutesApart(a: ClaimFrame, b: ClaimFrame): number {
  const apart = Math.abs((a.low ?? 0) - (b.low ?? 0)) % day;
  return Math.min(apart, day - apart);
}
