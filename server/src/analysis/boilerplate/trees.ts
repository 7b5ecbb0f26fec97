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

/** A tree ensemble laid out for evaluation. A node's place is its number; leaves follow the nodes. */
export interface TreeTables {
  readonly base: number;
  /** The columns that trees ask for, and where the bounds of each begin: -∞, its thresholds in ascending order, ∞. */
  readonly columns: Uint16Array;
  readonly starts: Uint16Array;
  readonly bounds: Float32Array;
  /** The places of each tree's first node or leaf, and of each node's children. */
  readonly roots: Uint16Array;
  readonly left: Uint16Array;
  readonly right: Uint16Array;
  /** For each node where its threshold stands among the bounds. */
  readonly tests: Uint16Array;
  readonly leaves: Float32Array;
}

/**
 * Lays an ensemble out.
 * @throws {RangeError} for one that has too many nodes for places of two bytes.
 */
export function layOutTrees({ base, roots, feature, threshold, left, right, leaves }: TreeEnsemble): TreeTables {
  if (feature.length + leaves.length > 2 ** 16) throw new RangeError('There are more nodes than places.');
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
  return {
    base, columns: Uint16Array.from(columns), starts: Uint16Array.from(starts), bounds: Float32Array.from(bounds.flat()), roots: Uint16Array.from(roots, placeOf),
    tests: Uint16Array.from(feature, (column, node) => places.get(column)!.get(thresholds[node])!),
    left: Uint16Array.from(left, placeOf), right: Uint16Array.from(right, placeOf), leaves: Float32Array.from(leaves),
  };
}

/** Rows are scored so many at a time: as many as a number has bits. */
const blockRows = 32;

/** What is said so far of the rows of a block, and the places where some of them wait while others go down a tree. */
const sums = new Float64Array(blockRows);
const waitingPlaces = new Int32Array(blockRows);
const waitingRows = new Int32Array(blockRows);

/**
 * A tree ensemble ready to be evaluated, on many rows at once as bits of one number (in the manner of QuickScorer, Lucchese et al.
 * 2015, with rows where it has leaves): every value is looked up among the thresholds of its column once, for whichever trees
 * ask for it, and a node then parts all rows that reach it by one operation. Neighbouring rows are much alike and seldom part.
 */
export class Trees {
  readonly #tables: TreeTables;
  /** The rows, as bits, that are above each threshold. */
  readonly #above: Int32Array;

  constructor(tables: TreeTables) {
    this.#tables = tables;
    this.#above = new Int32Array(tables.bounds.length);
  }

  /** The log-odds for each row. */
  scores({ values, count }: Rows): Float32Array {
    const scores = new Float32Array(count);
    for (let start = 0; start < count; start += blockRows) {
      const rows = Math.min(blockRows, count - start);
      this.#compare(values, count, start, rows);
      this.#descend(rows);
      for (let row = 0; row < rows; row++) scores[start + row] = sums[row];
    }
    return scores;
  }

  /** Finds the rows of a block that are above each threshold. */
  #compare(values: Float32Array, count: number, first: number, rows: number): void {
    const { columns, starts, bounds } = this.#tables;
    const above = this.#above.fill(0);
    for (let index = 0; index < columns.length; index++) {
      const start = starts[index];
      const from = columns[index] * count + first;
      // Neighbouring rows are much alike, so a value is looked for where the last one was.
      let place = start;
      let low = bounds[place];
      let high = bounds[place + 1];
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

  /** Sends the rows of a block down all trees, and adds up what the leaves say that they reach. */
  #descend(rows: number): void {
    const { base, roots, tests, left, right, leaves } = this.#tables;
    const above = this.#above;
    const nodes = tests.length;
    const all = -1 >>> (blockRows - rows);
    sums.fill(base);
    for (const root of roots) {
      let place = root;
      let here = all;
      let waiting = 0;
      for (;;) {
        while (place < nodes) {
          const over = here & above[tests[place]];
          if (over === 0) place = left[place];
          else if (over === here) place = right[place];
          else {
            waitingPlaces[waiting] = right[place];
            waitingRows[waiting++] = over;
            here ^= over;
            place = left[place];
          }
        }
        const leaf = leaves[place - nodes];
        for (let rest = here; rest !== 0; rest &= rest - 1) sums[31 - Math.clz32(rest & -rest)] += leaf;
        if (waiting === 0) break;
        place = waitingPlaces[--waiting];
        here = waitingRows[waiting];
      }
    }
  }
}
