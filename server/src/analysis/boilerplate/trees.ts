import type { Rows } from './rows.ts';

/**
 * Boosted regression trees in flat arrays: node `n` splits on `feature[n]` at `threshold[n]` (values up to it go to
 * `left[n]`, others to `right[n]`); a negative child `-1 - k` is leaf `k`.
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

/** Cells of a node: its feature, its threshold (as a float), its left and its right child. */
const nodeCells = 4;

/** A tree ensemble ready to be evaluated; a node's four numbers lie together, since a walk reads them together. */
export class Trees {
  readonly #base: number;
  readonly #roots: Int32Array;
  readonly #cells: Int32Array;
  readonly #thresholds: Float32Array;
  readonly #leaves: Float32Array;

  constructor(ensemble: TreeEnsemble) {
    const { feature, threshold, left, right } = ensemble;
    const nodeAt = (child: number): number => (child < 0 ? child : child * nodeCells);
    this.#base = ensemble.base;
    this.#roots = Int32Array.from(ensemble.roots, nodeAt);
    this.#cells = new Int32Array(feature.length * nodeCells);
    this.#thresholds = new Float32Array(this.#cells.buffer);
    this.#leaves = Float32Array.from(ensemble.leaves);
    for (let node = 0; node < feature.length; node++) {
      this.#cells[node * nodeCells] = feature[node];
      this.#thresholds[node * nodeCells + 1] = threshold[node];
      this.#cells[node * nodeCells + 2] = nodeAt(left[node]);
      this.#cells[node * nodeCells + 3] = nodeAt(right[node]);
    }
  }

  /** The log-odds for each row. */
  scores({ values, count }: Rows): Float32Array {
    const cells = this.#cells;
    const thresholds = this.#thresholds;
    const leaves = this.#leaves;
    const sums = new Float64Array(count).fill(this.#base);
    // Tree by tree, so that a tree's nodes stay at hand for all rows.
    for (const root of this.#roots) {
      for (let row = 0; row < count; row++) {
        let node = root;
        while (node >= 0) node = values[cells[node] * count + row] <= thresholds[node + 1] ? cells[node + 2] : cells[node + 3];
        sums[row] += leaves[-1 - node];
      }
    }
    return Float32Array.from(sums);
  }
}
