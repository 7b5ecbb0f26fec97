import { readCorpus } from '../corpusRun.ts';
import { readOptions } from '../options.ts';
import { claimRows } from '../output/rows.ts';
import { write } from '../output/write.ts';
import { withTeamIndex } from '../teamRun.ts';

/** `collate claims`: what the corpus says of each quantity, source by source. */
export async function claims(args: readonly string[]): Promise<number> {
  const { paths, format } = readOptions(args, ['format']);
  const run = await readCorpus(paths);
  const groups = await withTeamIndex(run, () => Promise.resolve(claimRows(run.service, run.pathOf)));
  if (format === 'json') {
    await write(`${JSON.stringify({ groups }, null, 2)}\n`);
    return 0;
  }
  const lines = groups.flatMap(({ about, verdict, mentions }) => [
    `${verdict}: ${about}`,
    ...mentions.map(({ file, start, end, quote }) => `  ${file}:${String(start)}-${String(end)} “${quote.replace(/\s+/gu, ' ')}”`),
  ]);
  await write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}
