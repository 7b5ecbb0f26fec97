import { tagCount } from './labels.ts';
import type { LexiconTables } from './lexicon.ts';

/** What a model file holds. */
export interface ModelTables extends LexiconTables {
  readonly transitions: Float64Array;
  readonly featureKeys: Uint32Array;
  /** `tagCount` weights a feature, in units of `weightScale`. */
  readonly weights: Int8Array;
  readonly weightScale: number;
}

const magic = 0x434e4531;

/**
 * Writes a model file. All numbers are little-endian; keys are sorted and kept as differences in groups of seven bits,
 * lowest first, the eighth bit saying that more follow.
 */
export function writeModelTables(tables: ModelTables): Uint8Array {
  const writer = new ByteWriter();
  writer.word(magic);
  writer.float(tables.weightScale);
  for (const transition of tables.transitions) writer.float(transition);
  writer.keys(tables.featureKeys);
  for (const weight of tables.weights) writer.byte(weight & 255);
  writer.keys(tables.listKeys);
  for (const value of tables.listValues) writer.byte(value);
  writer.keys(tables.wordKeys);
  for (const casing of tables.wordCasings) writer.byte(casing);
  for (const cluster of tables.wordClusters) writer.varint(cluster);
  writer.word(tables.clusterParents.length);
  for (const parent of tables.clusterParents) writer.byte(parent);
  return writer.bytes();
}

/** Reads what `writeModelTables` wrote. Throws a RangeError where the bytes are not a model file. */
export function readModelTables(bytes: Uint8Array): ModelTables {
  const reader = new ByteReader(bytes);
  if (reader.word() !== magic) throw new RangeError('not an entity model');
  const weightScale = reader.float();
  const transitions = Float64Array.from({ length: (tagCount + 1) * tagCount }, () => reader.float());
  const featureKeys = reader.keys();
  const weights = Int8Array.from({ length: featureKeys.length * tagCount }, () => (reader.byte() << 24) >> 24);
  const listKeys = reader.keys();
  const listValues = Uint8Array.from({ length: listKeys.length }, () => reader.byte());
  const wordKeys = reader.keys();
  const wordCasings = Uint8Array.from({ length: wordKeys.length }, () => reader.byte());
  const wordClusters = Uint16Array.from({ length: wordKeys.length }, () => reader.varint());
  const clusterParents = Uint8Array.from({ length: reader.word() }, () => reader.byte());
  return { weightScale, transitions, featureKeys, weights, listKeys, listValues, wordKeys, wordCasings, wordClusters, clusterParents };
}

class ByteWriter {
  readonly #bytes: number[] = [];
  readonly #scratch = new DataView(new ArrayBuffer(4));

  byte(value: number): void {
    this.#bytes.push(value);
  }

  word(value: number): void {
    this.#scratch.setUint32(0, value, true);
    for (let index = 0; index < 4; index++) this.byte(this.#scratch.getUint8(index));
  }

  float(value: number): void {
    this.#scratch.setFloat32(0, value, true);
    this.word(this.#scratch.getUint32(0, true));
  }

  varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  keys(sorted: Uint32Array): void {
    this.word(sorted.length);
    let previous = 0;
    for (const key of sorted) {
      this.varint(key - previous);
      previous = key;
    }
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

class ByteReader {
  readonly #view: DataView;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    return this.#view.getUint8(this.#offset++);
  }

  word(): number {
    this.#offset += 4;
    return this.#view.getUint32(this.#offset - 4, true);
  }

  float(): number {
    this.#offset += 4;
    return this.#view.getFloat32(this.#offset - 4, true);
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  keys(): Uint32Array {
    const keys = new Uint32Array(this.word());
    let previous = 0;
    for (let index = 0; index < keys.length; index++) {
      previous += this.varint();
      keys[index] = previous;
    }
    return keys;
  }
}
