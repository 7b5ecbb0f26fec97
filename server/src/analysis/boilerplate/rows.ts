/** Feature rows, one after another in one array. */
export interface Rows {
  readonly values: Float32Array;
  readonly width: number;
  /** What each column of a row measures. */
  readonly names: readonly string[];
}

/** Builds the columns of a set of rows, one named column at a time. */
export class RowBuilder {
  readonly #names: string[] = [];
  readonly #columns: Float32Array[] = [];
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  add(name: string, value: (row: number) => number): void {
    const column = new Float32Array(this.#count);
    for (let row = 0; row < this.#count; row++) column[row] = value(row);
    this.#names.push(name);
    this.#columns.push(column);
  }

  build(): Rows {
    const width = this.#columns.length;
    const values = new Float32Array(this.#count * width);
    this.#columns.forEach((column, index) => {
      for (let row = 0; row < this.#count; row++) values[row * width + index] = column[row];
    });
    return { values, width, names: this.#names };
  }
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

  /** The mean over the part of the range that lies in the sequence; 0 where none does. */
  mean(from: number, to: number): number {
    const last = this.#sums.length - 1;
    const start = Math.max(from, 0);
    const end = Math.min(to, last);
    return end > start ? (this.#sums[end] - this.#sums[start]) / (end - start) : 0;
  }
}
