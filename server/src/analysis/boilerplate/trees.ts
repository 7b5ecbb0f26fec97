import type { Kernel } from './kernel.ts';
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

/**
 * A tree ensemble in the memory of a kernel, which evaluates it on many rows at once as bits of one number (in the manner of QuickScorer,
 * Lucchese et al. 2015, with rows where it has leaves): every threshold is compared with its column once, for whichever trees ask for it,
 * and a node then parts all rows that reach it by one operation. Neighbouring rows are much alike and seldom part.
 */
export class Trees {
  readonly #kernel: Kernel;
  readonly #record: number;

  constructor(kernel: Kernel, { base, columns, starts, bounds, roots, tests, left, right, leaves }: TreeTables) {
    const nodes = new Uint16Array(3 * tests.length);
    for (let node = 0; node < tests.length; node++) nodes.set([tests[node], left[node], right[node]], 3 * node);
    this.#kernel = kernel;
    this.#record = kernel.placeRecord(
      kernel.place(Float64Array.of(base)), kernel.place(columns), kernel.place(starts), columns.length, kernel.place(bounds), kernel.place(roots), roots.length,
      kernel.place(nodes), tests.length, kernel.place(leaves), kernel.keep(BigUint64Array.BYTES_PER_ELEMENT * bounds.length),
    );
  }

  /** The log-odds for each row. */
  scores(rows: Rows): Float32Array {
    const kernel = this.#kernel;
    const { blockRows, functions } = kernel;
    const { count } = rows;
    const [scores, values] = kernel.rooms(4 * count, kernel.sizeOfRows(rows));
    for (let start = 0; start < count; start += blockRows) {
      const size = Math.min(blockRows, count - start);
      kernel.copyRows(rows, start, size, values);
      functions.scoreByTrees(this.#record, values, 4 * size, size, scores + 4 * start);
    }
    return kernel.read(scores, count);
  }
}
