import type { DenseLayer } from '../../../server/src/analysis/boilerplate/packing.ts';

/** Adds to `slope` what `outputSlopes` say of a layer's weights, and returns what they say of its inputs. */
export function backDense(layer: DenseLayer, slope: DenseLayer, rows: Float32Array, outputSlopes: Float32Array, count: number): Float32Array {
  const { inputs, outputs, weights } = layer;
  const inputSlopes = new Float32Array(count * inputs);
  const { weights: weightSlopes, biases: biasSlopes } = slope;
  for (let row = 0; row < count; row++) {
    const start = row * inputs;
    let output = 0;
    // Two outputs at a time halve the reading and writing of the inputs' slopes.
    for (; output + 2 <= outputs; output += 2) {
      const first = outputSlopes[row * outputs + output];
      const second = outputSlopes[row * outputs + output + 1];
      biasSlopes[output] += first;
      biasSlopes[output + 1] += second;
      const weight = output * inputs;
      for (let at = 0; at < inputs; at++) {
        const input = rows[start + at];
        weightSlopes[weight + at] += first * input;
        weightSlopes[weight + inputs + at] += second * input;
        inputSlopes[start + at] += first * weights[weight + at] + second * weights[weight + inputs + at];
      }
    }
    for (; output < outputs; output++) {
      const only = outputSlopes[row * outputs + output];
      biasSlopes[output] += only;
      for (let at = 0; at < inputs; at++) {
        weightSlopes[output * inputs + at] += only * rows[start + at];
        inputSlopes[start + at] += only * weights[output * inputs + at];
      }
    }
  }
  return inputSlopes;
}
