/** A matrix and biases: `outputs` rows of `inputs` weights. */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** For each of `count` rows of inputs the row of outputs. */
export function applyDense({ inputs, outputs, weights, biases }: DenseLayer, rows: Float32Array, count: number): Float32Array {
  const results = new Float32Array(count * outputs);
  for (let row = 0; row < count; row++) {
    const start = row * inputs;
    const result = row * outputs;
    let output = 0;
    // Four sums at a time: a processor need not wait for one before it adds to the next.
    for (; output + 4 <= outputs; output += 4) {
      const weight = output * inputs;
      let first = biases[output];
      let second = biases[output + 1];
      let third = biases[output + 2];
      let fourth = biases[output + 3];
      for (let at = 0; at < inputs; at++) {
        const value = rows[start + at];
        first += value * weights[weight + at];
        second += value * weights[weight + inputs + at];
        third += value * weights[weight + 2 * inputs + at];
        fourth += value * weights[weight + 3 * inputs + at];
      }
      results[result + output] = first;
      results[result + output + 1] = second;
      results[result + output + 2] = third;
      results[result + output + 3] = fourth;
    }
    for (; output < outputs; output++) {
      let sum = biases[output];
      for (let at = 0; at < inputs; at++) sum += rows[start + at] * weights[output * inputs + at];
      results[result + output] = sum;
    }
  }
  return results;
}

/**
 * The parts of a unit's projection, one after another and each as wide as the layer, for one direction and then the other:
 * what it would remember, how much it keeps of what it remembers, how much of its memory shows, what shows beside it.
 */
const parts = 4;

/** How many projected numbers a row needs for layers of `width` units in each direction. */
export function projectionWidth(width: number): number {
  return 2 * parts * width;
}

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
export function runRecurrent(projected: Float32Array, count: number, width: number): RecurrentTrace {
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
        const keep = squash(projected[from + width + unit]);
        const show = squash(projected[from + 2 * width + unit]);
        projected[from + width + unit] = keep;
        projected[from + 2 * width + unit] = show;
        memory[unit] = keep * memory[unit] + (1 - keep) * candidate;
        memories[to + unit] = memory[unit];
        outputs[to + unit] = show * hyperbolic(memory[unit]) + (1 - show) * projected[from + 3 * width + unit];
      }
    }
  }
  return { gated: projected, memories, outputs };
}

function squash(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** The hyperbolic tangent; faster than the engine's. */
export function hyperbolic(value: number): number {
  return 1 - 2 / (1 + Math.exp(2 * value));
}
