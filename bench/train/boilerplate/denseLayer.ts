import type { DenseLayer } from '../../../server/src/analysis/boilerplate/packing.ts';

/** For each of `count` rows of inputs the row of outputs. */
export function applyDense({ inputs, outputs, weights, biases }: DenseLayer, rows: Float32Array, count: number): Float32Array {
  const results = new Float32Array(count * outputs);
  const values = new Float64Array(inputs);
  const places = new Int32Array(inputs);
  for (let row = 0; row < count; row++) {
    // Inputs of 0 add nothing, and they are many.
    let present = 0;
    for (let at = 0; at < inputs; at++) {
      const value = rows[row * inputs + at];
      if (value === 0) continue;
      values[present] = value;
      places[present++] = at;
    }
    const to = row * outputs;
    let output = 0;
    // A processor need not wait for one of four sums before it adds to the next.
    for (; output + 4 <= outputs; output += 4) {
      const weight = output * inputs;
      let first = biases[output];
      let second = biases[output + 1];
      let third = biases[output + 2];
      let fourth = biases[output + 3];
      for (let at = 0; at < present; at++) {
        const value = values[at];
        const place = weight + places[at];
        first += value * weights[place];
        second += value * weights[place + inputs];
        third += value * weights[place + 2 * inputs];
        fourth += value * weights[place + 3 * inputs];
      }
      results[to + output] = first;
      results[to + output + 1] = second;
      results[to + output + 2] = third;
      results[to + output + 3] = fourth;
    }
    for (; output < outputs; output++) {
      let sum = biases[output];
      for (let at = 0; at < present; at++) sum += values[at] * weights[output * inputs + places[at]];
      results[to + output] = sum;
    }
  }
  return results;
}
