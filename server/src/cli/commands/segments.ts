import { readCorpus } from '../corpusRun.ts';
import { readOptions } from '../options.ts';
import { segmentRows } from '../output/rows.ts';
import { write } from '../output/write.ts';

/** `collate segments`: every line of the documents with its kind. */
export async function segments(args: readonly string[]): Promise<number> {
  const { paths, format } = readOptions(args, ['format']);
  const { service, documents, pathOf } = await readCorpus(paths);
  const rows = segmentRows(service, documents, pathOf);
  if (format === 'json') await write(`${JSON.stringify({ segments: rows }, null, 2)}\n`);
  else await write(rows.map(({ file, start, end, kind, probability }) => `${file}:${String(start)}-${String(end)} ${kind} ${probability.toFixed(2)}\n`).join(''));
  return 0;
}
