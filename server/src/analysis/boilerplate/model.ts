import type { ChainWeights } from './chain.ts';
import { Trees, type TreeEnsemble } from './trees.ts';

/** The trained weights as they stand in `boilerplate.json`. */
export interface BoilerplateWeights {
  readonly format: number;
  /** Judges a line by itself and its surroundings. */
  readonly context: TreeEnsemble;
  /** Judges it again by how the lines around it were judged. */
  readonly settled: TreeEnsemble;
  readonly chain: ChainWeights;
}

/** The weights ready for use. */
export interface BoilerplateModel {
  readonly context: Trees;
  readonly settled: Trees;
  readonly chain: ChainWeights;
}

/** The form of the weights that this code reads. */
export const modelFormat = 1;

/**
 * Reads the weights that `bench/train/boilerplate.ts` wrote.
 * @throws {Error} when the bytes are not such weights, in a sentence that a user can read.
 */
export function parseBoilerplateModel(bytes: Uint8Array): BoilerplateModel {
  let weights: BoilerplateWeights;
  try {
    weights = JSON.parse(new TextDecoder().decode(bytes)) as BoilerplateWeights;
  } catch {
    throw new Error('The boilerplate model is not readable; reinstall Collate.');
  }
  if (weights.format !== modelFormat) throw new Error('The boilerplate model is of another version; reinstall Collate.');
  return modelOf(weights);
}

/** The model made of weights in memory. */
export function modelOf(weights: BoilerplateWeights): BoilerplateModel {
  return { context: new Trees(weights.context), settled: new Trees(weights.settled), chain: weights.chain };
}
