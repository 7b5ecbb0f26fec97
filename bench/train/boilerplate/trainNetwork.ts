import type { NetworkLayers, Scaling } from '../../../server/src/analysis/boilerplate/networkLayers.ts';
import type { DenseLayer } from '../../../server/src/analysis/boilerplate/packing.ts';
import { randomFrom } from '../gradientBoosting.ts';
import { backDense } from './denseGradient.ts';
import { applyDense } from './denseLayer.ts';
import { entryRows, measureCount } from './measures.ts';
import { backRecurrent } from './recurrentGradient.ts';
import { projectionWidth, runRecurrent } from './recurrentLayer.ts';

/** A page to learn from: its lines' measures and wordings, gold and the weight of each line (0: not asked). */
export interface NetworkExample {
  readonly measures: Float32Array;
  readonly wordings: readonly (readonly number[])[];
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
}

export interface NetworkOptions {
  /** Numbers in a wording's vector, outputs of the entry layer, units of a recurrent layer in each direction, recurrent layers. */
  readonly vectorWidth: number;
  readonly entryWidth: number;
  readonly units: number;
  readonly recurrentLayers: number;
  readonly epochs: number;
  readonly rate: number;
  /** The share of inner values, of wordings, and of measures for a whole stretch that is left out at random. */
  readonly dropout: number;
  readonly wordingDropout: number;
  readonly measureDropout: number;
  /** How unsure gold is taken to be, so that the network does not grow surer than it can be of pages that it has not seen. */
  readonly doubt: number;
  /** What is taken from each weight in a step, as a share of the rate. */
  readonly decay: number;
  readonly vectorDecay: number;
  /** Lines in one stretch of a page, and stretches in one step. */
  readonly stretch: number;
  readonly batch: number;
  readonly seed: number;
}

/** A stretch of a page without content nearer than this many lines is drawn in one epoch of `farEvery` only. */
const near = 100;
const farEvery = 3;

/** All weights in one array, so that one optimiser steps through them. */
interface Parameters {
  readonly all: Float32Array;
  readonly layers: NetworkLayers;
}

/** Trains the network by Adam with weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019). Deterministic for given options. */
export function trainNetwork(examples: readonly NetworkExample[], vocabulary: number, options: NetworkOptions): NetworkLayers {
  const random = randomFrom(options.seed);
  const scaling = measureScaling(examples);
  const parameters = layOut(vocabulary, scaling, options);
  const slopes = layOut(vocabulary, scaling, options);
  initialise(parameters.layers, random);
  const optimiser = new Optimiser(parameters, options);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const stretches = drawStretches(examples, options, random);
    for (let at = 0; at < stretches.length; at += options.batch) {
      const batch = stretches.slice(at, at + options.batch);
      const total = batch.reduce((sum, { weights }) => sum + weights.reduce((part, weight) => part + weight, 0), 0);
      if (total === 0) continue;
      slopes.all.fill(0);
      for (const stretch of batch) addSlopes(parameters.layers, slopes.layers, stretch, total, options, random);
      optimiser.step(slopes.all, (epoch + at / stretches.length) / options.epochs);
    }
  }
  return parameters.layers;
}

function measureScaling(examples: readonly NetworkExample[]): Scaling {
  const sums = new Float64Array(measureCount);
  const squares = new Float64Array(measureCount);
  let count = 0;
  for (const { measures } of examples) {
    for (let at = 0; at < measures.length; at++) {
      sums[at % measureCount] += measures[at];
      squares[at % measureCount] += measures[at] ** 2;
    }
    count += measures.length / measureCount;
  }
  const means = Float32Array.from(sums, (sum) => sum / count);
  return { means, deviations: Float32Array.from(squares, (square, column) => Math.sqrt(Math.max(0, square / count - (sums[column] / count) ** 2)) + 1e-3) };
}

