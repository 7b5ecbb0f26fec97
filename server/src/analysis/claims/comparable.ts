import type { ClaimFrame } from './frame.ts';
import { isOutcome, isSingular, isYear } from './likeness.ts';
import { stemsOf } from './stem.ts';

/** A number is not compared with one so many times as large, unless one of them is vague. */
const widestRatio = 4;
const widestSumRatio = 2.5;
/** Nor one year with another so far from it. */
const widestYears = 25;
/** Numbers of one thing that is told of at once and much later are nearer to each other than to those of another thing of its kind. */
const nearRatio = 1.25;
/** People of an event who are called by two names are seldom the same ones where their numbers are further apart. */
const closeRatio = 1.5;

/** Two shares of a vote, or two numbers of seats, that are further apart are those of two candidates or parties. */
const widestVote = 1.15;

/** Whether nothing in the wording shows that two different numbers are of two things. */
export function comparable(a: ClaimFrame, b: ClaimFrame): boolean {
  if (isYear(a)) return !a.part && !b.part && Math.abs((a.low ?? 0) - (b.low ?? 0)) <= widestYears;
  if ((isVote(a) || isVote(b)) && ratio(a, b) > widestVote) return false;
  if (isProgress(a) !== isProgress(b) || isExpected(a) !== isExpected(b)) return false;
  if (!sameWhole(a, b) || a.inclusive !== b.inclusive || !sameTime(a, b)) return false;
  if (isOutcome(a) && a.concept !== 'arrested' && a.noun !== b.noun && !(isAnyone(a.noun) && isAnyone(b.noun)) && !(areYoung(a.noun) && areYoung(b.noun)) && !(areThere(a.noun) && areThere(b.noun) && ratio(a, b) <= closeRatio)) return false;
  if (a.concept === 'arrested' && a.noun !== b.noun && !(areSuspects(a.noun) && areSuspects(b.noun))) return false;
  if (a.concept === 'killed' && a.done !== b.done && Math.abs((a.low ?? 0) - (b.low ?? 0)) === 1) return false;
  if (!sameActor(a, b) || !meet(a.place, b.place)) return false;
  if (!meet(datesLike(a, /^\d{4}$/), datesLike(b, /^\d{4}$/)) || !meet(datesLike(a, /-/), datesLike(b, /-/)) || !meet(datesLike(a, /^[a-z]{3}$/), datesLike(b, /^[a-z]{3}$/))) return false;
  const rising = (isOutcome(a) || a.concept.endsWith(':reward')) && (a.updated || b.updated);
  return rising || isProgress(a) || isVague(a) || isVague(b) || ratio(a, b) <= (a.kind === 'money' ? widestSumRatio : widestRatio);
}

const expectations = new Set(stemsOf('expect forecast predict plan project target goal hope outlook guidance'));
/** Among so many of the nearest words to a number such a word is about it. */
const nearWords = 4;

/** Whether a number is only expected or planned, which says nothing of what came. */
function isExpected({ context, event }: ClaimFrame): boolean {
  return context.slice(0, nearWords).some((stem) => expectations.has(stem)) || (event !== null && expectations.has(event));
}

/** Shares that go from nothing to all as time passes. */
function isProgress({ kind, concept }: ClaimFrame): boolean {
  return kind === 'share' && /^(?:contain|complet|count|ballot)/.test(concept);
}

function isVote({ kind, concept }: ClaimFrame): boolean {
  return (kind === 'share' && /^vot/.test(concept)) || (kind === 'things' && concept === 'seat');
}

const sexAndAge = new Set(['man', 'woman', 'child', 'adult', 'boy', 'girl']);

/** Whether equal numbers of two kinds of people may still be of the same ones: "two workers" are "two women", but not "two men". */
export function samePopulation(a: ClaimFrame, b: ClaimFrame): boolean {
  return a.noun === b.noun || !sexAndAge.has(a.noun) || !sexAndAge.has(b.noun);
}

/** "dozens", "hundreds": a number without an end that only gives the order of magnitude. */
export function isVague(frame: ClaimFrame): boolean {
  return frame.approx && frame.low !== null && frame.high === null;
}

/** A claim's number; of an interval its lower end, where it has one. */
export function valueOf({ low, high }: ClaimFrame): number {
  return low ?? high ?? 0;
}

/** Whether two claims state the same number or interval. */
export function sameValue(a: ClaimFrame, b: ClaimFrame): boolean {
  return a.low === b.low && a.high === b.high;
}

/** How many times the larger of two numbers is the smaller. */
export function ratio(a: ClaimFrame, b: ClaimFrame): number {
  const [x, y] = [valueOf(a), valueOf(b)];
  return Math.max(x, y) / Math.max(Math.min(x, y), Number.MIN_VALUE);
}

/** Whether both are of the whole: a part may be any part. A percentage is of a whole, a time is one. */
function sameWhole(a: ClaimFrame, b: ClaimFrame): boolean {
  return a.kind === 'duration' || a.kind === 'share' || (!a.part && !b.part);
}

/** "The flood that killed three people in Brell last month" is of the flood in Brell where three or four died. */
function sameTime(a: ClaimFrame, b: ClaimFrame): boolean {
  // "14 years ago" is no other time than "for 15 years".
  if (a.time === b.time || a.kind === 'duration') return true;
  if (a.time === 'other' || b.time === 'other') return false;
  return isOutcome(a) && ratio(a, b) <= nearRatio && a.names.some((name) => b.names.includes(name));
}

/** Whether the same ones do it, as far as the two say: what is sent by one side is not what gathers on the other. */
function sameActor(a: ClaimFrame, b: ClaimFrame): boolean {
  if (a.actor === b.actor || (a.kind !== 'people' && a.kind !== 'things') || isOutcome(a) || isSingular(a)) return true;
  return a.kind === 'things' && (a.actor === null || b.actor === null);
}

function areYoung(noun: string): boolean {
  return noun === 'child' || noun === 'student' || noun === 'teenager' || noun === '';
}

const attendants = new Set(['passenger', 'refugee', 'worker', 'prisoner', 'student', 'tourist', 'patient', 'shopper', 'guest', 'climber', 'customer', 'spectator', 'villager', 'pilgrim', 'runner', 'fisherman', 'diver', 'camper', 'holidaymaker', 'crew', 'mourner']);

/** What all those may be called who are at a place when something happens there: the people on a bus are its passengers. */
function areThere(noun: string): boolean {
  return isAnyone(noun) || attendants.has(noun);
}

/** Those arrested over one event are the same ones whether they are called men, teenagers or suspects. */
function areSuspects(noun: string): boolean {
  return isAnyone(noun) || noun === 'man' || noun === 'member' || noun === 'teenager' || noun === 'robber';
}

function isAnyone(noun: string): boolean {
  return noun === 'person' || noun === '';
}

function datesLike(frame: ClaimFrame, form: RegExp): string[] {
  return frame.dates.filter((date) => form.test(date));
}

/** Whether two lists share something, or one of them says nothing. */
function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((word) => b.includes(word));
}
