/** What is measured of a document's lines: the columns one after another in one array, each with a value for every line. */
export interface Rows {
  readonly values: Float32Array;
  /** How many lines there are, and with it how long a column is. */
  readonly count: number;
  /** What each column measures. */
  readonly names: readonly string[];
}

/** Room for this many columns at first. */
const usualColumns = 288;

/** Builds the columns of a set of rows, one named column at a time. */
export class RowBuilder {
  readonly count: number;
  readonly #names: string[] = [];
  readonly #sums: Float64Array;
  #values: Float32Array;

  constructor(count: number) {
    this.count = count;
    this.#values = new Float32Array(count * usualColumns);
    this.#sums = new Float64Array(count + 1);
  }

  /** Adds a column and returns its number. */
  add(name: string, value: (row: number) => number): number {
    const column = this.#open(name);
    const values = this.#values;
    const start = column * this.count;
    for (let row = 0; row < this.count; row++) values[start + row] = value(row);
    return column;
  }

  /** Adds a column for each of the names, from a row of as many values for each line; returns the number of the first. */
  addTable(names: readonly string[], rowOf: (row: number) => readonly number[]): number {
    const first = this.#names.length;
    for (const name of names) this.#open(name);
    const values = this.#values;
    for (let row = 0; row < this.count; row++) {
      const cells = rowOf(row);
      for (let cell = 0; cell < names.length; cell++) values[(first + cell) * this.count + row] = cells[cell];
    }
    return first;
  }

  /** Adds a column that is another one `offset` lines on, with `missing` past the ends. */
  addShifted(name: string, column: number, offset: number, missing: number): void {
    const start = this.#open(name) * this.count;
    const values = this.#values;
    const from = column * this.count + offset;
    for (let row = 0; row < this.count; row++) {
      const other = row + offset;
      values[start + row] = other >= 0 && other < this.count ? values[from + row] : missing;
    }
  }

  /** Adds for each window, as [from, to) in lines relative to a line, a column of the means of a measure over it; 0 where it is outside. */
  addMeans(names: readonly string[], measure: Float32Array, windows: readonly (readonly [number, number])[]): void {
    const { count } = this;
    const sums = this.#sums;
    for (let row = 0; row < count; row++) sums[row + 1] = sums[row] + measure[row];
    windows.forEach(([before, after], index) => {
      const target = this.#open(names[index]) * count;
      const values = this.#values;
      for (let row = 0; row < count; row++) {
        const start = Math.max(row + before, 0);
        const end = Math.min(row + after, count);
        values[target + row] = end > start ? (sums[end] - sums[start]) / (end - start) : 0;
      }
    });
  }

  /** Adds all columns of other rows of the same lines. */
  addRows({ names, values }: Rows): void {
    const start = this.#names.length * this.count;
    for (const name of names) this.#open(name);
    this.#values.set(values, start);
  }

  /** The values of a column so far. */
  column(column: number): Float32Array {
    return this.#values.subarray(column * this.count, (column + 1) * this.count);
  }

  build(): Rows {
    return { values: this.#values.subarray(0, this.#names.length * this.count), count: this.count, names: this.#names };
  }

  /** Makes room for a column that begins with zeros. */
  #open(name: string): number {
    const column = this.#names.length;
    this.#names.push(name);
    if (this.#names.length * this.count > this.#values.length) {
      const larger = new Float32Array(2 * this.#values.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    return column;
  }
}

/** The number of a named column. */
export function columnNamed(names: readonly string[], name: string): number {
  const column = names.indexOf(name);
  if (column < 0) throw new Error(`There is no column ${name}.`);
  return column;
}

/** Sums over ranges of a sequence in constant time each. */
export class RunningSums {
  readonly #sums: Float64Array;

  constructor(count: number, value: (index: number) => number) {
    this.#sums = new Float64Array(count + 1);
    for (let index = 0; index < count; index++) this.#sums[index + 1] = this.#sums[index] + value(index);
  }

  /** The sum of the values from `from` on, up to before `to`; the range is cut to the sequence. */
  sum(from: number, to: number): number {
    const last = this.#sums.length - 1;
    const start = Math.min(Math.max(from, 0), last);
    const end = Math.min(Math.max(to, start), last);
    return this.#sums[end] - this.#sums[start];
  }

  /** How many values the range holds, cut to the sequence. */
  size(from: number, to: number): number {
    return Math.min(this.#sums.length - 1, to) - Math.max(0, from);
  }
}
