/** A matrix and biases, by the addresses of their numbers (f32). */
@unmanaged
export class Dense {
  inputs: usize;
  /** A multiple of `denseLanes`. */
  outputs: usize;
  /** The weights of `denseLanes` outputs lie together input by input. */
  weights: usize;
  biases: usize;
}

/** Outputs that are summed at a time. */
export const denseLanes: usize = 16;

/** Writes the outputs for `count` rows of inputs. Where `count` is odd, a row that follows is read, and outputs for it are written. */
export function applyDense(layer: Dense, rows: usize, count: usize, results: usize): void {
  const inputs = layer.inputs * sizeof<f32>();
  const outputs = layer.outputs * sizeof<f32>();
  // Two rows at a time, so that each weight that is loaded serves both.
  for (let row: usize = 0; row < count; row += 2) {
    const first = rows + row * inputs;
    const end = first + inputs;
    let weight = layer.weights;
    for (let output: usize = 0; output < outputs; output += denseLanes * sizeof<f32>()) {
      const bias = layer.biases + output;
      let first0 = v128.load(bias);
      let first1 = v128.load(bias, 16);
      let first2 = v128.load(bias, 32);
      let first3 = v128.load(bias, 48);
      let second0 = first0;
      let second1 = first1;
      let second2 = first2;
      let second3 = first3;
      for (let at = first; at < end; at += sizeof<f32>(), weight += denseLanes * sizeof<f32>()) {
        const one = v128.load32_splat(at);
        const other = v128.load32_splat(at + inputs);
        const weights0 = v128.load(weight);
        first0 = f32x4.add(first0, f32x4.mul(one, weights0));
        second0 = f32x4.add(second0, f32x4.mul(other, weights0));
        const weights1 = v128.load(weight, 16);
        first1 = f32x4.add(first1, f32x4.mul(one, weights1));
        second1 = f32x4.add(second1, f32x4.mul(other, weights1));
        const weights2 = v128.load(weight, 32);
        first2 = f32x4.add(first2, f32x4.mul(one, weights2));
        second2 = f32x4.add(second2, f32x4.mul(other, weights2));
        const weights3 = v128.load(weight, 48);
        first3 = f32x4.add(first3, f32x4.mul(one, weights3));
        second3 = f32x4.add(second3, f32x4.mul(other, weights3));
      }
      const to = results + row * outputs + output;
      v128.store(to, first0);
      v128.store(to, first1, 16);
      v128.store(to, first2, 32);
      v128.store(to, first3, 48);
      v128.store(to + outputs, second0);
      v128.store(to + outputs, second1, 16);
      v128.store(to + outputs, second2, 32);
      v128.store(to + outputs, second3, 48);
    }
  }
}
