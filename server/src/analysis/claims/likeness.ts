import type { ClaimFrame } from './frame.ts';
import type { Outcome } from './outcomes.ts';

const outcomes: ReadonlySet<string> = new Set<Outcome>(['killed', 'wounded', 'shot', 'arrested', 'charged', 'missing', 'rescued', 'displaced', 'trapped', 'taken', 'infected', 'questioned']);

/** What an event has but one number of: who did it, shots, visits. */
const eventConcepts = new Set(['robber', 'shot fired', 'times shot', 'times stabbed', 'visit', 'crew', 'aboard', 'hostage', 'without power', 'hospitalized', 'population', 'job lost', 'job added', 'crowd', 'workforce']);

/** From this number on people of one kind are a force or a crowd of which there is but one. */
const largeNumber = 100;

/** What the concept alone is worth: how seldom two claims of it on one event are of two quantities. */
const outcomeWorth = 0.6;
const singleWorth = 0.46;
const addressWorth = 0.8;
const anyWorth = 0.2;

const eventWorth = 0.25;
const stemWorth = 0.1;
const mostStems = 4;
const nameWorth = 0.1;
const mostNames = 2;
const governorWorth = 0.15;

/** Measures that an event or a thing has but one of, once it is said what they measure. */
const namedMeasure = /:(?:magnitude|aftershock magnitude|depth|height|width|screen|fall|wind|speed|speed limit|weight|displacement|radius|distance:.*|year \w+)$/;

/** Whether a claim measures what an event or a thing has but one of. */
export function isNamedMeasure(frame: ClaimFrame): boolean {
  return namedMeasure.test(frame.concept);
}

/** How surely two claims of one concept are of one quantity: what they are about, what they share; not what they say. */
export function likeness(a: ClaimFrame, b: ClaimFrame, event: number): number {
  const stems = Math.min(mostStems, common(a.context, b.context)) * stemWorth;
  const names = Math.min(mostNames, common(a.names, b.names)) * nameWorth;
  const governed = a.event !== null && a.event === b.event ? governorWorth : 0;
  return worthOf(a, b) + eventWorth * event + stems + names + governed;
}

/** Whether the claim tells the year of something. */
export function isYear(frame: ClaimFrame): boolean {
  return frame.concept.startsWith(':year ');
}

/** Whether a claim counts things or people of whom nothing is known that an event has but one number of. */
export function isPlain(frame: ClaimFrame): boolean {
  return (frame.kind === 'people' || frame.kind === 'things') && worthOf(frame, frame) === anyWorth;
}

function worthOf(a: ClaimFrame, b: ClaimFrame): number {
  if (isOutcome(a)) return outcomeWorth;
  if (a.kind === 'address') return addressWorth;
  if (a.kind === 'money' || a.kind === 'duration') return singleWorth - 0.05;
  if (a.kind === 'measure' || a.kind === 'share') return namedMeasure.test(a.concept) || a.kind === 'share' ? singleWorth : anyWorth;
  if (/ (?:destroyed|damaged|flooded|evacuated)$/.test(a.concept) || isSingular(a) || (isForce(a) && isForce(b))) return singleWorth;
  return anyWorth;
}

/** Whether the claim counts people by what happened to them. */
export function isOutcome(frame: ClaimFrame): boolean {
  return frame.kind === 'people' && outcomes.has(frame.concept);
}

/** Whether the claim counts what an event has but one number of: its robbers, its shots. */
export function isSingular(frame: ClaimFrame): boolean {
  return eventConcepts.has(frame.concept);
}

/** A large number of people of one kind is seldom of another group of them, unlike "two officers". */
function isForce({ kind, concept, noun, low, high }: ClaimFrame): boolean {
  return kind === 'people' && concept === noun && noun !== 'person' && (low ?? high ?? 0) >= largeNumber;
}

/** How many words two lists share. */
export function common(a: readonly string[], b: readonly string[]): number {
  return a.filter((word) => b.includes(word)).length;
}
