import type { Kernel } from './kernel.ts';
import { unpackLayer, type PackedLayer } from './packing.ts';

/** Units that the kernel works out at a time. */
export const unitLanes = 4;

/** Which of a layer's inputs or outputs stand at each place; none where it says -1. */
export type Places = readonly number[];

/** So many from `first` on, and none after them up to a multiple of `lanes`. */
export function paddedPlaces(first: number, count: number, lanes: number): Places {
  return Array.from({ length: Math.ceil(count / lanes) * lanes }, (_, place) => (place < count ? first + place : -1));
}

/**
 * Keeps a layer in the memory of the kernel as it reads one: the weights of its `denseLanes` outputs together, input by input. `scaleOf`
 * says what the weights of each input are multiplied by.
 */
export function placeLayer(kernel: Kernel, packed: PackedLayer, inputs: Places, outputs: Places, scaleOf: (input: number) => number = () => 1): number {
  const layer = unpackLayer(packed);
  const { denseLanes } = kernel;
  const weights = new Float32Array(inputs.length * outputs.length);
  outputs.forEach((output, lane) => {
    const block = (lane - (lane % denseLanes)) * inputs.length + (lane % denseLanes);
    inputs.forEach((input, place) => {
      if (output >= 0 && input >= 0) weights[block + place * denseLanes] = layer.weights[output * layer.inputs + input] * scaleOf(input);
    });
  });
  const biases = Float32Array.from(outputs, (output) => (output < 0 ? 0 : layer.biases[output]));
  return kernel.placeRecord(inputs.length, outputs.length, kernel.place(weights), kernel.place(biases));
}
