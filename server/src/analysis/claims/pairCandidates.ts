import { comparable, isVague, ratio, valueOf } from './comparable.ts';
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
  const [own, theirs] = [new Set(linked.map(([i]) => i)), new Set(linked.map(([, j]) => j))];
  const others = byDimension(b);
  const fields = [...byDimension(a)].flatMap(([dimension, left]): Field[] => {
    const right = others.get(dimension) ?? [];
    if (dimension === '' || right.length === 0 || left.length > mostOfDimension || right.length > mostOfDimension) return [];
    const free = right.filter((j) => isFree(b[j]) && !theirs.has(j));
    const pairs = left.filter((i) => isFree(a[i]) && !own.has(i)).flatMap((i) => free.filter((j) => mayDiffer(a[i], b[j])).map((j) => [i, j] as const));
    return pairs.length === 0 ? [] : [{ left, right, pairs }];
  });
  if (fields.length === 0) return [];
  const agreements = new Set(linked.filter(([i, j]) => agree(a[i], b[j])).map(([i]) => `${a[i].kind} ${a[i].concept} ${String(a[i].low)}`)).size;
  const meeting = { a: surroundingsOf(a), b: surroundingsOf(b), event, agreements, extract };
  return fields.flatMap((field) => candidatesIn(a, b, field, meeting));
}

/** The claims of one dimension of two documents, and those pairs of them that may be of one quantity. */
interface Field {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
}

function candidatesIn(a: readonly ClaimFrame[], b: readonly ClaimFrame[], { left, right, pairs }: Field, meeting: Meeting): PairCandidate[] {
  const known = new Map<number, number>();
  const nearOf = (i: number, j: number): number => {
    const key = i * b.length + j;
    const near = known.get(key) ?? nearness(meeting.a, meeting.b, i, j);
    known.set(key, near);
    return near;
  };
  return pairs.flatMap(([i, j]) => {
    const near = nearOf(i, j);
    if (near < nearEnough(a[i], b[j])) return [];
    const alternatives = [
      ...right.filter((other) => other !== j && ratio(a[i], b[other]) <= rivalRatio).map((other) => [i, other] as const),
      ...left.filter((other) => other !== i && ratio(a[other], b[j]) <= rivalRatio).map((other) => [other, j] as const),
    ];
    const same = alternatives.filter(([p, q]) => saysTheSame(a[p], b[q]));
    if (same.some(([p, q]) => meeting.extract || isSeldomByChance(a[p], b[q]) || nearOf(p, q) >= sameShare * near)) return [];
    const nearest = Math.max(0, ...alternatives.map(([p, q]) => nearOf(p, q)), ...same.map(([p, q]) => nearOf(p, q) + sameWorth));
    return [{ i, j, features: pairFeatures(a[i], b[j], i, j, meeting, { near, rivals: alternatives.length, nearest }) }];
  });
}

/** Whether two claims that say the same seldom do so by chance: small counts are found everywhere. */
function isSeldomByChance(x: ClaimFrame, y: ClaimFrame): boolean {
  return (x.kind !== 'people' && x.kind !== 'things') || Math.max(valueOf(x), valueOf(y)) >= largeNumber;
}

/** How much the words around two claims have to have in common for them to be of one quantity. */
function nearEnough(x: ClaimFrame, y: ClaimFrame): number {
  if (x.kind === 'duration' && (isUnnamed(x) || isUnnamed(y))) return isAgo(x) === isAgo(y) ? leastNearInTime : leastNearAgo;
  return x.concept === y.concept && !isUnnamed(x) ? 0 : leastNear;
}

function isFree(frame: ClaimFrame): boolean {
  return !frame.listed && !frame.superseded;
}

/** Whether two claims of one dimension say different things, and nothing tells that these are of two quantities. */
function mayDiffer(x: ClaimFrame, y: ClaimFrame): boolean {
  if (ratio(x, y) > rivalRatio && !isVague(x) && !isVague(y)) return false;
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
