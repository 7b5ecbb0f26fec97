import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBoilerplateModel } from '../../server/src/analysis/boilerplate/model.ts';
import type { EvalRow } from '../eval/pack.ts';
import { goldSources, readGoldPages, type GoldPage } from '../eval/packs/boilerplate/goldLines.ts';
import { crossValidateBoilerplate } from './boilerplate/crossValidation.ts';
import { trainWeights } from './boilerplate/trainWeights.ts';

/** Trains the boilerplate model on the gold pages under `data` and writes `boilerplate.bin` into the folder `out`. */
export function train(data: string, out: string): void {
  writeFileSync(join(out, 'boilerplate.bin'), writeBoilerplateModel(trainWeights(readPages(data))));
}

/** What models trained alike reach on pages of sites, and on a source, that they have not seen. */
export function crossValidate(data: string): EvalRow[] {
  return crossValidateBoilerplate(readPages(data));
}

function readPages(data: string): GoldPage[] {
  const pages = goldSources.flatMap((source) => readGoldPages(data, source));
  if (pages.length === 0) throw new Error(`There are no gold pages under ${data}.`);
  return pages;
}
