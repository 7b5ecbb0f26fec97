import { exponential } from './exponential.ts';
import { lineFeatureNames } from './lineFeatures.ts';
import { packLayer, packNumbers, unpackLayer, type PackedLayer, type PackedNumbers } from './packing.ts';
import { applyDense, applyToRow, PresentInputs, projectionWidth, readyLayer, runRecurrent, type DenseLayer, type Exponential, type ReadyLayer, type RecurrentTrace } from './recurrentLayer.ts';
import { columnNamed, type Rows } from './rows.ts';

/** Columns of the context rows that the network reads beside a line's own features; it works out the neighbours itself. */
const contextColumns = [
  'repeats', 'earlierSame', 'laterSame', 'titleShare', 'echoAhead', 'echoBack', 'topicShare', 'topicStrength', 'index', 'remaining',
  'place', 'lines', 'prose', 'proseShare', 'proseBefore', 'proseNear', 'headlineSince', 'headlinesBefore', 'headlinesAfter', 'firstHeadline',
  'bestHeadline', 'shortBefore', 'shortAfter', 'lengthSpread5', 'lengthSpread15', 'wordsBefore', 'pageWords', 'shortShare', 'moneyShare',
  'proseWords5', 'proseWords20', 'longProseNear', 'longProseShare', 'afterFirstProse', 'beforeLastProse', 'afterRunStart', 'beforeRunEnd', 'runProse',
  'titleProse',
];

/** Measures are cut to this many standard deviations from their means. */
const mostDeviations = 4;

/** How the network's measures are brought to one scale: means and standard deviations, of `measureLines`' columns. */
export interface Scaling {
  readonly means: Float32Array;
  readonly deviations: Float32Array;
}

/** How many measures `measureLines` takes of a line. */
export const measureCount = lineFeatureNames.length + contextColumns.length;

/** What the network reads of each line beside its wording, not scaled: rows of `measureCount`. */
export function measureLines({ values, count, names }: Rows): Float32Array {
  measurePlaces ??= [...lineFeatureNames, ...contextColumns].map((name) => columnNamed(names, name));
  const measures = new Float32Array(count * measureCount);
  for (let measure = 0; measure < measureCount; measure++) {
    const from = measurePlaces[measure] * count;
    for (let row = 0; row < count; row++) measures[row * measureCount + measure] = values[from + row];
  }
  return measures;
}

/** The numbers of the measures' columns, which are the same in all context rows. */
let measurePlaces: readonly number[] | undefined;

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

/** A network ready to be applied. */
export interface ReadyNetwork extends Pick<NetworkLayers, 'vectorWidth' | 'scaling' | 'exit'> {
  /** The vectors stay packed: they are many, and a page asks for few. */
  readonly vectors: PackedNumbers;
  /** Its biases are the outputs for a line of which every measure is 0 and no wording is known. */
  readonly entry: ReadyLayer;
  /** What 0 is of each measure, scaled. */
  readonly zeros: Float32Array;
  readonly recurrent: readonly ReadyLayer[];
}

export function readyNetwork({ vectorWidth, vectors, means, deviations, entry: packedEntry, recurrent, exit }: PackedNetwork): ReadyNetwork {
  const scaling = { means, deviations };
  const entry = unpackLayer(packedEntry);
  const zeros = Float32Array.from(scaling.means, (_, measure) => scaleMeasure(scaling, measure, 0));
  const ready = readyLayer(entry);
  for (let output = 0; output < entry.outputs; output++) {
    for (let measure = 0; measure < measureCount; measure++) ready.biases[output] += zeros[measure] * entry.weights[output * entry.inputs + measure];
  }
  return { vectorWidth, vectors, scaling, exit: unpackLayer(exit), entry: ready, zeros, recurrent: recurrent.map((layer) => readyLayer(unpackLayer(layer))) };
}

function scaleMeasure({ means, deviations }: Scaling, measure: number, value: number): number {
  return Math.min(mostDeviations, Math.max(-mostDeviations, (value - means[measure]) / deviations[measure]));
}

