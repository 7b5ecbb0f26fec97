import { byConcept } from './buckets.ts';
import type { ClaimFrame, ClaimKind } from './frame.ts';

/** Scores from which two claims are of one quantity, where they say the same and where they don't. */
const equalThreshold = 0.5;
const differentThreshold = 0.7;
/** A number is not compared with one so many times as large, unless one of them is vague. */
const widestRatio = 4;
const largeNumber = 100;
const widestSumRatio = 2.5;
/** Sums for one thing that are this near are rounded or estimated otherwise, also within a document. */
const closeRatio = 1.5;

/** Pairs of claims other than ages and clock times, by index, that are of one quantity; `a` and `b` may be the same document's. */
export function linkCounts(a: readonly ClaimFrame[], b: readonly ClaimFrame[], event: number): [number, number][] {
  const links: [number, number][] = [];
  const counted = (kind: ClaimKind): boolean => kind !== 'age' && kind !== 'clock';
  const theirs = byConcept(b, counted);
  for (const [concept, indexes] of byConcept(a, counted)) {
    const others = theirs.get(concept) ?? [];
    const [own, rival] = [indexes.map((index) => a[index]), others.map((index) => b[index])];
    for (const i of indexes) {
      for (const j of others) {
        if ((a !== b || i < j) && isSame(a[i], b[j], own, rival, event)) links.push([i, j]);
      }
    }
  }
  return links;
}

/** Whether two claims of one concept are of one quantity; `own` and `rivals` are all claims of the concept in their documents. */
function isSame(x: ClaimFrame, y: ClaimFrame, own: readonly ClaimFrame[], rivals: readonly ClaimFrame[], event: number): boolean {
  if (sameValue(x, y)) return likeness(x, y, event) >= equalThreshold;
  if (!comparable(x, y) || likeness(x, y, event) < differentThreshold) return false;
  if (isTotal(x) && ratio(x, y) <= closeRatio) return true;
  return own.includes(y) ? sameWording(x, y) : isBest(x, y, own, rivals);
}

/** A sum that an event has but one of: what was stolen, what a company cost. */
function isTotal(frame: ClaimFrame): boolean {
  return frame.kind === 'money' && /:(?:loot|deal|ransom)$/.test(frame.concept);
}

function sameValue(a: ClaimFrame, b: ClaimFrame): boolean {
  return a.low === b.low && a.high === b.high;
}

function sameWording(a: ClaimFrame, b: ClaimFrame): boolean {
  return a.superseded || b.superseded || (a.template !== '' && a.template === b.template) || (a.event !== null && a.event === b.event && a.actor !== null && a.actor === b.actor);
}

/** Whether no other claim of the two documents says what one of the pair says and so takes the other's place. */
function isBest(x: ClaimFrame, y: ClaimFrame, a: readonly ClaimFrame[], b: readonly ClaimFrame[]): boolean {
  const rivalIn = (frames: readonly ClaimFrame[], wanted: ClaimFrame, against: ClaimFrame): boolean =>
    frames.some((frame) => sameValue(frame, wanted) && comparable(frame, wanted) && !sameWording(frame, against));
  return !rivalIn(b, x, y) && !rivalIn(a, y, x);
}

/** Whether nothing in the wording shows that two different numbers are of two things. */
function comparable(a: ClaimFrame, b: ClaimFrame): boolean {
  if ((a.kind !== 'duration' && (a.part || b.part)) || a.inclusive !== b.inclusive) return false;
  if (isOutcome(a.concept) && a.noun !== b.noun && !(isAnyone(a.noun) && isAnyone(b.noun))) return false;
  if (a.concept === 'killed' && a.done !== b.done && Math.abs((a.low ?? 0) - (b.low ?? 0)) === 1) return false;
  if (!sameActor(a, b)) return false;
  if (a.place.length > 0 && b.place.length > 0 && !a.place.some((word) => b.place.includes(word))) return false;
  if (years(a).length > 0 && years(b).length > 0 && !years(a).some((year) => years(b).includes(year))) return false;
  return isVague(a) || isVague(b) || ratio(a, b) <= (a.kind === 'money' ? widestSumRatio : widestRatio);
}

/** Whether the same ones do it, as far as the two say: what is sent by one side is not what gathers on the other. */
function sameActor(a: ClaimFrame, b: ClaimFrame): boolean {
  if (a.actor === b.actor || a.kind === 'money' || a.kind === 'duration' || isOutcome(a.concept)) return true;
  return a.kind === 'things' && (a.actor === null || b.actor === null);
}

/** "dozens", "hundreds": a number without an end that only gives the order of magnitude. */
function isVague(frame: ClaimFrame): boolean {
  return frame.approx && frame.low !== null && frame.high === null;
}

function ratio(a: ClaimFrame, b: ClaimFrame): number {
  const [x, y] = [a.low ?? a.high ?? 0, b.low ?? b.high ?? 0];
  return Math.max(x, y) / Math.max(Math.min(x, y), Number.MIN_VALUE);
}

function isAnyone(noun: string): boolean {
  return noun === 'person' || noun === '';
}

function years(frame: ClaimFrame): string[] {
  return frame.dates.filter((date) => /^\d{4}$/.test(date));
}

function likeness(a: ClaimFrame, b: ClaimFrame, event: number): number {
  const context = Math.min(3, common(a.context, b.context)) * 0.1;
  const names = Math.min(2, common(a.names, b.names)) * 0.1;
  const governed = a.event !== null && a.event === b.event ? 0.2 : 0;
  const base = a.kind === 'people' && isOutcome(a.concept) ? 0.6 : a.kind === 'money' ? 0.4 : a.kind === 'address' ? 0.8 : 0.25;
  return base + 0.25 * event + context + names + governed + (isForce(a) && isForce(b) ? 0.25 : 0);
}

/** A large number of people of one kind is seldom of another group of them, unlike "two officers". */
function isForce({ kind, concept, noun, low, high }: ClaimFrame): boolean {
  return kind === 'people' && concept === noun && noun !== 'person' && (low ?? high ?? 0) >= largeNumber;
}

function isOutcome(concept: string): boolean {
  return /^(?:killed|wounded|shot|arrested|charged|missing|rescued|displaced|trapped|taken|infected|questioned)$/.test(concept);
}

function common(a: readonly string[], b: readonly string[]): number {
  return a.filter((word) => b.includes(word)).length;
}
