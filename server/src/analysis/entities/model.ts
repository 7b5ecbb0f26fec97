import { HashTable } from './hashing.ts';
import { tagCount } from './labels.ts';
import { EntityLexicon, keyBits } from './lexicon.ts';
import { readModelTables } from './modelFormat.ts';

/** A trained sequence model with the lists that its features ask. */
export interface EntityModel {
  readonly lexicon: EntityLexicon;
  /** The weight of going from one tag to the next, `previous * tagCount + tag`; the row `tagCount` is the start. */
  readonly transitions: Float64Array;
  /** Writes the sums of the features' weights for each tag to `scores`, from `offset` on. */
  score(features: readonly number[], scores: Float64Array, offset: number): void;
}

const keyMask = 2 ** keyBits - 1;

/** Reads a model file. Throws a RangeError where the bytes are not one. */
export function parseEntityModel(bytes: Uint8Array): EntityModel {
  const tables = readModelTables(bytes);
  const rows = new HashTable(tables.featureKeys);
  const { weights, weightScale } = tables;
  const sums = new Int32Array(tagCount);
  return {
    lexicon: new EntityLexicon(tables),
    transitions: tables.transitions,
    score(features, scores, offset) {
      sums.fill(0);
      for (const feature of features) {
        const row = rows.find(feature & keyMask) * tagCount;
        if (row >= 0) for (let tag = 0; tag < tagCount; tag++) sums[tag] += weights[row + tag];
      }
      for (let tag = 0; tag < tagCount; tag++) scores[offset + tag] = sums[tag] * weightScale;
    },
  };
}
