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
  /** Whole numbers, `tagCount` for each feature that has any. */
  readonly weights: Int8Array;
  /** What evaluates it. */
  readonly kernel: WebAssembly.Module;
  /** Where a feature's weights begin; below 0 where it has none. */
  weightsAt(feature: number): number;
}

/** Reads a model file, without a copy of it, and the code that evaluates it. Throws a RangeError or a CompileError where the bytes are not such. */
export function parseEntityModel(bytes: Uint8Array, kernel: Uint8Array): EntityModel {
  const tables = readModelTables(bytes);
  const { features, weights, weightScale } = tables;
  return {
    lexicon: new EntityLexicon(tables),
    transitions: Float64Array.from(tables.transitions),
    weightScale,
    weights,
    kernel: new WebAssembly.Module(kernel.slice()),
    weightsAt: (feature) => features.find(feature) * tagCount,
  };
}
