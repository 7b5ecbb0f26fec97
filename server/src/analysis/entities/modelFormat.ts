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
  const weights = new Int8Array(reader.bytes(featureKeys.length * tagCount).buffer);
  const listKeys = reader.keys();
  const listValues = reader.bytes(listKeys.length);
  const wordKeys = reader.keys();
  const wordCasings = reader.bytes(wordKeys.length);
  const wordClusters = new Uint16Array(wordKeys.length);
  for (let word = 0; word < wordClusters.length; word++) wordClusters[word] = reader.varint();
  const clusterParents = reader.bytes(reader.word());
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
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A copy of so many bytes. */
  bytes(count: number): Uint8Array<ArrayBuffer> {
    const end = this.#offset + count;
    if (end > this.#bytes.length) throw new RangeError('the entity model ends too early');
    const bytes = new Uint8Array(this.#bytes.subarray(this.#offset, end));
    this.#offset = end;
    return bytes;
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
    const bytes = this.#bytes;
    let value = 0;
    for (let shift = 0; this.#offset < bytes.length; shift += 7) {
      const byte = bytes[this.#offset++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new RangeError('the entity model ends too early');
  }

  keys(): Uint32Array {
    const length = this.word();
    if (length > this.#bytes.length) throw new RangeError('the entity model ends too early');
    const keys = new Uint32Array(length);
    let previous = 0;
    for (let index = 0; index < length; index++) {
      previous += this.varint();
      keys[index] = previous;
    }
    return keys;
  }
}
