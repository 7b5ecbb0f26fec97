import { tagCount } from './labels.ts';
import { EntityLexicon } from './lexicon.ts';
import { readModelTables } from './modelFormat.ts';

/** A trained sequence model with the lists that its features ask. */
export interface EntityModel {
  readonly lexicon: EntityLexicon;
  /** The weight of going from one tag to the next, `previous * tagCount + tag`; the row `tagCount` is the start. */
  readonly transitions: Float64Array;
  /** What sums of weights are multiplied by to give scores. */
  readonly weightScale: number;
  /** Adds a feature's weights for each tag, whole numbers, to `sums`, from `offset` on. */
  addWeights(feature: number, sums: Int16Array | Int32Array, offset: number): void;
}

/** Reads a model file, without a copy of it. Throws a RangeError where the bytes are not one. */
export function parseEntityModel(bytes: Uint8Array): EntityModel {
  const tables = readModelTables(bytes);
  const { features, weights, weightScale } = tables;
  return {
    lexicon: new EntityLexicon(tables),
    transitions: Float64Array.from(tables.transitions),
    weightScale,
    addWeights(feature, sums, offset) {
      const row = features.find(feature) * tagCount;
      if (row >= 0) for (let tag = 0; tag < tagCount; tag++) sums[offset + tag] += weights[row + tag];
    },
  };
}
