import { comparable, ratio } from './comparable.ts';
import { kindOfNoun, namesPeople } from './concepts.ts';
import type { ClaimFrame } from './frame.ts';
import { agree } from './judge.ts';
import { isNamedMeasure, isOutcome, isYear } from './likeness.ts';
import { samePurpose } from './money.ts';
import { pairFeatures, type Meeting } from './pairFeatures.ts';
import { stemsOf } from './stem.ts';
import { nearness, surroundingsOf } from './surroundings.ts';
import { isUnnamed, movement } from './unnamed.ts';

/** A claim may be meant in place of another one of its document whose number is not so many times as large. */
const rivalRatio = 4;
/** Measures, sums and shares that are this near may be one number, rounded or converted. */
const widestRounding = 1.025;
/** A document with more quantities of a dimension is a table. */
const mostOfDimension = 48;
/** From this number on two that are the same are so seldom by chance. */
const largeNumber = 20;
/** Claims that say the same are of one quantity where the words around them have at least this share in common of what those of another pair have. */
const sameShare = 0.5;
/** Two claims around which fewer words say the same, and whose wording names no one thing, may be of anything. */
const leastNear = 0.25;
/** Times lie about in every report. */
const leastNearInTime = 0.6;
const leastNearAgo = 1;
/** How much nearer a claim is for saying the same. */
const sameWorth = 1;

/** Two claims of one dimension that do not say the same, by their indexes, and what tells whether they are of one quantity. */
export interface PairCandidate {
  readonly i: number;
  readonly j: number;
  readonly features: readonly number[];
}

/**
 * The pairs of claims of two documents that may be of one quantity and do not say the same: those of one dimension which nothing sets apart, but
 * for those that are `linked` already. `event` is how likely the documents are about one event, `extract` whether one is a few sentences long.
 */
export function pairCandidates(a: readonly ClaimFrame[], b: readonly ClaimFrame[], linked: readonly (readonly [number, number])[], event: number, extract: boolean): PairCandidate[] {
  const agreements = new Set(linked.filter(([i, j]) => agree(a[i], b[j])).map(([i]) => `${a[i].kind} ${a[i].concept} ${String(a[i].low)}`)).size;
  const meeting = { a: surroundingsOf(a), b: surroundingsOf(b), event, agreements, extract };
  const [own, theirs] = [new Set(linked.map(([i]) => i)), new Set(linked.map(([, j]) => j))];
  const others = byDimension(b);
  return [...byDimension(a)].flatMap(([dimension, left]) => {
    const right = others.get(dimension) ?? [];
    if (dimension === '' || right.length === 0 || left.length > mostOfDimension || right.length > mostOfDimension) return [];
    return candidatesAmong(a, b, left, right, own, theirs, meeting);
  });
}

function candidatesAmong(a: readonly ClaimFrame[], b: readonly ClaimFrame[], left: readonly number[], right: readonly number[], own: ReadonlySet<number>, theirs: ReadonlySet<number>, meeting: Meeting): PairCandidate[] {
  const pairs = left.flatMap((i) => right.map((j) => ({ i, j })).filter(({ j }) => isFree(a[i]) && isFree(b[j]) && !own.has(i) && !theirs.has(j) && mayDiffer(a[i], b[j])));
  if (pairs.length === 0) return [];
  const known = new Map<number, number>();
  const nearOf = (i: number, j: number): number => {
    const key = i * b.length + j;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const made = nearness(meeting.a, meeting.b, i, j);
    known.set(key, made);
    return made;
  };
  return pairs.flatMap(({ i, j }) => {
    const [x, y] = [a[i], b[j]];
    const near = nearOf(i, j);
    const isMeant = (p: number, q: number): boolean => saysTheSame(a[p], b[q]) && (meeting.extract || (a[p].kind !== 'people' && a[p].kind !== 'things') || Math.max(valueOf(a[p]), valueOf(b[q])) >= largeNumber || nearOf(p, q) >= sameShare * near);
    if (a[i].kind === 'duration' && (isUnnamed(a[i]) || isUnnamed(b[j])) && near < (isAgo(a[i]) === isAgo(b[j]) ? leastNearInTime : leastNearAgo)) return [];
    if (near < leastNear && !(a[i].concept === b[j].concept && !isUnnamed(a[i]))) return [];
    if (right.some((other) => isMeant(i, other)) || left.some((other) => isMeant(other, j))) return [];
    let rivals = 0;
    let nearest = 0;
    const rival = (p: number, q: number): void => {
      rivals++;
      nearest = Math.max(nearest, nearOf(p, q) + (saysTheSame(a[p], b[q]) ? sameWorth : 0));
    };
    for (const other of right) if (other !== j && ratio(x, b[other]) <= rivalRatio) rival(i, other);
    for (const other of left) if (other !== i && ratio(a[other], y) <= rivalRatio) rival(other, j);
    return [{ i, j, features: pairFeatures(x, y, i, j, meeting, { near, rivals, nearest }) }];
  });
}

function isFree(frame: ClaimFrame): boolean {
  return !frame.listed && !frame.superseded;
}

