import { ByteSections, joinSections } from '../byteSections.ts';
import { KeyTable } from './keyTable.ts';
import { tagCount } from './labels.ts';
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
const magic = 0x32454e43;

const transitionCount = (tagCount + 1) * tagCount;

/** Writes a model file: the numbers as they stand in memory, those of four bytes first, so that it is read without a look at any of them. */
export function writeModelTables(tables: ModelTables): Uint8Array {
  const { features, lists, words, clusterParents } = tables;
  return joinSections([
    Uint32Array.of(magic, features.size, lists.size, words.size, clusterParents.length),
    Float32Array.of(tables.weightScale),
    tables.transitions,
    ...[features, lists, words].flatMap(({ starts, rests }) => [starts, rests]),
    tables.wordClusters,
    tables.weights,
    tables.listValues,
    tables.wordCasings,
    clusterParents,
  ]);
}

/** Reads what `writeModelTables` wrote, as views on the bytes. Throws a RangeError where they are not a model file. */
export function readModelTables(bytes: Uint8Array): ModelTables {
  const sections = new ByteSections(bytes);
  const keys = (count: number): KeyTable => new KeyTable(sections.halfWords(KeyTable.bucketsFor(count) + 1), sections.halfWords(count));
  const [found, featureCount, listCount, wordCount, parentCount] = sections.words(5);
  if (found !== magic) throw new RangeError('not an entity model');
  const [weightScale] = sections.floats(1);
  const tables = {
    weightScale,
    transitions: sections.floats(transitionCount),
    features: keys(featureCount),
    lists: keys(listCount),
    words: keys(wordCount),
    wordClusters: sections.halfWords(wordCount),
    weights: sections.signedBytes(featureCount * tagCount),
    listValues: sections.bytes(listCount),
    wordCasings: sections.bytes(wordCount),
    clusterParents: sections.bytes(parentCount),
  };
  if (sections.left > 0) throw new RangeError('the entity model is longer than it says');
  return tables;
}
