import { Room } from './room.ts';

/** What is measured of a document's lines: the columns one after another in one array, each with a value for every line. */
export interface Rows {
  readonly values: Float32Array;
  /** How many lines there are, and with it how long a column is. */
  readonly count: number;
  /** What each column measures. */
  readonly names: readonly string[];
}

/** Room for this many columns where it is not known yet how many there are. */
const usualColumns = 288;

/** One kind of rows, which have the same columns for all documents. */
export class RowKind {
  /** The names of the columns, in order; complete once rows of the kind were built. */
  readonly names: string[] = [];
  #room = new Float32Array(0);

  /** Room for so many lines, the same for all rows of the kind: what was built in it before is void. Larger room is not kept. */
  roomFor(count: number): Float32Array {
    const size = count * (this.names.length || usualColumns);
    if (size > longestKept) return new Float32Array(size);
    if (size > this.#room.length) this.#room = new Float32Array(size);
    return this.#room;
  }
}

/** Room for more values than this is had anew each time. */
const longestKept = 1_000_000;

/** Builds the columns of a set of rows, one named column at a time, always the same ones for the same kind. */
export class RowBuilder {
  readonly count: number;
  readonly #names: string[];
  #columns = 0;
  #values: Float32Array;

  /** Rows that were built of the same kind before are void. */
  constructor(count: number, kind: RowKind) {
    this.count = count;
    this.#names = kind.names;
    this.#values = kind.roomFor(count);
  }

  /** The values of all columns so far. Void when another column is opened. */
  get values(): Float32Array {
    return this.#values;
  }

  /** How many columns there are so far. */
  get columns(): number {
    return this.#columns;
  }

  /** Begins a column, called `measure` and `suffix`, to be filled; returns where its values stand. */
  open(measure: string, suffix = ''): number {
    const column = this.#columns++;
    if (column === this.#names.length) {
      this.#names.push(measure + suffix);
      if (this.#columns * this.count > this.#values.length) {
        const larger = new Float32Array(2 * this.#values.length);
        larger.set(this.#values);
        this.#values = larger;
      }
    }
    return column * this.count;
  }

  /** Adds a column of given values and returns its number. */
  add(name: string, column: ArrayLike<number>): number {
    const start = this.open(name);
    const values = this.#values;
    for (let row = 0; row < this.count; row++) values[start + row] = column[row];
    return this.#columns - 1;
  }

  /** Adds a column that is the same for all lines. */
  addConstant(name: string, value: number): void {
    const start = this.open(name);
    this.#values.fill(value, start, start + this.count);
  }

  /** Adds all columns of other rows of the same lines; returns the number of the first. */
  addRows({ names, values }: Rows): number {
    const first = this.#columns;
    for (const name of names) this.open(name);
    this.#values.set(values, first * this.count);
    return first;
  }

  build(): Rows {
    return { values: this.#values.subarray(0, this.#columns * this.count), count: this.count, names: this.#names };
  }
}

/** Rows that stay as they are when others are built. */
export function keepRows({ values, count, names }: Rows): Rows {
  return { values: values.slice(), count, names };
}

/** The number of a named column. */
export function columnNamed(names: readonly string[], name: string): number {
  const column = names.indexOf(name);
  if (column < 0) throw new Error(`There is no column ${name}.`);
  return column;
}

/** Sums over ranges of a sequence in constant time each. */
export class RunningSums {
  readonly #room = new Room(Float64Array);
  #count = 0;
  /** The sum of the values before each place. */
  #sums = this.#room.of(1);

  /** Takes the `count` values that stand in an array from `from` on for the sequence, instead of what it was before. */
  take(values: ArrayLike<number>, from: number, count: number): this {
    const sums = this.#room.of(count + 1);
    for (let index = 0, sum = 0; index < count; index++) sums[index + 1] = sum += values[from + index];
    this.#count = count;
    this.#sums = sums;
    return this;
  }

  /** The sum of the values from `from` on, up to before `to`; the range is cut to the sequence. */
  sum(from: number, to: number): number {
    const count = this.#count;
    const start = from < 0 ? 0 : from < count ? from : count;
    const end = to < start ? start : to < count ? to : count;
    const sums = this.#sums;
    return sums[end] - sums[start];
  }

  /** How many values the range holds, cut to the sequence. */
  size(from: number, to: number): number {
    const count = this.#count;
    return (to < count ? to : count) - (from > 0 ? from : 0);
  }
}
