import { alignmentEdits } from './alignment.ts';

/** The weights of edits, by feature; `same` where two spellings are one name, `other` where they are two. */
export interface EditWeights {
  readonly bias: number;
  /** Separated by spaces. */
  readonly features: string;
  readonly same: readonly number[];
  readonly other: readonly number[];
}

/**
 * How spellings of one name turn into one another, learnt from pairs: a conditional random field over all alignments of two strings
 * (McCallum, Bellare and Pereira, "A conditional random field for discriminatively-trained finite-state string edit distance", UAI 2005).
 */
export class EditModel {
  readonly #weights: EditWeights;
  readonly #indices: ReadonlyMap<string, number>;
  readonly #scores = new WeakMap<readonly string[], Scores>();

  constructor(weights: EditWeights) {
    this.#weights = weights;
    this.#indices = new Map(weights.features.split(' ').map((feature, index) => [feature, index]));
  }

  /** Log-odds that two folded names are spellings of one. */
  logOdds(a: string, b: string): number {
    const cells = (a.length + 1) * (b.length + 1);
    const same = new Float64Array(cells).fill(-Infinity);
    const other = new Float64Array(cells).fill(-Infinity);
    same[0] = 0;
    other[0] = 0;
    for (const { from, to, features, context } of alignmentEdits(a, b)) {
      const own = this.#scoresOf(features);
      let sameScore = same[from] + own.same;
      let otherScore = other[from] + own.other;
      for (const feature of context) {
        const index = this.#indices.get(feature);
        if (index === undefined) continue;
        sameScore += this.#weights.same[index];
        otherScore += this.#weights.other[index];
      }
      same[to] = logSum(same[to], sameScore);
      other[to] = logSum(other[to], otherScore);
    }
    return same[cells - 1] - other[cells - 1] + this.#weights.bias;
  }

  #scoresOf(features: readonly string[]): Scores {
    const known = this.#scores.get(features);
    if (known !== undefined) return known;
    const scores = { same: 0, other: 0 };
    for (const feature of features) {
      const index = this.#indices.get(feature);
      if (index === undefined) continue;
      scores.same += this.#weights.same[index];
      scores.other += this.#weights.other[index];
    }
    this.#scores.set(features, scores);
    return scores;
  }
}

interface Scores {
  same: number;
  other: number;
}

/** log(exp(a) + exp(b)) without overflow. */
export function logSum(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
