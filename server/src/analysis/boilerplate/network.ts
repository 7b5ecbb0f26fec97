import { lineFeatureNames, type LineReading } from './lineFeatures.ts';
import { applyDense, projectionWidth, readyLayer, runRecurrent, type DenseLayer, type ReadyLayer, type RecurrentTrace } from './recurrentLayer.ts';
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
export function measureLines(readings: readonly LineReading[], context: Rows): Float32Array {
  const { values, count } = context;
  contextPlaces ??= contextColumns.map((name) => columnNamed(context.names, name));
  const measures = new Float32Array(count * measureCount);
  for (let row = 0; row < count; row++) {
    const start = row * measureCount;
    measures.set(readings[row].features, start);
    for (let index = 0; index < contextColumns.length; index++) measures[start + lineFeatureNames.length + index] = values[contextPlaces[index] * count + row];
  }
  return measures;
}

/** The numbers of `contextColumns`, which are the same in all context rows. */
let contextPlaces: readonly number[] | undefined;

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

/** A network ready to be applied. */
export interface ReadyNetwork extends Pick<NetworkLayers, 'vectorWidth' | 'vectors' | 'scaling'> {
  readonly entry: ReadyLayer;
  readonly recurrent: readonly ReadyLayer[];
  readonly exit: ReadyLayer;
}

export function readyNetwork({ vectorWidth, vectors, scaling, entry, recurrent, exit }: NetworkLayers): ReadyNetwork {
  return { vectorWidth, vectors, scaling, entry: readyLayer(entry), recurrent: recurrent.map(readyLayer), exit: readyLayer(exit) };
}

/** The inputs of the entry layer: scaled measures, then the sum of the wordings' vectors over the root of their count. */
export function entryRows(layers: Pick<NetworkLayers, 'vectorWidth' | 'vectors' | 'scaling'>, measures: Float32Array, wordings: readonly (readonly number[])[]): Float32Array {
  const { vectorWidth, vectors, scaling } = layers;
  const width = measureCount + vectorWidth;
  const rows = new Float32Array(wordings.length * width);
  const { means, deviations } = scaling;
  for (let row = 0; row < wordings.length; row++) {
    const from = row * measureCount;
    const start = row * width;
    for (let column = 0; column < measureCount; column++) {
      const value = (measures[from + column] - means[column]) / deviations[column];
      rows[start + column] = Math.min(mostDeviations, Math.max(-mostDeviations, value));
    }
    const numbers = wordings[row];
    const share = 1 / Math.sqrt(Math.max(1, numbers.length));
    for (const number of numbers) {
      for (let at = 0; at < vectorWidth; at++) rows[start + measureCount + at] += vectors[number * vectorWidth + at] * share;
    }
  }
  return rows;
}

/** The log-odds for content of each line, by a recurrent network that reads the document in both directions. */
export function scoreByNetwork(layers: ReadyNetwork, measures: Float32Array, wordings: readonly (readonly number[])[]): Float32Array {
  const count = wordings.length;
  const entry = rectify(applyDense(layers.entry, entryRows(layers, measures, wordings), count));
  let flow = entry;
  for (const layer of layers.recurrent) flow = runLayer(layer, flow, count).outputs;
  return applyDense(layers.exit, joinRows(flow, entry, count), count);
}

/** One recurrent layer over all rows. */
export function runLayer(layer: ReadyLayer, rows: Float32Array, count: number): RecurrentTrace {
  return runRecurrent(applyDense(layer, rows, count), count, layer.outputs / projectionWidth(1));
}

/** Sets what is below 0 to 0, in place. */
export function rectify(values: Float32Array): Float32Array {
  for (let at = 0; at < values.length; at++) if (values[at] < 0) values[at] = 0;
  return values;
}

/** The rows of two arrays side by side. */
export function joinRows(left: Float32Array, right: Float32Array, count: number): Float32Array {
  const leftWidth = left.length / Math.max(1, count);
  const rightWidth = right.length / Math.max(1, count);
  const joined = new Float32Array(left.length + right.length);
  for (let row = 0; row < count; row++) {
    joined.set(left.subarray(row * leftWidth, (row + 1) * leftWidth), row * (leftWidth + rightWidth));
    joined.set(right.subarray(row * rightWidth, (row + 1) * rightWidth), row * (leftWidth + rightWidth) + leftWidth);
  }
  return joined;
}
