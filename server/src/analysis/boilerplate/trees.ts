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

/** A tree ensemble ready to be evaluated. */
export class Trees {
  readonly #base: number;
  readonly #roots: Int32Array;
  readonly #feature: Int16Array;
  readonly #threshold: Float32Array;
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  readonly #leaves: Float32Array;

  constructor(ensemble: TreeEnsemble) {
    this.#base = ensemble.base;
    this.#roots = Int32Array.from(ensemble.roots);
    this.#feature = Int16Array.from(ensemble.feature);
    this.#threshold = Float32Array.from(ensemble.threshold);
    this.#left = Int32Array.from(ensemble.left);
    this.#right = Int32Array.from(ensemble.right);
    this.#leaves = Float32Array.from(ensemble.leaves);
  }

  /** The log-odds for the row of features that starts at `offset` in `rows`. */
  score(rows: Float32Array, offset: number): number {
    let sum = this.#base;
    for (const root of this.#roots) {
      let node = root;
      while (node >= 0) {
        node = rows[offset + this.#feature[node]] <= this.#threshold[node] ? this.#left[node] : this.#right[node];
      }
      sum += this.#leaves[-1 - node];
    }
    return sum;
  }
}