/** The inputs of the entry layer: scaled measures, then the sum of the wordings' vectors over the root of their count. */
export function entryRows({ vectorWidth, vectors, scaling }: Pick<NetworkLayers, 'vectorWidth' | 'vectors' | 'scaling'>, measures: Float32Array, wordings: readonly (readonly number[])[]): Float32Array {
  const width = measureCount + vectorWidth;
  const rows = new Float32Array(wordings.length * width);
  for (let row = 0; row < wordings.length; row++) {
    const start = row * width;
    for (let measure = 0; measure < measureCount; measure++) {
      rows[start + measure] = scaleMeasure(scaling, measure, measures[row * measureCount + measure]);
    }
    const share = shareOf(wordings[row]);
    for (const number of wordings[row]) {
      for (let at = 0; at < vectorWidth; at++) rows[start + measureCount + at] += vectors[number * vectorWidth + at] * share;
    }
  }
  return rows;
}

/** What each of a line's wordings counts. */
function shareOf(numbers: readonly number[]): number {
  return 1 / Math.sqrt(Math.max(1, numbers.length));
}

/** The log-odds for content of each line, by a recurrent network that reads the document in both directions. */
export function scoreByNetwork(network: ReadyNetwork, measures: Float32Array, wordings: readonly (readonly number[])[]): Float32Array {
  const count = wordings.length;
  const entry = rectify(enter(network, measures, wordings));
  let flow = entry;
  for (const layer of network.recurrent) flow = runLayer(layer, flow, count, exponential).outputs;
  return leave(network.exit, flow, entry, count);
}

/** What the entry layer makes of `entryRows`, of which only what differs from a line whose measures are 0 is worked out: half of them are. */
function enter(network: ReadyNetwork, measures: Float32Array, wordings: readonly (readonly number[])[]): Float32Array {
  const { entry, zeros, scaling, vectorWidth, vectors: { unit, values } } = network;
  const results = new Float32Array(wordings.length * entry.outputs);
  const present = new PresentInputs(entry.inputs);
  const vector = new Float32Array(vectorWidth);
  for (let row = 0; row < wordings.length; row++) {
    present.count = 0;
    for (let measure = 0; measure < measureCount; measure++) {
      const value = measures[row * measureCount + measure];
      if (value !== 0) present.add(measure, Math.fround(scaleMeasure(scaling, measure, value)) - zeros[measure]);
    }
    vector.fill(0);
    const share = shareOf(wordings[row]);
    for (const number of wordings[row]) {
      for (let at = 0; at < vectorWidth; at++) vector[at] += Math.fround(values[number * vectorWidth + at] * unit) * share;
    }
    for (let at = 0; at < vectorWidth; at++) present.add(measureCount + at, vector[at]);
    applyToRow(entry, present, results, row * entry.outputs);
  }
  return results;
}

/** The log-odds of each row by the exit layer, which reads the last recurrent layer and the entry. */
function leave({ weights, biases }: DenseLayer, flow: Float32Array, entry: Float32Array, count: number): Float32Array {
  const flowWidth = flow.length / Math.max(1, count);
  const entryWidth = entry.length / Math.max(1, count);
  const scores = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    let sum = biases[0];
    for (let at = 0; at < flowWidth; at++) sum += flow[row * flowWidth + at] * weights[at];
    for (let at = 0; at < entryWidth; at++) sum += entry[row * entryWidth + at] * weights[flowWidth + at];
    scores[row] = sum;
  }
  return scores;
}

/** One recurrent layer over all rows. */
export function runLayer(layer: ReadyLayer, rows: Float32Array, count: number, exp: Exponential): RecurrentTrace {
  return runRecurrent(applyDense(layer, rows, count), count, layer.outputs / projectionWidth(1), exp);
}

/** Sets what is below 0 to 0, in place. */
export function rectify(values: Float32Array): Float32Array {
  for (let at = 0; at < values.length; at++) if (values[at] < 0) values[at] = 0;
  return values;
}