/** Whether two claims of one dimension say different things, and nothing tells that these are of two quantities. */
function mayDiffer(x: ClaimFrame, y: ClaimFrame): boolean {
  if (saysTheSame(x, y) || (isOutcome(x) && isOutcome(y) && x.concept !== y.concept)) return false;
  if (x.kind === 'measure' && x.concept !== y.concept && isNamedMeasure(x) && isNamedMeasure(y)) return false;
  if (x.kind === 'money' && !isUnnamed(x) && !isUnnamed(y) && !samePurpose(x.concept, y.concept)) return false;
  if (x.kind === 'share' && movedBy(x) !== movedBy(y)) return false;
  if (isTerm(x) && isTerm(y) && x.concept !== y.concept) return false;
  if (x.kind === 'duration' && isTerm(x) !== isTerm(y) && !tellsOfTerm(isTerm(x) ? y : x)) return false;
  if (areUnlike(x, y) || areUnlike(y, x)) return false;
  if (x.kind === 'duration' && x.unit !== 'year' && isAgo(x) !== isAgo(y)) return false;
  return comparable(x, y);
}

const rises = new Set(stemsOf('raise rise increase hike gain growth climb jump'));
const falls = new Set(stemsOf('fall drop decline decrease cut loss'));

/** Which way something moved by a percentage ("rose 9 percent", "a raise of 9 percent"); null where it is a share. */
function movedBy(frame: ClaimFrame): 'up' | 'down' | null {
  const moved = movement(frame);
  if (moved !== null) return moved;
  return rises.has(frame.concept) ? 'up' : falls.has(frame.concept) ? 'down' : null;
}

function isKnownThing(noun: string): boolean {
  return kindOfNoun(noun) !== undefined && !namesPeople(noun);
}

function isTerm({ concept }: ClaimFrame): boolean {
  return /:(?:possible )?sentence$/.test(concept);
}

const punished = new Set(stemsOf('prison jail sentence term serve bars custody convicted guilty'));

function tellsOfTerm({ context }: ClaimFrame): boolean {
  return context.some((stem) => punished.has(stem));
}

/** People to whom something happened are no things that something happened to. */
function areUnlike(x: ClaimFrame, y: ClaimFrame): boolean {
  return isOutcome(x) && y.kind === 'things' && (/ (?:destroyed|damaged|flooded|evacuated)$/.test(y.concept) || isKnownThing(y.noun));
}

/** "eight days ago" is counted from the day of writing; "14 years ago" tells how long something lasts as well. */
function isAgo({ quote, quoteAt, span }: ClaimFrame): boolean {
  return /^\s+ago\b/u.test(quote.slice(quoteAt + span.end - span.start));
}

const dimensionsOf = new WeakMap<readonly ClaimFrame[], ReadonlyMap<string, readonly number[]>>();

/** The indexes of a document's claims by what they can be compared in, remembered by the list. */
function byDimension(frames: readonly ClaimFrame[]): ReadonlyMap<string, readonly number[]> {
  const dimensions = dimensionsOf.get(frames);
  if (dimensions !== undefined) return dimensions;
  const made = new Map<string, number[]>();
  for (const [index, frame] of frames.entries()) {
    const dimension = dimensionOf(frame);
    const indexes = made.get(dimension);
    if (indexes === undefined) made.set(dimension, [index]);
    else indexes.push(index);
  }
  dimensionsOf.set(frames, made);
  return made;
}

/** "count", "share", "money dollar", "measure metre", "share percentage up:"; '' for what has links of its own. */
function dimensionOf(frame: ClaimFrame): string {
  const { kind, concept } = frame;
  if (kind === 'age' || kind === 'clock' || kind === 'address' || isYear(frame)) return '';
  if (kind !== 'share' && isUnnamed(frame) && movement(frame) !== null) return `${kind} ${concept}`;
  if (concept === 'time:') return concept;
  if (kind === 'share') return kind;
  return kind === 'people' || kind === 'things' ? 'count' : `${kind} ${/^[^: ]*/.exec(concept)![0]}`;
}

/** Whether one number may be the other, rounded or converted. */
function saysTheSame(x: ClaimFrame, y: ClaimFrame): boolean {
  if (agree(x, y)) return true;
  if (x.low !== x.high || y.low !== y.high) return false;
  return isRounded(valueOf(x), valueOf(y)) || isRounded(valueOf(y), valueOf(x)) || (x.kind !== 'people' && x.kind !== 'things' && ratio(x, y) <= widestRounding);
}

/** Whether a number of three places or more is the other one with fewer places that tell: 15,000 of 14,620. */
function isRounded(value: number, exact: number): boolean {
  // At one place, 200 stands for 150 and 100 for 149; most pairs are further apart.
  if (value < 100 || exact < 0.75 * value || exact > 1.5 * value) return false;
  const places = /^\d*[1-9](?=0*$)/.exec(String(value))?.[0].length;
  return places !== undefined && places < String(value).length && Number(exact.toPrecision(places)) === value;
}

function valueOf(frame: ClaimFrame): number {
  return frame.low ?? frame.high ?? 0;
}
