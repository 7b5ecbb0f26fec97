import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvalRow } from '../eval/pack.ts';
import { crossValidate as crossValidatePairs, trainPairs } from './names/pairTrainer.ts';
import { readPairs } from './names/pairs.ts';

const folds = 5;

/**
 * Trains the name model on `names/pairs.tsv` under `data` and writes `names.json` into the folder `out`, with the F1 that models
 * trained alike reach on parts of the pairs that they have not seen.
 */
export function train(data: string, out: string): void {
  const pairs = readPairs(data);
  const model = { crossValidatedF1: crossValidatePairs(pairs, folds).map((f1) => Math.round(f1 * 10000) / 10000), ...trainPairs(pairs) };
  writeFileSync(join(out, 'names.json'), `${JSON.stringify(model)}\n`);
}

/** The F1 of pairs in each fold, by models that have not seen them. */
export function crossValidate(data: string): EvalRow[] {
  return crossValidatePairs(readPairs(data), folds).map((value, fold) => ({ analysis: 'names', source: `fold ${String(fold + 1)}`, measure: 'pairs F1', value, unit: 'ratio' }));
}
