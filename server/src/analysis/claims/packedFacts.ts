import { flag, hash, list, number, oneOf, optional, orNull, record, span, text, whole, wholes } from '../packing/codecs.ts';
import type { ClaimFacts, ClaimFrame, ClaimKind, Person, Role } from './frame.ts';
import type { TimeFrame } from './wording.ts';

const person = record<Person>({
  name: list(text),
  gender: orNull(oneOf<'male' | 'female'>({ male: 0, female: 1 })),
  noun: orNull(text),
  role: orNull(oneOf<Role>({ killed: 0, wounded: 1, suspect: 2, other: 3 })),
});

const frame = record<ClaimFrame>({
  span,
  number: span,
  quote: text,
  quoteAt: whole,
  kind: oneOf<ClaimKind>({ age: 0, clock: 1, people: 2, things: 3, money: 4, duration: 5, measure: 6, share: 7, address: 8 }),
  concept: text,
  low: orNull(number),
  high: orNull(number),
  approx: flag,
  slack: number,
  rounding: number,
  unit: orNull(text),
  noun: text,
  label: text,
  actor: orNull(text),
  event: orNull(text),
  names: list(text),
  context: list(text),
  place: list(text),
  template: text,
  listed: flag,
  part: flag,
  inclusive: flag,
  done: flag,
  dates: list(text),
  time: oneOf<TimeFrame>({ event: 0, lately: 1, other: 2 }),
  updated: flag,
  superseded: flag,
  written: orNull(number),
  spokenOn: orNull(number),
  attributed: flag,
  person: optional(person),
  sentence: hash,
});

export const packedClaims = record<ClaimFacts>({ frames: list(frame), names: list(text), nameCounts: wholes, lead: list(text), length: whole });