function layOut(vocabulary: number, scaling: Scaling, { vectorWidth, entryWidth, units, recurrentLayers }: NetworkOptions): Parameters {
  const shapes: [number, number][] = [[measureCount + vectorWidth, entryWidth]];
  for (let layer = 0; layer < recurrentLayers; layer++) shapes.push([layer === 0 ? entryWidth : 2 * units, projectionWidth(units)]);
  shapes.push([2 * units + entryWidth, 1]);
  const vectorCount = vocabulary * vectorWidth;
  const all = new Float32Array(shapes.reduce((sum, [inputs, outputs]) => sum + (inputs + 1) * outputs, vectorCount));
  let next = vectorCount;
  const take = (size: number): Float32Array => all.subarray(next, (next += size));
  const dense = shapes.map(([inputs, outputs]): DenseLayer => ({ inputs, outputs, weights: take(inputs * outputs), biases: take(outputs) }));
  return {
    all,
    layers: { vectorWidth, vectors: all.subarray(0, vectorCount), scaling, entry: dense[0], recurrent: dense.slice(1, -1), exit: dense[dense.length - 1] },
  };
}

const vectorSpread = 0.05;

function initialise({ vectors, entry, recurrent, exit }: NetworkLayers, random: () => number): void {
  const spread = (values: Float32Array, most: number): void => {
    for (let at = 0; at < values.length; at++) values[at] = (2 * random() - 1) * most;
  };
  spread(vectors, vectorSpread * Math.sqrt(3));
  for (const layer of [entry, ...recurrent, exit]) spread(layer.weights, 1 / Math.sqrt(layer.inputs));
}

/** All pages in stretches that begin at random, in random order. */
function drawStretches(examples: readonly NetworkExample[], { stretch }: NetworkOptions, random: () => number): NetworkExample[] {
  const stretches: NetworkExample[] = [];
  for (const { measures, wordings, labels, weights } of examples) {
    const count = labels.length;
    for (let start = -Math.floor(random() * stretch); start < count; start += stretch) {
      const from = Math.max(0, start);
      const to = Math.min(count, start + stretch);
      if (to <= from) continue;
      if (!labels.subarray(Math.max(0, from - near), to + near).includes(1) && random() * farEvery >= 1) continue;
      stretches.push({
        measures: measures.subarray(from * measureCount, to * measureCount),
        wordings: wordings.slice(from, to), labels: labels.subarray(from, to), weights: weights.subarray(from, to),
      });
    }
  }
  for (let at = stretches.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [stretches[at], stretches[other]] = [stretches[other], stretches[at]];
  }
  return stretches;
}

/** Adds the slopes of the logistic loss over one stretch. */
function addSlopes(layers: NetworkLayers, slopes: NetworkLayers, example: NetworkExample, total: number, options: NetworkOptions, random: () => number): void {
  const count = example.labels.length;
  const { entry, recurrent, exit, vectorWidth } = layers;
  const wordings = example.wordings.map((numbers) => numbers.filter(() => random() >= options.wordingDropout));
  const read = entryRows(layers, example.measures, wordings);
  leaveOutColumns(read, entry.inputs, options.measureDropout, random);
  const entryOutputs = rectify(applyDense(entry, read, count));
  const entryMask = dropOut(entryOutputs, options.dropout, random);
  const flows = [entryOutputs];
  const masks = [entryMask];
  const traces = recurrent.map((layer, index) => {
    const trace = runRecurrent(applyDense(layer, flows[index], count), count, options.units);
    masks.push(dropOut(trace.outputs, options.dropout, random));
    flows.push(trace.outputs);
    return trace;
  });
  const last = flows[flows.length - 1];
  const joined = joinRows(last, entryOutputs, count);
  const scores = applyDense(exit, joined, count);
  const targets = Float32Array.from(example.labels, (label) => (label === 1 ? 1 - options.doubt : options.doubt));
  const scoreSlopes = scores.map((score, row) => ((1 / (1 + Math.exp(-score)) - targets[row]) * example.weights[row]) / total);

  const joinedSlopes = backDense(exit, slopes.exit, joined, scoreSlopes, count);
  const lastWidth = last.length / count;
  let flowSlopes: Float32Array = new Float32Array(last.length);
  const entrySlopes = new Float32Array(entryOutputs.length);
  for (let row = 0; row < count; row++) {
    const start = row * exit.inputs;
    flowSlopes.set(joinedSlopes.subarray(start, start + lastWidth), row * lastWidth);
    entrySlopes.set(joinedSlopes.subarray(start + lastWidth, start + exit.inputs), row * entry.outputs);
  }
  for (let index = recurrent.length - 1; index >= 0; index--) {
    multiply(flowSlopes, masks[index + 1]);
    const projected = backRecurrent(traces[index], flowSlopes, count, options.units);
    flowSlopes = backDense(recurrent[index], slopes.recurrent[index], flows[index], projected, count);
  }
  for (let at = 0; at < entrySlopes.length; at++) entrySlopes[at] = entryOutputs[at] > 0 ? (entrySlopes[at] + flowSlopes[at]) * entryMask[at] : 0;
  const readSlopes = backDense(entry, slopes.entry, read, entrySlopes, count);
  wordings.forEach((numbers, row) => {
    const share = 1 / Math.sqrt(Math.max(1, numbers.length));
    const start = row * entry.inputs + measureCount;
    for (const number of numbers) {
      for (let at = 0; at < vectorWidth; at++) slopes.vectors[number * vectorWidth + at] += readSlopes[start + at] * share;
    }
  });
}

