import { flag, list, number, oneOf, optional, orNull, record, span, text, whole } from '../packing/codecs.ts';
import type { Designation, Quantity, QuantityChange, QuantityKind } from './quantity.ts';
import type { QuantityFacts } from './quantityFacts.ts';

const kind = oneOf<QuantityKind>({
  count: 0,
  number: 1,
  money: 2,
  percent: 3,
  age: 4,
  duration: 5,
  frequency: 6,
  length: 7,
  area: 8,
  volume: 9,
  mass: 10,
  speed: 11,
  temperature: 12,
  angle: 13,
  energy: 14,
  power: 15,
  force: 16,
  pressure: 17,
  data: 18,
  electricity: 19,
  rate: 20,
  measure: 21,
  date: 22,
  time: 23,
  phone: 24,
  address: 25,
  score: 26,
  ordinal: 27,
});

const form = oneOf<Designation['form']>({
  day: 0,
  'day of year': 1,
  month: 2,
  year: 3,
  years: 4,
  decade: 5,
  clock: 6,
  phone: 7,
  house: 8,
  block: 9,
  score: 10,
});

const designation = record<Designation>({ form, value: text, low: number, high: number, meridiem: optional(flag), street: optional(text) });

const quantity = record<Quantity>({
  start: whole,
  end: whole,
  kind,
  text,
  number: span,
  low: orNull(number),
  high: orNull(number),
  lowOpen: flag,
  highOpen: flag,
  approx: flag,
  change: oneOf<QuantityChange>({ '=': 0, '~': 1, '>': 2, '<': 3, up: 4, down: 5 }),
  unit: orNull(text),
  counted: orNull(text),
  countedSpan: orNull(span),
  head: orNull(text),
  elided: flag,
  partOf: flag,
  state: orNull(text),
  direction: orNull(oneOf<'up' | 'down'>({ up: 0, down: 1 })),
  precision: number,
  inWords: flag,
  designation: orNull(designation),
});

export const packedQuantities = record<QuantityFacts>({ quantities: list(quantity) });
