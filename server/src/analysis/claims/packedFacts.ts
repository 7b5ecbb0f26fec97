import { type Codec, list, number, oneOf, orNull, record, span, text, texts, whole, wholes } from '../packing/codecs.ts';
import type { ClaimFacts, ClaimFrame, ClaimKind, Person, Role } from './frame.ts';
import type { TimeFrame } from './wording.ts';

const person = record<Person>({
  name: texts,
  gender: orNull(oneOf<'male' | 'female'>({ male: 0, female: 1 })),
  noun: orNull(text),
  role: orNull(oneOf<Role>({ killed: 0, wounded: 1, suspect: 2, other: 3 })),
});

const kinds = oneOf<ClaimKind>({ age: 0, clock: 1, people: 2, things: 3, money: 4, duration: 5, measure: 6, share: 7, address: 8 });
const times = oneOf<TimeFrame>({ event: 0, lately: 1, other: 2 });
const amount = orNull(number);
const textOrNull = orNull(text);

/** The bits of what a frame is, and of what it has. */
const marks = { approx: 1, listed: 2, part: 4, inclusive: 8, done: 16, updated: 32, superseded: 64, attributed: 128, person: 256 } as const;

const frame: Codec<ClaimFrame> = {
  write: (writer, value) => {
    writer.whole(
      (value.approx ? marks.approx : 0) |
        (value.listed ? marks.listed : 0) |
        (value.part ? marks.part : 0) |
        (value.inclusive ? marks.inclusive : 0) |
        (value.done ? marks.done : 0) |
        (value.updated ? marks.updated : 0) |
        (value.superseded ? marks.superseded : 0) |
        (value.attributed ? marks.attributed : 0) |
        (value.person === undefined ? 0 : marks.person),
    );
    span.write(writer, value.span);
    span.write(writer, value.number);
    writer.text(value.quote);
    writer.whole(value.quoteAt);
    kinds.write(writer, value.kind);
    writer.text(value.concept);
    amount.write(writer, value.low);
    amount.write(writer, value.high);
    writer.double(value.slack);
    writer.double(value.rounding);
    textOrNull.write(writer, value.unit);
    writer.text(value.noun);
    writer.text(value.label);
    textOrNull.write(writer, value.actor);
    textOrNull.write(writer, value.event);
    texts.write(writer, value.names);
    texts.write(writer, value.context);
    texts.write(writer, value.place);
    writer.text(value.template);
    texts.write(writer, value.dates);
    times.write(writer, value.time);
    amount.write(writer, value.written);
    amount.write(writer, value.spokenOn);
    writer.double(value.sentence);
    if (value.person !== undefined) person.write(writer, value.person);
  },
  read: (reader) => {
    const found = reader.whole();
    const value = {
      span: span.read(reader),
      number: span.read(reader),
      quote: reader.text(),
      quoteAt: reader.whole(),
      kind: kinds.read(reader),
      concept: reader.text(),
      done: (found & marks.done) !== 0,
      low: amount.read(reader),
      high: amount.read(reader),
      approx: (found & marks.approx) !== 0,
      slack: reader.double(),
      rounding: reader.double(),
      unit: textOrNull.read(reader),
      noun: reader.text(),
      label: reader.text(),
      actor: textOrNull.read(reader),
      event: textOrNull.read(reader),
      names: texts.read(reader),
      context: texts.read(reader),
      place: texts.read(reader),
      template: reader.text(),
      part: (found & marks.part) !== 0,
      listed: (found & marks.listed) !== 0,
      inclusive: (found & marks.inclusive) !== 0,
      dates: texts.read(reader),
      time: times.read(reader),
      written: amount.read(reader),
      spokenOn: amount.read(reader),
      updated: (found & marks.updated) !== 0,
      superseded: (found & marks.superseded) !== 0,
      attributed: (found & marks.attributed) !== 0,
      sentence: reader.double(),
    };
    return (found & marks.person) === 0 ? value : { ...value, person: person.read(reader) };
  },
};

export const packedClaims = record<ClaimFacts>({ frames: list(frame), names: texts, nameCounts: wholes, lead: wholes, length: whole });
