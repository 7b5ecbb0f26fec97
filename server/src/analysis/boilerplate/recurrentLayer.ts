/** A matrix and biases: `outputs` rows of `inputs` weights. */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** A dense layer ready to be applied: the weights of `lanes` outputs lie together input by input, those of missing outputs are 0. */
export interface ReadyLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** Outputs that are summed at a time: a processor need not wait for one sum before it adds to the next. */
const lanes = 8;

/** Lays out a layer's numbers in the order in which they are needed. */
export function readyLayer({ inputs, outputs, weights, biases }: DenseLayer): ReadyLayer {
  const padded = Math.ceil(outputs / lanes) * lanes;
  const ready = { inputs, outputs, weights: new Float64Array(padded * inputs), biases: new Float64Array(padded) };
  ready.biases.set(biases);
  for (let output = 0; output < outputs; output++) {
    const block = (output - (output % lanes)) * inputs + (output % lanes);
    for (let at = 0; at < inputs; at++) ready.weights[block + at * lanes] = weights[output * inputs + at];
  }
  return ready;
}

/** The inputs of one row that are not 0: the others add nothing, and they are many. */
export class PresentInputs {
  readonly values: Float64Array;
  /** Where the weights of each begin among those of a block of outputs. */
  readonly offsets: Int32Array;
  count = 0;

  /** Room for so many inputs. */
  constructor(inputs: number) {
    this.values = new Float64Array(inputs);
    this.offsets = new Int32Array(inputs);
  }

  add(input: number, value: number): void {
    this.offsets[this.count] = input * lanes;
    this.values[this.count++] = value;
  }
}

/** For each of `count` rows of inputs the row of outputs. */
export function applyDense(layer: ReadyLayer, rows: Float32Array, count: number): Float32Array {
  const { inputs, outputs } = layer;
  const results = new Float32Array(count * outputs);
  const present = new PresentInputs(inputs);
  for (let row = 0; row < count; row++) {
    present.count = 0;
    for (let at = 0; at < inputs; at++) {
      const value = rows[row * inputs + at];
      if (value !== 0) present.add(at, value);
    }
    applyToRow(layer, present, results, row * outputs);
  }
  return results;
}

/** Writes the outputs for one row of inputs into `results`, from place `to` on. */
export function applyToRow({ inputs, outputs, weights, biases }: ReadyLayer, { values, offsets, count }: PresentInputs, results: Float32Array, to: number): void {
  for (let output = 0; output < outputs; output += lanes) {
    const block = output * inputs;
    let first = biases[output];
    let second = biases[output + 1];
    let third = biases[output + 2];
    let fourth = biases[output + 3];
    let fifth = biases[output + 4];
    let sixth = biases[output + 5];
    let seventh = biases[output + 6];
    let eighth = biases[output + 7];
    for (let at = 0; at < count; at++) {
      const value = values[at];
      const weight = block + offsets[at];
      first += value * weights[weight];
      second += value * weights[weight + 1];
      third += value * weights[weight + 2];
      fourth += value * weights[weight + 3];
      fifth += value * weights[weight + 4];
      sixth += value * weights[weight + 5];
      seventh += value * weights[weight + 6];
      eighth += value * weights[weight + 7];
    }
    const sums = output + lanes <= outputs ? results : lastSums;
    const start = sums === results ? to + output : 0;
    sums[start] = first;
    sums[start + 1] = second;
    sums[start + 2] = third;
    sums[start + 3] = fourth;
    sums[start + 4] = fifth;
    sums[start + 5] = sixth;
    sums[start + 6] = seventh;
    sums[start + 7] = eighth;
    if (sums !== results) for (let lane = 0; output + lane < outputs; lane++) results[to + output + lane] = sums[lane];
  }
}

/** Of a layer's last outputs, where they are fewer than the lanes. */
const lastSums = new Float32Array(lanes);

/**
 * The parts of a unit's projection, one after another and each as wide as the layer, for one direction and then the other:
 * what it would remember, how much it keeps of what it remembers, how much of its memory shows, what shows beside it.
 */
const parts = 4;

/** How many projected numbers a row needs for layers of `width` units in each direction. */
export function projectionWidth(width: number): number {
  return 2 * parts * width;
}

/** `Math.exp`, or close to it. */
export type Exponential = (value: number) => number;

/** What a layer did, row by row. */
export interface RecurrentTrace {
  /** The projections, with the two gates squashed to (0, 1). */
  readonly gated: Float32Array;
  /** What each unit remembered: `width` forward, `width` backward. */
  readonly memories: Float32Array;
  readonly outputs: Float32Array;
}

/**
 * A layer of simple recurrent units in both directions (Lei et al. 2018): what a unit remembers is a mean of what it was
 * shown so far, weighted by gates that look at the row alone. Changes `projected` in place.
 */
export function runRecurrent(projected: Float32Array, count: number, width: number, exp: Exponential): RecurrentTrace {
  const memories = new Float32Array(count * 2 * width);
  const outputs = new Float32Array(count * 2 * width);
  for (let direction = 0; direction < 2; direction++) {
    const memory = new Float32Array(width);
    for (let step = 0; step < count; step++) {
      const row = direction === 0 ? step : count - 1 - step;
      const from = row * projectionWidth(width) + direction * parts * width;
      const to = (row * 2 + direction) * width;
      for (let unit = 0; unit < width; unit++) {
        const candidate = projected[from + unit];
        const keep = squash(projected[from + width + unit], exp);
        const show = squash(projected[from + 2 * width + unit], exp);
        projected[from + width + unit] = keep;
        projected[from + 2 * width + unit] = show;
        memory[unit] = keep * memory[unit] + (1 - keep) * candidate;
        memories[to + unit] = memory[unit];
        outputs[to + unit] = show * hyperbolic(memory[unit], exp) + (1 - show) * projected[from + 3 * width + unit];
      }
    }
  }
  return { gated: projected, memories, outputs };
}

function squash(value: number, exp: Exponential): number {
  return 1 / (1 + exp(-value));
}

/** The hyperbolic tangent; faster than the engine's. */
export function hyperbolic(value: number, exp: Exponential): number {
  return 1 - 2 / (1 + exp(2 * value));
}