/** Sets what is below 0 to 0, in place. */
function rectify(values: Float32Array): Float32Array {
  for (let at = 0; at < values.length; at++) if (values[at] < 0) values[at] = 0;
  return values;
}

/** The rows of two arrays side by side. */
function joinRows(left: Float32Array, right: Float32Array, count: number): Float32Array {
  const leftWidth = left.length / Math.max(1, count);
  const rightWidth = right.length / Math.max(1, count);
  const joined = new Float32Array(left.length + right.length);
  for (let row = 0; row < count; row++) {
    joined.set(left.subarray(row * leftWidth, (row + 1) * leftWidth), row * (leftWidth + rightWidth));
    joined.set(right.subarray(row * rightWidth, (row + 1) * rightWidth), row * (leftWidth + rightWidth) + leftWidth);
  }
  return joined;
}

/** Sets measures to 0, which is their mean, in all rows. */
function leaveOutColumns(rows: Float32Array, width: number, share: number, random: () => number): void {
  for (let column = 0; column < measureCount; column++) {
    if (random() < share) for (let at = column; at < rows.length; at += width) rows[at] = 0;
  }
}

/** Leaves out values at random, in place, and scales the others up; returns the factors. */
function dropOut(values: Float32Array, share: number, random: () => number): Float32Array {
  const factors = values.map(() => (random() < share ? 0 : 1 / (1 - share)));
  multiply(values, factors);
  return factors;
}

function multiply(values: Float32Array, factors: Float32Array): void {
  for (let at = 0; at < values.length; at++) values[at] *= factors[at];
}

const firstMomentum = 0.9;
const secondMomentum = 0.999;
const warmUpSteps = 50;
/** A step's slopes are scaled down to this length. */
const longestSlopes = 1;
/** The rate falls to this share of itself. */
const lastRate = 0.02;

class Optimiser {
  readonly #parameters: Parameters;
  readonly #options: NetworkOptions;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;
  #steps = 0;

  constructor(parameters: Parameters, options: NetworkOptions) {
    this.#parameters = parameters;
    this.#options = options;
    this.#means = new Float32Array(parameters.all.length);
    this.#squares = new Float32Array(parameters.all.length);
  }

  /** Moves all weights against their slopes, `done` (0 to 1) of the training being over. */
  step(slopes: Float32Array, done: number): void {
    const { all, layers } = this.#parameters;
    const { decay, vectorDecay, rate } = this.#options;
    this.#steps++;
    const pace = rate * Math.max(lastRate, 1 - done) * Math.min(1, this.#steps / warmUpSteps);
    const scale = Math.min(1, longestSlopes / Math.sqrt(slopes.reduce((sum, slope) => sum + slope * slope, 1e-12)));
    const meanShare = 1 - firstMomentum ** this.#steps;
    const squareShare = 1 - secondMomentum ** this.#steps;
    for (let at = 0; at < all.length; at++) {
      const slope = slopes[at] * scale;
      const mean = (this.#means[at] = firstMomentum * this.#means[at] + (1 - firstMomentum) * slope);
      const square = (this.#squares[at] = secondMomentum * this.#squares[at] + (1 - secondMomentum) * slope * slope);
      all[at] -= pace * (mean / meanShare / (Math.sqrt(square / squareShare) + 1e-8) + (at < layers.vectors.length ? vectorDecay : decay) * all[at]);
    }
  }
}
