import { teamIndexUrl } from '../../node/teamIndex.ts';
import { readCorpus } from '../corpusRun.ts';
import { readOptions } from '../options.ts';
import { write } from '../output/write.ts';
import { UsageProblem } from '../usage.ts';

/**
 * `collate index`: puts documents into a team's index where `--url` or the environment names one, else builds or updates the
 * index that later runs on the same paths, and `collate lsp` on the same folder, start from.
 */
export async function index(args: readonly string[]): Promise<number> {
  if (teamIndexUrl() !== '' || args.some((argument) => /^--(?:url|corpus|prune)\b/u.test(argument))) return await (await import('./indexTeam.ts')).indexTeam(args);
  const { paths } = readOptions(args, []);
  const started = performance.now();
  const { service, documents, storage } = await readCorpus(paths, 'create');
  if (storage === undefined) throw new UsageProblem('There is nowhere to keep an index: the cache folder cannot be written.');
  await service.workspace.save();
  service.workspace.closeStorage();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  await write(`${documents.length.toLocaleString('en-US')} documents are indexed, in ${seconds} s; the index is in ${storage}.\n`);
  return 0;
}
