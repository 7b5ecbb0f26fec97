import { readCorpus } from '../corpusRun.ts';
import { readOptions } from '../options.ts';
import { entityRows, nameRows } from '../output/rows.ts';
import { write } from '../output/write.ts';

/** `collate entities`: suggested entities, and the names that the corpus spells in several ways. */
export async function entities(args: readonly string[]): Promise<number> {
  const { paths, format } = readOptions(args, ['format']);
  const { service, documents, pathOf } = await readCorpus(paths);
  const found = entityRows(service, documents, pathOf);
  const names = nameRows(service);
  if (format === 'json') {
    await write(`${JSON.stringify({ entities: found, names }, null, 2)}\n`);
    return 0;
  }
  const lines = [
    ...found.map(({ file, start, end, label, score, name }) => `${file}:${String(start)}-${String(end)} ${label} ${name} ${score.toFixed(2)}`),
    ...names.map(({ variants }) => `spelt ${variants.map(({ form, count }) => `${form} (${String(count)}×)`).join(', ')}`),
  ];
  await write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}
