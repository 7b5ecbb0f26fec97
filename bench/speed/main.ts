import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.ts';
import { formatRows, type SpeedRow } from './row.ts';
import { madeUpNews, textsOf, type TextSupply } from './texts/supply.ts';

/** The parts of the bench, loaded one by one. */
const parts: Readonly<Record<string, (supply: TextSupply, documents: number) => Promise<SpeedRow[]>>> = {
  analyses: async (supply) => (await import('./analyses.ts')).measureAnalyses(supply),
  extraction: async (supply, documents) => (await import('./extraction.ts')).measureExtraction(supply, documents),
  index: async (supply, documents) => (await import('./indexing.ts')).measureIndexing(supply, documents),
  annotations: async (supply, documents) => (await import('./annotating.ts')).measureAnnotating(supply, documents),
  indexes: async (supply, documents) => (await import('./indexes.ts')).measureIndexes(supply, documents),
  latency: async (supply, documents) => (await import('./latency.ts')).measureLatency(supply, documents),
  restart: async (supply, documents) => (await import('./restart.ts')).measureRestart(supply, documents),
};

/**
 * `npm run bench -- [--data FOLDER] [--documents N] [--only NAME,…] [--json FILE]`: how fast the product is, as one table.
 * Made-up news is what it reads, or the text files of a folder. Fails when a cost grows faster than the corpus, never on a
 * time.
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, documents: { type: 'string', default: '3000' }, only: { type: 'string' }, json: { type: 'string' } },
});
const wanted = values.only?.split(',') ?? Object.keys(parts);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
const documents = Number(values.documents);

if (unknown.length > 0) fail(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
else if (!Number.isInteger(documents) || documents < 100) fail('--documents takes a whole number of at least 100.');
else if (values.data !== undefined && !existsSync(values.data)) fail(`There is no folder ${values.data}.`);
else await run(values.data === undefined ? madeUpNews : await textsOf(values.data));

async function run(supply: TextSupply): Promise<void> {
  if (supply.size === 0) {
    fail(`There are no .txt files in ${String(values.data)}.`);
    return;
  }
  await build();
  const rows: SpeedRow[] = [];
  for (const name of wanted) {
    console.error(`${name} …`);
    rows.push(...(await parts[name](supply, documents)));
  }
  console.log(formatRows(rows));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  if (rows.some(({ shape }) => shape === 'GROWS')) process.exitCode = 1;
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
