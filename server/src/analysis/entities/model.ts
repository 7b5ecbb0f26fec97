import { HashTable } from './hashing.ts';
import { EntityLexicon } from './lexicon.ts';
import { keyBits } from './lexicon.ts';
import { tagCount } from './labels.ts';
import { readModelTables } from './modelFormat.ts';

/** A trained sequence model with the lists that its features ask. */
export interface EntityModel {
  readonly lexicon: EntityLexicon;
  /** The weight of going from one tag to the next, `previous * tagCount + tag`; the row `tagCount` is the start. */
  readonly transitions: Float64Array;
  /** Adds a feature's weights for each tag to `scores`, from `offset` on. */
  addWeights(feature: number, scores: Float64Array, offset: number): void;
}

/** Reads a model file. Throws a RangeError where the bytes are not one. */
export function parseEntityModel(bytes: Uint8Array): EntityModel {
  const tables = readModelTables(bytes);
  const rows = new HashTable(tables.featureKeys);
  const { weights, weightScale } = tables;
  const mask = 2 ** keyBits - 1;
  return {
    lexicon: new EntityLexicon(tables),
    transitions: tables.transitions,
    addWeights(feature, scores, offset) {
      const row = rows.find(feature & mask);
      if (row < 0) return;
      for (let tag = 0; tag < tagCount; tag++) scores[offset + tag] += weights[row * tagCount + tag] * weightScale;
    },
  };
}
