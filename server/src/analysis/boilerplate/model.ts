import type { ChainWeights } from './chain.ts';
import { Trees, type TreeEnsemble } from './trees.ts';

/** The trained weights as they stand in `boilerplate.json`. */
export interface BoilerplateWeights {
  readonly format: number;
  /** What words speak for content: see `packWording`. */
  readonly wording: PackedWording;
  /** Judges a line by itself and its surroundings. */
  readonly context: TreeEnsemble;
  /** Judges it again by how the lines around it were judged. */
  readonly settled: TreeEnsemble;
  readonly chain: ChainWeights;
}

/** Wording weights as base64 of one signed byte each, and what one unit of it stands for. */
export interface PackedWording {
  readonly unit: number;
  readonly bytes: string;
}

/** The weights ready for use. */
export interface BoilerplateModel {
  readonly wording: Float32Array;
  readonly context: Trees;
  readonly settled: Trees;
  readonly chain: ChainWeights;
}

/** The form of the weights that this code reads. */
export const modelFormat = 2;

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
  return { wording: unpackWording(weights.wording), context: new Trees(weights.context), settled: new Trees(weights.settled), chain: weights.chain };
}

/** Rounds wording weights to a byte each. */
export function packWording(weights: Float32Array): PackedWording {
  const unit = Number((weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 1e-6) / 127).toPrecision(6));
  return { unit, bytes: btoa(String.fromCharCode(...weights.map((weight) => Math.round(weight / unit) & 255))) };
}

function unpackWording({ unit, bytes }: PackedWording): Float32Array {
  return Float32Array.from(atob(bytes), (character) => ((character.charCodeAt(0) << 24) >> 24) * unit);
}
