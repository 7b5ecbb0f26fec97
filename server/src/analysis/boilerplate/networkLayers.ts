import { lineFeatureNames } from './lineFeatures.ts';
import { packLayer, packNumbers, type DenseLayer, type PackedLayer, type PackedNumbers } from './packing.ts';

/** Columns of the context rows that the network reads beside a line's own features; it works out the neighbours itself. */
const contextColumns = [
  'repeats', 'earlierSame', 'laterSame', 'titleShare', 'echoAhead', 'echoBack', 'topicShare', 'topicStrength', 'index', 'remaining',
  'place', 'lines', 'prose', 'proseShare', 'proseBefore', 'proseNear', 'headlineSince', 'headlinesBefore', 'headlinesAfter', 'firstHeadline',
  'bestHeadline', 'shortBefore', 'shortAfter', 'lengthSpread5', 'lengthSpread15', 'wordsBefore', 'pageWords', 'shortShare', 'moneyShare',
  'proseWords5', 'proseWords20', 'longProseNear', 'longProseShare', 'afterFirstProse', 'beforeLastProse', 'afterRunStart', 'beforeRunEnd', 'runProse',
  'titleProse',
];

/** What the network reads of each line beside its wording: these columns of the context rows. */
export const measureNames: readonly string[] = [...lineFeatureNames, ...contextColumns];

/** How the network's measures are brought to one scale: their means and standard deviations. */
export interface Scaling {
  readonly means: Float32Array;
  readonly deviations: Float32Array;
}

/** The network's weights. */
export interface NetworkLayers {
  /** Numbers in a wording's vector, and the vectors one after another by the vocabulary's numbers. */
  readonly vectorWidth: number;
  readonly vectors: Float32Array;
  readonly scaling: Scaling;
  /** From a line's scaled measures and the vector of its wording to what the recurrent layers read. */
  readonly entry: DenseLayer;
  /** The projections of the recurrent layers. */
  readonly recurrent: readonly DenseLayer[];
  /** From the last recurrent layer and the entry to the log-odds. */
  readonly exit: DenseLayer;
}

/** A network's layers with their numbers packed: a byte for those of the wordings' vectors, two for the others. */
export interface PackedNetwork {
  readonly vectorWidth: number;
  readonly vectors: PackedNumbers;
  readonly means: Float32Array;
  readonly deviations: Float32Array;
  readonly entry: PackedLayer;
  readonly recurrent: readonly PackedLayer[];
  readonly exit: PackedLayer;
}

/** Rounds a network's numbers. */
export function packNetwork({ vectorWidth, vectors, scaling, entry, recurrent, exit }: NetworkLayers): PackedNetwork {
  const shorten = (values: Float32Array): Float32Array => values.map((value) => Number(value.toPrecision(5)));
  return {
    vectorWidth, vectors: packNumbers(vectors, 1), means: shorten(scaling.means), deviations: shorten(scaling.deviations),
    entry: packLayer(entry), recurrent: recurrent.map(packLayer), exit: packLayer(exit),
  };
}
