import { onDemand } from '../../text/onDemand.ts';
import type { ChainWeights } from './chain.ts';
import { readyNetwork, type NetworkLayers, type ReadyNetwork } from './network.ts';
import { packLayer, packNumbers, unpackKeys, unpackLayer, unpackNumbers, type PackedLayer, type PackedNumbers } from './packing.ts';
import { Trees, type TreeEnsemble } from './trees.ts';
import { Vocabulary } from './wording.ts';

/** The trained weights as they stand in `boilerplate.json`. */
export interface BoilerplateWeights {
  readonly format: number;
  /** The wordings that the weights know: see `packKeys`. */
  readonly vocabulary: string;
  /** What each wording speaks for content. */
  readonly wording: PackedNumbers;
  /** Judges a line by itself and its surroundings. */
  readonly context: TreeEnsemble;
  /** Judges it again by how the lines around it were judged. */
  readonly settled: TreeEnsemble;
  /** Reads all lines in order. */
  readonly networks: readonly PackedNetwork[];
  readonly chain: ChainWeights;
}

/** A network's layers with their numbers packed. */
export interface PackedNetwork {
  readonly vectorWidth: number;
  readonly vectors: PackedNumbers;
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly entry: PackedLayer;
  readonly recurrent: readonly PackedLayer[];
  readonly exit: PackedLayer;
}

/** The weights ready for use. */
export interface BoilerplateModel {
  readonly vocabulary: Vocabulary;
  readonly wording: Float32Array;
  readonly context: Trees;
  readonly settled: Trees;
  readonly networks: readonly ReadyNetwork[];
  readonly chain: ChainWeights;
}

/** The form of the weights that this code reads. */
export const modelFormat = 3;

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

/** The model made of weights in memory. Its parts are laid out when the first page is read: a start that reads none need not wait for them. */
export function modelOf(weights: BoilerplateWeights): BoilerplateModel {
  const vocabulary = onDemand(() => new Vocabulary(Uint32Array.from(unpackKeys(weights.vocabulary))));
  const wording = onDemand(() => unpackNumbers(weights.wording));
  const context = onDemand(() => new Trees(weights.context));
  const settled = onDemand(() => new Trees(weights.settled));
  const networks = onDemand(() => weights.networks.map((packed) => readyNetwork(unpackNetwork(packed))));
  return {
    get vocabulary() {
      return vocabulary();
    },
    get wording() {
      return wording();
    },
    get context() {
      return context();
    },
    get settled() {
      return settled();
    },
    get networks() {
      return networks();
    },
    chain: weights.chain,
  };
}

/** Rounds a network's numbers: a byte for those of the wordings' vectors, two for the others. */
export function packNetwork({ vectorWidth, vectors, scaling, entry, recurrent, exit }: NetworkLayers): PackedNetwork {
  const shorten = (values: Float32Array): number[] => Array.from(values, (value) => Number(value.toPrecision(5)));
  return {
    vectorWidth, vectors: packNumbers(vectors, 1), means: shorten(scaling.means), deviations: shorten(scaling.deviations),
    entry: packLayer(entry), recurrent: recurrent.map(packLayer), exit: packLayer(exit),
  };
}

function unpackNetwork({ vectorWidth, vectors, means, deviations, entry, recurrent, exit }: PackedNetwork): NetworkLayers {
  return {
    vectorWidth, vectors: unpackNumbers(vectors), scaling: { means: Float32Array.from(means), deviations: Float32Array.from(deviations) },
    entry: unpackLayer(entry), recurrent: recurrent.map(unpackLayer), exit: unpackLayer(exit),
  };
}
