import type { Rows } from './rows.ts';

/**
 * Boosted regression trees in flat arrays: node `n` splits on `feature[n]` at `threshold[n]` (values up to it go to
 * `left[n]`, others to `right[n]`); a negative child `-1 - k` is leaf `k`. A node stands before its children.
 */
export interface TreeEnsemble {
  /** The score before any tree. */
  readonly base: number;
  /** For each tree its first node, or a leaf as a negative number where the tree is a single leaf. */
  readonly roots: readonly number[];
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly leaves: readonly number[];
}

/** Rows are scored so many at a time: as many as a number has bits. */
const blockRows = 32;

/**
 * A tree ensemble ready to be evaluated, on many rows at once as bits of one number (in the manner of QuickScorer, Lucchese et al.
 * 2015, with rows where it has leaves): every value is looked up among the thresholds of its column once, for whichever trees
 * ask for it, and a node then parts all rows that reach it by one operation, without a jump that depends on what they hold.
 */
export class Trees {
  readonly #base: number;
  /** The columns that trees ask for, and where the bounds of each begin: -∞, its thresholds in ascending order, ∞. */
  readonly #columns: Int32Array;
  readonly #starts: Int32Array;
  readonly #bounds: Float64Array;
  /** Roots and children by place: a node's place is its number, leaves follow the nodes; and of each node the place of its threshold. */
  readonly #roots: Int32Array;
  readonly #tests: Int32Array;
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  readonly #leaves: Float32Array;
  /** The rows, as bits, that are above each threshold, and those that reach each node and leaf. */
  readonly #above: Int32Array;
  readonly #reached: Int32Array;

  constructor({ base, roots, feature, threshold, left, right, leaves }: TreeEnsemble) {
    const placeOf = (child: number): number => (child < 0 ? feature.length - 1 - child : child);
    const thresholds = Float32Array.from(threshold);
    const byColumn = new Map<number, Set<number>>();
    feature.forEach((column, node) => {
      const known = byColumn.get(column) ?? new Set();
      byColumn.set(column, known.add(thresholds[node]));
    });
    const columns = [...byColumn.keys()].sort((first, second) => first - second);
    const bounds = columns.map((column) => [-Infinity, ...[...byColumn.get(column)!].sort((first, second) => first - second), Infinity]);
    const starts = [0];
    for (const each of bounds) starts.push(starts[starts.length - 1] + each.length);
    const places = new Map(columns.map((column, index) => [column, new Map(bounds[index].map((bound, place) => [bound, starts[index] + place]))]));
    this.#base = base;
    this.#columns = Int32Array.from(columns);
    this.#starts = Int32Array.from(starts);
    this.#bounds = Float64Array.from(bounds.flat());
    this.#roots = Int32Array.from(roots, placeOf);
    this.#tests = Int32Array.from(feature, (column, node) => places.get(column)!.get(thresholds[node])!);
    this.#left = Int32Array.from(left, placeOf);
    this.#right = Int32Array.from(right, placeOf);
    this.#leaves = Float32Array.from(leaves);
    this.#above = new Int32Array(this.#bounds.length);
    this.#reached = new Int32Array(feature.length + leaves.length);
  }

  /** The log-odds for each row. */
  scores({ values, count }: Rows): Float32Array {
    const scores = new Float32Array(count);
    for (let start = 0; start < count; start += blockRows) {
      const rows = Math.min(blockRows, count - start);
      this.#compare(values, count, start, rows);
      this.#descend(rows);
      this.#sum(scores, start, rows);
    }
    return scores;
  }

  /** Finds the rows of a block that are above each threshold. */
  #compare(values: Float32Array, count: number, first: number, rows: number): void {
    const columns = this.#columns;
    const starts = this.#starts;
    const bounds = this.#bounds;
    const above = this.#above.fill(0);
    for (let index = 0; index < columns.length; index++) {
      const start = starts[index];
      const from = columns[index] * count + first;
      // Neighbouring rows are much alike, so a value is looked for where the last one was.
      let place = start;
      let [low, high] = [bounds[place], bounds[place + 1]];
      let alike = 0;
      for (let row = 0; row < rows; row++) {
        const value = values[from + row];
        if (!(value > low && value <= high)) {
          above[place] |= alike;
          alike = 0;
          while (value > bounds[place + 1]) place++;
          while (value <= bounds[place]) place--;
          low = bounds[place];
          high = bounds[place + 1];
        }
        alike |= 1 << row;
      }
      above[place] |= alike;
      // What is above a threshold is above all lower ones.
      for (let lower = starts[index + 1] - 3; lower > start; lower--) above[lower] |= above[lower + 1];
    }
  }

  /** Sends the rows of a block down all trees. */
  #descend(rows: number): void {
    const above = this.#above;
    const tests = this.#tests;
    const left = this.#left;
    const right = this.#right;
    const reached = this.#reached;
    const all = -1 >>> (blockRows - rows);
    for (const root of this.#roots) reached[root] = all;
    for (let node = 0; node < tests.length; node++) {
      const here = reached[node];
      const over = here & above[tests[node]];
      reached[right[node]] = over;
      reached[left[node]] = here ^ over;
    }
  }

  /** Adds up what the leaves say that the rows of a block reached; tree by tree, as their leaves stand in the order of trees. */
  #sum(scores: Float32Array, start: number, rows: number): void {
    const leaves = this.#leaves;
    const reached = this.#reached;
    const nodes = this.#tests.length;
    const sums = new Float64Array(rows).fill(this.#base);
    for (let leaf = 0; leaf < leaves.length; leaf++) {
      for (let here = reached[nodes + leaf]; here !== 0; here &= here - 1) sums[31 - Math.clz32(here & -here)] += leaves[leaf];
    }
    for (let row = 0; row < rows; row++) scores[start + row] = sums[row];
  }
}
