/** A matrix and biases: `outputs` rows of `inputs` weights. */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Numbers rounded to whole ones of one or two bytes, and what one unit of them stands for. */
export interface PackedNumbers {
  readonly unit: number;
  readonly values: Int8Array | Int16Array;
}

/** A dense layer with its numbers packed. */
export interface PackedLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: PackedNumbers;
  readonly biases: PackedNumbers;
}

/** Rounds numbers to `size` bytes each. */
export function packNumbers(values: Float32Array, size: 1 | 2): PackedNumbers {
  const most = 2 ** (8 * size - 1) - 1;
  const unit = Number((values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-6) / most).toPrecision(6));
  const packed = size === 1 ? new Int8Array(values.length) : new Int16Array(values.length);
  for (let at = 0; at < values.length; at++) packed[at] = Math.max(-most, Math.min(most, Math.round(values[at] / unit)));
  return { unit, values: packed };
}

export function unpackNumbers({ unit, values }: PackedNumbers): Float32Array {
  const unpacked = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) unpacked[at] = values[at] * unit;
  return unpacked;
}

export function packLayer({ inputs, outputs, weights, biases }: DenseLayer): PackedLayer {
  return { inputs, outputs, weights: packNumbers(weights, 2), biases: packNumbers(biases, 2) };
}

export function unpackLayer({ inputs, outputs, weights, biases }: PackedLayer): DenseLayer {
  return { inputs, outputs, weights: unpackNumbers(weights), biases: unpackNumbers(biases) };
}
