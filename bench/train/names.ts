import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crossValidate, trainPairs } from './names/pairTrainer.ts';
import { readPairs } from './names/pairs.ts';

const folds = 5;

/**
 * Trains the name model on `names/pairs.tsv` under `data` and writes `names.json` into the folder `out`, with the F1 that models
 * trained alike reach on parts of the pairs that they have not seen.
 */
export function train(data: string, out: string): void {
  const pairs = readPairs(data);
  const model = { crossValidatedF1: crossValidate(pairs, folds).map((f1) => Math.round(f1 * 10000) / 10000), ...trainPairs(pairs) };
  writeFileSync(join(out, 'names.json'), `${JSON.stringify(model)}\n`);
}
