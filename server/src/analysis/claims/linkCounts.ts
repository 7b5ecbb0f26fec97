import { byConcept } from './buckets.ts';
import { comparable, isVague, ratio, samePopulation, sameValue } from './comparable.ts';
import type { ClaimFrame } from './frame.ts';
import { common, isOutcome, isPlain, isSingular, isYear, likeness } from './likeness.ts';
import { isUnnamed } from './unnamed.ts';

/** Scores from which two claims are of one quantity, where they say the same and where they don't. */
const equalThreshold = 0.5;
const differentThreshold = 0.7;
/** Of things of which an event may have several numbers, where not the same is said of them. */
const alikeThreshold = 0.9;
/** So many words around two numbers of one noun that are the same tell as much as the verb. */
const sameWords = 4;
/** How much likelier a claim has to be than the next other value of its document to be the one compared. */
const margin = 0.1;
/** A document with more values of one concept lists them; which of them is meant, cannot be told. */
const mostValues = 5;
/** Sums for one thing that are this near are rounded or estimated otherwise, also within a document. */
const closeRatio = 1.5;

/** Pairs of claims other than ages and clock times, by index, that are of one quantity; `a` and `b` may be the same document's. `long`: one of the two is of many things. */
export function linkCounts(a: readonly ClaimFrame[], b: readonly ClaimFrame[], event: number, long: boolean): [number, number][] {
  const links: [number, number][] = [];
  const theirs = byConcept(b);
  for (const [concept, indexes] of byConcept(a)) {
    const others = theirs.get(concept);
    if (others === undefined || isUnnamed(a[indexes[0]]) || a[indexes[0]].kind === 'age' || a[indexes[0]].kind === 'clock') continue;
    const [own, rivals] = [indexes.map((index) => a[index]), others.map((index) => b[index])];
    const listed = distinct(own) > mostValues || distinct(rivals) > mostValues;
    for (const i of indexes) {
      for (const j of others) {
        if (a === b && i >= j) continue;
        const same = sameValue(a[i], b[j]) ? samePopulation(a[i], b[j]) && likeness(a[i], b[j], event) >= equalThreshold : !listed && (a === b ? differsWithin(a[i], b[j]) : (!long || isTellingAlone(a[i])) && differsAcross(a[i], b[j], own, rivals, event));
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
  if (isTotal(x)) return x.attributed && y.attributed && x.sentence !== y.sentence && ratio(x, y) <= closeRatio && x.names.some((name) => y.names.includes(name));
  if (isOutcome(x)) return sameTemplate(x, y);
  return isVague(x) && isVague(y) && x.event !== null && x.event === y.event && x.actor !== null && x.actor === y.actor;
}

/** Whether two different numbers of two documents are of one quantity, and neither document has a better match for the other's. */
function differsAcross(x: ClaimFrame, y: ClaimFrame, own: readonly ClaimFrame[], rivals: readonly ClaimFrame[], event: number): boolean {
  if (!comparable(x, y)) return false;
  const score = likeness(x, y, event);
  if (score < differentThreshold) return false;
  if (isTotal(x) && ratio(x, y) <= closeRatio) return true;
  if (x.kind === 'things' && (x.listed || y.listed)) return false;
  if (isYear(x) && score < alikeThreshold - margin) return false;
  if (/:(?:budget|tax|revenue|fund|cash|debt|year \w+)$/.test(x.concept) && !(isOnly(x, own) && isOnly(y, rivals))) return false;
  if (isPlain(x) && !(isOnly(x, own) && isOnly(y, rivals) && (sameDeed(x, y) || common(x.context, y.context) >= sameWords || (score >= alikeThreshold && ratio(x, y) <= closeRatio)))) return false;
  const better = (frames: readonly ClaimFrame[], wanted: ClaimFrame, chosen: ClaimFrame): boolean =>
    frames.some((frame) => {
      if (sameNumber(frame, chosen) || frame.part || differsWithin(frame, chosen) || !comparable(frame, wanted)) return false;
      return sameValue(frame, wanted) || likeness(frame, wanted, event) > score - margin;
    });
  return !better(rivals, x, y) && !better(own, y, x);
}

/** Whether the same is said of what they count, by the same ones as far as both say who. */
function sameDeed(x: ClaimFrame, y: ClaimFrame): boolean {
  return (sameTemplate(x, y) || (x.event !== null && x.event === y.event)) && (x.actor === y.actor || x.actor === null || y.actor === null);
}

/** Whether a document gives no other number of the kind that could be meant, and does not give it among many. */
function isOnly(frame: ClaimFrame, all: readonly ClaimFrame[]): boolean {
  return !frame.listed && all.every((other) => sameNumber(other, frame) || ratio(other, frame) > closeRatio * closeRatio);
}

/** Whether what it counts is an event's, wherever it stands. */
function isTellingAlone(frame: ClaimFrame): boolean {
  return isOutcome(frame) || isSingular(frame) || isTotal(frame);
}

/** A sum that an event has but one of: what was stolen, what a company cost. */
function isTotal(frame: ClaimFrame): boolean {
  return frame.kind === 'money' && /:(?:loot|deal|ransom)$/.test(frame.concept);
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
