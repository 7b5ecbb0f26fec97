import { byConcept } from './buckets.ts';
import { comparable, isVague, ratio, samePopulation } from './comparable.ts';
import type { ClaimFrame } from './frame.ts';
import { isOutcome, isSingular, likeness } from './likeness.ts';

/** Scores from which two claims are of one quantity, where they say the same and where they don't. */
const equalThreshold = 0.5;
const differentThreshold = 0.7;
/** How much likelier a claim has to be than the next other value of its document to be the one compared. */
const margin = 0.1;
/** A document with more values of one concept lists them; which of them is meant, cannot be told. */
const mostValues = 5;
/** Sums for one thing that are this near are rounded or estimated otherwise, also within a document. */
const closeRatio = 1.5;

/** Pairs of claims other than ages and clock times, by index, that are of one quantity; `a` and `b` may be the same document's. */
export function linkCounts(a: readonly ClaimFrame[], b: readonly ClaimFrame[], event: number): [number, number][] {
  const links: [number, number][] = [];
  const theirs = byConcept(b);
  for (const [concept, indexes] of byConcept(a)) {
    const others = theirs.get(concept);
    if (others === undefined || a[indexes[0]].kind === 'age' || a[indexes[0]].kind === 'clock') continue;
    const [own, rivals] = [indexes.map((index) => a[index]), others.map((index) => b[index])];
    const listed = distinct(own) > mostValues || distinct(rivals) > mostValues;
    for (const i of indexes) {
      for (const j of others) {
        if (a === b && i >= j) continue;
        const same = sameValue(a[i], b[j]) ? samePopulation(a[i], b[j]) && likeness(a[i], b[j], event) >= equalThreshold : !listed && (a === b ? differsWithin(a[i], b[j]) : differsAcross(a[i], b[j], own, rivals, event));
        if (same) links.push([i, j]);
      }
    }
  }
  return links;
}

/**
 * Whether two different numbers of one document are of one quantity. One author who writes two numbers mostly means two
 * things: only a number taken back, one sum estimated twice, or the same words with another number count.
 */
export function differsWithin(x: ClaimFrame, y: ClaimFrame): boolean {
  if (!comparable(x, y)) return false;
  if (x.superseded || y.superseded) return isOutcome(x) || isSingular(x) || x.kind === 'money';
  if (isTotal(x)) return ratio(x, y) <= closeRatio;
  if (isOutcome(x)) return sameTemplate(x, y);
  return isVague(x) && isVague(y) && x.event !== null && x.event === y.event && x.actor !== null && x.actor === y.actor;
}

/** Whether two different numbers of two documents are of one quantity, and neither document has a better match for the other's. */
function differsAcross(x: ClaimFrame, y: ClaimFrame, own: readonly ClaimFrame[], rivals: readonly ClaimFrame[], event: number): boolean {
  if (!comparable(x, y)) return false;
  const score = likeness(x, y, event);
  if (score < differentThreshold) return false;
  if (isTotal(x) && ratio(x, y) <= closeRatio) return true;
  const better = (frames: readonly ClaimFrame[], wanted: ClaimFrame, chosen: ClaimFrame): boolean =>
    frames.some((frame) => {
      if (sameNumber(frame, chosen) || frame.part || differsWithin(frame, chosen) || !comparable(frame, wanted)) return false;
      return sameValue(frame, wanted) || likeness(frame, wanted, event) > score - margin;
    });
  return !better(rivals, x, y) && !better(own, y, x);
}

/** A sum that an event has but one of: what was stolen, what a company cost. */
function isTotal(frame: ClaimFrame): boolean {
  return frame.kind === 'money' && /:(?:loot|deal|ransom)$/.test(frame.concept);
}

function sameValue(a: ClaimFrame, b: ClaimFrame): boolean {
  return a.low === b.low && a.high === b.high;
}

/** Whether they name one number, with or without "at least". */
function sameNumber(a: ClaimFrame, b: ClaimFrame): boolean {
  return (a.low ?? a.high) === (b.low ?? b.high);
}

function sameTemplate(a: ClaimFrame, b: ClaimFrame): boolean {
  return a.template !== '' && a.template === b.template;
}

function distinct(frames: readonly ClaimFrame[]): number {
  return new Set(frames.filter((frame) => !frame.part).map((frame) => `${frame.low} ${frame.high}`)).size;
}
