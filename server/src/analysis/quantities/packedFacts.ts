import { type Codec, flag, list, number, oneOf, optional, orNull, record, span, text } from '../packing/codecs.ts';
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

const changes = oneOf<QuantityChange>({ '=': 0, '~': 1, '>': 2, '<': 3, up: 4, down: 5 });
const amount = orNull(number);
const textOrNull = orNull(text);
const spanOrNull = orNull(span);
const directionOrNull = orNull(oneOf<'up' | 'down'>({ up: 0, down: 1 }));
const designationOrNull = orNull(designation);

/** The bits of what a quantity is. */
const marks = { lowOpen: 1, highOpen: 2, approx: 4, elided: 8, partOf: 16, inWords: 32 } as const;

const quantity: Codec<Quantity> = {
  write: (writer, value) => {
    writer.whole(
      (value.lowOpen ? marks.lowOpen : 0) |
        (value.highOpen ? marks.highOpen : 0) |
        (value.approx ? marks.approx : 0) |
        (value.elided ? marks.elided : 0) |
        (value.partOf ? marks.partOf : 0) |
        (value.inWords ? marks.inWords : 0),
    );
    writer.whole(value.start);
    writer.whole(value.end);
    kind.write(writer, value.kind);
    writer.text(value.text);
    span.write(writer, value.number);
    amount.write(writer, value.low);
    amount.write(writer, value.high);
    changes.write(writer, value.change);
    textOrNull.write(writer, value.unit);
    textOrNull.write(writer, value.counted);
    spanOrNull.write(writer, value.countedSpan);
    textOrNull.write(writer, value.head);
    textOrNull.write(writer, value.state);
    directionOrNull.write(writer, value.direction);
    writer.double(value.precision);
    designationOrNull.write(writer, value.designation);
  },
  read: (reader) => {
    const found = reader.whole();
    return {
      start: reader.whole(),
      end: reader.whole(),
      kind: kind.read(reader),
      text: reader.text(),
      number: span.read(reader),
      low: amount.read(reader),
      high: amount.read(reader),
      lowOpen: (found & marks.lowOpen) !== 0,
      highOpen: (found & marks.highOpen) !== 0,
      approx: (found & marks.approx) !== 0,
      change: changes.read(reader),
      unit: textOrNull.read(reader),
      counted: textOrNull.read(reader),
      countedSpan: spanOrNull.read(reader),
      head: textOrNull.read(reader),
      elided: (found & marks.elided) !== 0,
      partOf: (found & marks.partOf) !== 0,
      state: textOrNull.read(reader),
      direction: directionOrNull.read(reader),
      precision: reader.double(),
      inWords: (found & marks.inWords) !== 0,
      designation: designationOrNull.read(reader),
    };
  },
};

export const packedQuantities = record<QuantityFacts>({ quantities: list(quantity) });
