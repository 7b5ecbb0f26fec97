import type { Span } from '../../text/span.ts';
import type { ByteReader } from './byteReader.ts';
import type { ByteWriter } from './byteWriter.ts';

/** How values of a kind are written as bytes, and read back. */
export interface Codec<Value> {
  write(writer: ByteWriter, value: Value): void;
  read(reader: ByteReader): Value;
  /** A record may lack it. */
  readonly isOptional?: true;
}

/** Whole numbers from 0 to 2³² - 1. */
export const whole: Codec<number> = {
  write: (writer, value) => writer.whole(value),
  read: (reader) => reader.whole(),
};

/** Whole numbers of 53 bits that are large as a rule: hashes. */
export const hash: Codec<number> = {
  write: (writer, value) => writer.double(value),
  read: (reader) => reader.double(),
};

/** Numbers from here on are not written as whole ones. */
const largestShort = 0x7fffffff;

/** Numbers of all kinds, of which most are small and whole. */
export const number: Codec<number> = {
  write: (writer, value) => {
    if (value < largestShort && Object.is(value >>> 0, value)) writer.whole(value + 1);
    else {
      writer.whole(0);
      writer.double(value);
    }
  },
  read: (reader) => {
    const short = reader.whole();
    return short === 0 ? reader.double() : short - 1;
  },
};

export const flag: Codec<boolean> = {
  write: (writer, value) => writer.whole(value ? 1 : 0),
  read: (reader) => reader.whole() === 1,
};

/** Texts without lone surrogates. */
export const text: Codec<string> = {
  write: (writer, value) => writer.text(value),
  read: (reader) => reader.text(),
};

/** As `list(text)`. */
export const texts: Codec<readonly string[]> = {
  write: (writer, values) => {
    const { length } = values;
    writer.whole(length);
    for (let index = 0; index < length; index++) writer.text(values[index]);
  },
  read: (reader) => Array.from({ length: reader.count() }, () => reader.text()),
};

/** One of a few values, by their numbers. */
export function oneOf<Value extends string>(numbers: Readonly<Record<Value, number>>): Codec<Value> {
  const values: Value[] = [];
  for (const value in numbers) values[numbers[value]] = value;
  return {
    write: (writer, value) => writer.whole(numbers[value]),
    read: (reader) => values[reader.whole()],
  };
}

export function orNull<Value>(codec: Codec<Value>): Codec<Value | null> {
  return {
    write: (writer, value) => {
      writer.whole(value !== null ? 1 : 0);
      if (value !== null) codec.write(writer, value);
    },
    read: (reader) => (reader.whole() === 1 ? codec.read(reader) : null),
  };
}

/** What may be left out of a record. */
export function optional<Value>(codec: Codec<Value>): Codec<Value | undefined> {
  return {
    write: (writer, value) => {
      writer.whole(value !== undefined ? 1 : 0);
      if (value !== undefined) codec.write(writer, value);
    },
    read: (reader) => (reader.whole() === 1 ? codec.read(reader) : undefined),
    isOptional: true,
  };
}

export function list<Value>(codec: Codec<Value>): Codec<readonly Value[]> {
  return {
    write: (writer, values) => {
      const { length } = values;
      writer.whole(length);
      for (let index = 0; index < length; index++) codec.write(writer, values[index]);
    },
    read: (reader) => {
      const values: Value[] = [];
      for (let left = reader.count(); left > 0; left--) values.push(codec.read(reader));
      return values;
    },
  };
}

/** As `list(whole)`. */
export const wholes: Codec<readonly number[]> = {
  write: (writer, values) => writer.wholes(values),
  read: (reader) => reader.wholes(),
};

/** Numbers of 32 bits that are large as a rule, in a typed array. */
export const words: Codec<Uint32Array> = {
  write: (writer, values) => writer.words(values),
  read: (reader) => reader.words(),
};

/** Numbers of 16 bits, in a typed array. */
export const units: Codec<Uint16Array> = {
  write: (writer, values) => writer.words(values),
  read: (reader) => reader.units(),
};

/** Plain records: their fields in the order given. Of what a document has by dozens a codec written out takes a third of the time. */
export function record<Fields>(codecs: { readonly [Name in keyof Fields]-?: Codec<Fields[Name]> }): Codec<Fields> {
  const names = Object.keys(codecs) as (keyof Fields)[];
  const inOrder = names.map((name) => codecs[name]);
  const blank = Object.fromEntries(names.filter((name) => codecs[name].isOptional !== true).map((name) => [name, undefined])) as Partial<Fields>;
  return {
    write: (writer, value) => {
      for (let index = 0; index < names.length; index++) inOrder[index].write(writer, value[names[index]]);
    },
    read: (reader) => {
      // A copy has room for its fields from the start: of records with many that takes half the time, and half the room.
      const value: Partial<Fields> = { ...blank };
      for (let index = 0; index < names.length; index++) {
        const field = inOrder[index].read(reader);
        if (field !== undefined) value[names[index]] = field;
      }
      return value as Fields;
    },
  };
}

/** A stretch of a text, UTF-16 offsets. */
export const span: Codec<Span> = {
  write: (writer, { start, end }) => {
    writer.whole(start);
    writer.whole(end);
  },
  read: (reader) => ({ start: reader.whole(), end: reader.whole() }),
};
