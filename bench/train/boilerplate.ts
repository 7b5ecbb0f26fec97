import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldSources, readGoldPages } from '../eval/packs/boilerplate/goldLines.ts';
import { trainWeights } from './boilerplate/trainWeights.ts';

/** Trains the boilerplate model on the gold pages under `data` and writes `boilerplate.json` into the folder `out`. */
export function train(data: string, out: string): void {
  const pages = goldSources.flatMap((source) => readGoldPages(data, source));
  if (pages.length === 0) throw new Error(`There are no gold pages under ${data}.`);
  writeFileSync(join(out, 'boilerplate.json'), `${JSON.stringify(trainWeights(pages))}\n`);
}
