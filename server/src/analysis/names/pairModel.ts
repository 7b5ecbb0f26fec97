import { EditModel, type EditWeights } from './editModel.ts';
import { pairFeatures } from './pairFeatures.ts';

/** Weights of `pairFeatures`, in their order. */
export interface LogisticWeights {
  readonly bias: number;
  readonly weights: readonly number[];
}

export interface PairWeights {
  readonly edits: EditWeights;
  readonly features: LogisticWeights;
}

/** The log-odds are at most this much above those of the edits alone, so that no other feature makes unlike names one. */
const mostAboveEdits = 5;

/** Two views on whether two folded names are spellings of one; both are log-odds. */
export interface PairLogOdds {
  /** By the edits that turn one into the other. */
  readonly edits: number;
  /**
   * By all they have in common, a logistic regression. It learnt from pairs in which two names that are no spellings of one are equally
   * long, so it takes a letter more or fewer for a sign of one name.
   */
  readonly all: number;
}

export class PairModel {
  readonly #edits: EditModel;
  readonly #features: LogisticWeights;

  constructor({ edits, features }: PairWeights) {
    this.#edits = new EditModel(edits);
    this.#features = features;
  }

  logOdds(a: string, b: string): PairLogOdds {
    const edits = this.#edits.logOdds(a, b);
    const row = pairFeatures(a, b, edits);
    const all = row.reduce((total, value, index) => total + value * this.#features.weights[index], this.#features.bias);
    return { edits, all: Math.min(all, edits + mostAboveEdits) };
  }
}
