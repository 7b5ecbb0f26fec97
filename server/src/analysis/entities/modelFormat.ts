import { TableReader, writeTables } from '../tables.ts';
import { KeyTable } from './keyTable.ts';
import type { LexiconTables } from './lexicon.ts';

/** What a model file holds. */
export interface ModelTables extends LexiconTables {
  /** As many as there are pairs of a tag, or the start, and a tag. */
  readonly transitions: Float32Array;
  readonly features: KeyTable;
  /** `tagCount` weights a feature, in units of `weightScale`. */
  readonly weights: Int8Array;
  readonly weightScale: number;
}

/** What the file starts with: "CNE" and the version of the layout. */
const magic = 0x33454e43;

/** Writes a model file: the numbers as they stand in memory, so that it is read without a look at any of them. */
export function writeModelTables(tables: ModelTables): Uint8Array {
  const { features, lists, words } = tables;
  return writeTables([
    Uint32Array.of(magic),
    Float32Array.of(tables.weightScale),
    tables.transitions,
    ...[features, lists, words].flatMap(({ starts, rests }) => [starts, rests]),
    tables.wordClusters,
    tables.weights,
    tables.listValues,
    tables.wordCasings,
    tables.clusterParents,
  ]);
}

/** Reads what `writeModelTables` wrote, as views on the bytes. Throws a RangeError where they are not a model file. */
export function readModelTables(bytes: Uint8Array): ModelTables {
  const tables = new TableReader(bytes);
  const keys = (): KeyTable => new KeyTable(tables.next(Uint16Array), tables.next(Uint16Array));
  if (tables.next(Uint32Array)[0] !== magic) throw new RangeError('not an entity model');
  const read = {
    weightScale: tables.next(Float32Array)[0],
    transitions: tables.next(Float32Array),
    features: keys(),
    lists: keys(),
    words: keys(),
    wordClusters: tables.next(Uint16Array),
    weights: tables.next(Int8Array),
    listValues: tables.next(Uint8Array),
    wordCasings: tables.next(Uint8Array),
    clusterParents: tables.next(Uint8Array),
  };
  if (!tables.isAtEnd) throw new RangeError('the entity model is longer than it says');
  return read;
}
