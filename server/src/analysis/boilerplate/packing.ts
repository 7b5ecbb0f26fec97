import type { DenseLayer } from './recurrentLayer.ts';

/** Numbers as base64 of one or two signed bytes each (low byte first), and what one unit of them stands for. */
export interface PackedNumbers {
  readonly unit: number;
  readonly size: 1 | 2;
  readonly bytes: string;
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
  const packed = Array.from(values, (value) => Math.max(-most, Math.min(most, Math.round(value / unit))));
  return { unit, size, bytes: toBase64(packed.flatMap((value) => (size === 1 ? [value & 255] : [value & 255, (value >> 8) & 255]))) };
}

export function unpackNumbers({ unit, size, bytes }: PackedNumbers): Float32Array {
  const raw = fromBase64(bytes);
  const values = new Float32Array(raw.length / size);
  for (let at = 0; at < values.length; at++) {
    const value = size === 1 ? (raw[at] << 24) >> 24 : ((raw[2 * at] | (raw[2 * at + 1] << 8)) << 16) >> 16;
    values[at] = value * unit;
  }
  return values;
}

/** Keys of 32 bits in ascending order as base64 of four bytes each, low byte first. */
export function packKeys(keys: readonly number[]): string {
  return toBase64(keys.flatMap((key) => [key & 255, (key >>> 8) & 255, (key >>> 16) & 255, key >>> 24]));
}

export function unpackKeys(text: string): number[] {
  const raw = fromBase64(text);
  return Array.from({ length: raw.length / 4 }, (_, at) => (raw[4 * at] | (raw[4 * at + 1] << 8) | (raw[4 * at + 2] << 16) | (raw[4 * at + 3] << 24)) >>> 0);
}

export function packLayer({ inputs, outputs, weights, biases }: DenseLayer): PackedLayer {
  return { inputs, outputs, weights: packNumbers(weights, 2), biases: packNumbers(biases, 2) };
}

export function unpackLayer({ inputs, outputs, weights, biases }: PackedLayer): DenseLayer {
  return { inputs, outputs, weights: unpackNumbers(weights), biases: unpackNumbers(biases) };
}

function toBase64(bytes: readonly number[]): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  // Hundreds of thousands of numbers at a start: an iterator over the characters would take ten times as long.
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
