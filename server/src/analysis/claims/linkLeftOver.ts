import { comparable, ratio } from './comparable.ts';
import type { ClaimFrame } from './frame.ts';
import { agree } from './judge.ts';
import { common, isOutcome, isYear } from './likeness.ts';
import { isUnnamed, movement } from './unnamed.ts';

/** What two claims' shared words, counted noun, concept and wording are worth. */
const stemWorth = 1;
const nounWorth = 1.5;
const conceptWorth = 1;
const templateWorth = 1;
/** Of each bit that the nearness of the numbers tells: of two numbers of two things, one pair in 2ⁿ is as near. */
const bitWorth = 0.8;
const mostBits = 5;
/** "At least 80" beside "80" is as near as if an eighth lay between them. */
const bitsOfBound = 3;
/** Small counts are near by chance. */
const smallCost = 1;
const smallCount = 10;
/** From this worth on, two claims are of one quantity, if no other is nearly as near to one of them. */
const leastWorth = 4.5;
const margin = 1;
const widestRatio = 2;
/** Measures, sums and shares that are this near may be one number, rounded or converted. */
const widestRounding = 1.025;
/** A document with more quantities of a dimension is a table; one with more left over tells of other things. */
const mostOfDimension = 64;
const mostLeftOver = 16;

/**
 * Pairs of claims, by index, that are of one quantity though their wording does not name it alike. Two reports of an event mostly state
 * the same quantities: so those of one dimension that are left over when the `linked` ones and those that agree are set aside, are paired
 * where they are nearest to each other by the words around them and by the numbers themselves, and nothing sets them apart.
 */
export function linkLeftOver(a: readonly ClaimFrame[], b: readonly ClaimFrame[], linked: readonly (readonly [number, number])[]): [number, number][] {
  const [own, theirs] = [new Set(linked.map(([i]) => a[i])), new Set(linked.map(([, j]) => b[j]))];
  const others = byDimension(b);
  return [...byDimension(a)].flatMap(([dimension, indexes]) => {
    const rivals = others.get(dimension) ?? [];
    if (rivals.length === 0 || indexes.length > mostOfDimension || rivals.length > mostOfDimension) return [];
    const left = indexes.filter((i) => isFree(a[i], own) && !rivals.some((j) => maySayTheSame(a[i], b[j])));
    const right = rivals.filter((j) => isFree(b[j], theirs) && !indexes.some((i) => maySayTheSame(a[i], b[j])));
    return left.length > mostLeftOver || right.length > mostLeftOver ? [] : nearest(a, b, left, right);
  });
}

/** The pairs that are worth enough, and neither of them with a claim of another value worth nearly as much. */
function nearest(a: readonly ClaimFrame[], b: readonly ClaimFrame[], left: readonly number[], right: readonly number[]): [number, number][] {
  const pairs = left.flatMap((i) => right.map((j) => ({ i, j, worth: worthOf(a[i], b[j]) })));
  return pairs
    .filter(({ i, j, worth }) => worth >= leastWorth && !pairs.some((rival) => rival.worth > worth - margin && ((rival.i === i && !sameValue(b[rival.j], b[j])) || (rival.j === j && !sameValue(a[rival.i], a[i])))))
    .map(({ i, j }) => [i, j]);
}

const known = new WeakMap<readonly ClaimFrame[], ReadonlyMap<string, readonly number[]>>();

/** The indexes of a document's claims by what they can be compared in, remembered by the list. */
function byDimension(frames: readonly ClaimFrame[]): ReadonlyMap<string, readonly number[]> {
  const dimensions = known.get(frames);
  if (dimensions !== undefined) return dimensions;
  const made = new Map<string, number[]>();
  for (const [index, frame] of frames.entries()) {
    const dimension = dimensionOf(frame);
    const indexes = made.get(dimension);
    if (indexes === undefined) made.set(dimension, [index]);
    else indexes.push(index);
  }
  known.set(frames, made);
  return made;
}

/** "count", "share", "money dollar", "measure metre", "share up"; '' for what has links of its own. */
function dimensionOf(frame: ClaimFrame): string {
  const { kind, concept } = frame;
  if (kind === 'age' || kind === 'clock' || kind === 'address' || isYear(frame)) return '';
  if (isUnnamed(frame) && (kind === 'things' || movement(frame) !== null)) return `${kind} ${concept}`;
  if (kind === 'share') return kind;
  return kind === 'people' || kind === 'things' ? 'count' : `${kind} ${/^[^: ]*/.exec(concept)![0]}`;
}

function isFree(frame: ClaimFrame, linked: ReadonlySet<ClaimFrame>): boolean {
  return dimensionOf(frame) !== '' && !linked.has(frame) && !frame.part && !frame.listed && !frame.superseded;
}

/** Whether one number may be the other, rounded or converted. */
function maySayTheSame(x: ClaimFrame, y: ClaimFrame): boolean {
  return agree(x, y) || isRounded(valueOf(x), valueOf(y)) || isRounded(valueOf(y), valueOf(x)) || (x.kind !== 'people' && x.kind !== 'things' && ratio(x, y) <= widestRounding && x.low === x.high);
}

/** Whether a number of three places or more is the other one with fewer places that tell: 15,000 of 14,620. */
function isRounded(value: number, exact: number): boolean {
  // At one place, 200 stands for 150 and 100 for 149; most pairs are further apart.
  if (value < 100 || exact < 0.75 * value || exact > 1.5 * value) return false;
  const places = /^\d*[1-9](?=0*$)/.exec(String(value))?.[0].length;
  return places !== undefined && places < String(value).length && Number(exact.toPrecision(places)) === value;
}

/** How much tells that two claims are of one quantity; 0 where something tells that they are not. */
function worthOf(x: ClaimFrame, y: ClaimFrame): number {
  const apart = ratio(x, y);
  if ((isOutcome(x) && isOutcome(y) && x.concept !== y.concept) || apart > widestRatio || !comparable(x, y)) return 0;
  const bits = apart === 1 ? bitsOfBound : Math.min(mostBits, -Math.log2(1 - 1 / apart));
  const noun = x.noun === '' || y.noun === '' ? 0 : x.noun === y.noun ? nounWorth : -nounWorth;
  const concept = x.concept === y.concept ? conceptWorth : 0;
  const template = x.template !== '' && x.template === y.template ? templateWorth : 0;
  const small = x.kind !== 'share' && x.kind !== 'measure' && Math.max(valueOf(x), valueOf(y)) < smallCount ? smallCost : 0;
  return stemWorth * common(wordsOf(x), wordsOf(y)) + noun + concept + template + bitWorth * bits - small;
}

function wordsOf({ context, event }: ClaimFrame): readonly string[] {
  return event === null || context.includes(event) ? context : [...context, event];
}

function valueOf(frame: ClaimFrame): number {
  return frame.low ?? frame.high ?? 0;
}

function sameValue(x: ClaimFrame, y: ClaimFrame): boolean {
  return x.low === y.low && x.high === y.high;
}
