import { withRoomFor } from './columns.ts';
import { longestUtf8, putUtf8 } from './packing/utf8.ts';

type Values = Float64Array | Uint32Array | Uint8Array;

/** Numbers that an index holds of a document: the first `length` of `values`, which are used for one document after another. */
export class NumberColumn<Kind extends Values> {
  values: Kind;
  length = 0;

  constructor(values: Kind) {
    this.values = values;
  }

  add(value: number): void {
    if (this.length === this.values.length) this.#makeRoom(1);
    this.values[this.length++] = value;
  }

  /** Takes in all numbers of an array. */
  addAll(values: Kind): void {
    this.#makeRoom(values.length);
    (this.values as { set(values: Kind, at: number): void }).set(values, this.length);
    this.length += values.length;
  }

  /** Takes in so many more numbers, all 0; returns the place of the first. */
  addNone(count: number): number {
    this.#makeRoom(count);
    const from = this.length;
    this.length += count;
    this.values.fill(0, from, this.length);
    return from;
  }

  /** Has `values` be long enough for so many more. */
  #makeRoom(count: number): void {
    const last = this.length + count - 1;
    if (last >= this.values.length) this.values = withRoomFor<Values>(this.values, last) as Kind;
  }

  /** A copy of the numbers. */
  take(): Kind {
    return this.values.slice(0, this.length) as Kind;
  }
}

/** Texts that an index holds of a document, with a line feed between two: the first `length` of `values`, in UTF-8. */
export class TextColumn {
  values = new Uint8Array(1024);
  length = 0;

  /** A text that is not empty and has no line feeds. */
  add(text: string): void {
    const most = this.length + 1 + longestUtf8 * text.length;
    if (most > this.values.length) this.values = withRoomFor(this.values, most);
    if (this.length > 0) this.values[this.length++] = lineFeed;
    this.length = putUtf8(this.values, this.length, text);
  }

  take(): string {
    return decoder.decode(this.values.subarray(0, this.length));
  }
}

const lineFeed = 10;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Where entries of a kind are put together. */
export type EntryColumns<Entries> = {
  readonly [Name in keyof Entries as string extends Name ? never : number extends Name ? never : Name]: Entries[Name] extends string ? TextColumn : Entries[Name] extends Values ? NumberColumn<Entries[Name]> : never;
};

/** The entries that `fill` puts into columns, which it finds empty. */
export function entriesBy<Entries, Facts>(columns: EntryColumns<Entries>, fill: (facts: Facts) => void, facts: Facts): Entries {
  const named = Object.entries<TextColumn | NumberColumn<Values>>(columns);
  for (const [, column] of named) column.length = 0;
  fill(facts);
  return Object.fromEntries(named.map(([name, column]) => [name, column.take()])) as Entries;
}

export function doubles(): NumberColumn<Float64Array> {
  return new NumberColumn(new Float64Array(64));
}

export function words(): NumberColumn<Uint32Array> {
  return new NumberColumn(new Uint32Array(64));
}

export function bytes(): NumberColumn<Uint8Array> {
  return new NumberColumn(new Uint8Array(64));
}
