import { parseArgs } from 'node:util';
import { URI, Utils } from 'vscode-uri';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { parseAddress } from '../../node/team/address.ts';
import { Database } from '../../node/team/database.ts';
import { TeamWriter, type SourceDocument } from '../../node/team/writer.ts';
import { teamIndexUrl } from '../../node/teamIndex.ts';
import { walkCorpus } from '../../service/corpusFiles.ts';
import { loadFolder } from '../../service/folder.ts';
import { carriesPassword } from '../../service/settings.ts';
import { corpusNameOf } from '../../service/team/corpusName.ts';
import type { WorkspaceFolder } from '../../service/workspace.ts';
import { decodeText } from '../../text/decode.ts';
import { showProgress } from '../corpusRun.ts';
import { write } from '../output/write.ts';
import { foldersOf } from '../paths.ts';
import { UsageProblem } from '../usage.ts';

/** Documents, and code units of text, that are sent at once. */
const batchDocuments = 64;
const batchLength = 500_000;
/** Batches on their way at the same time: while one is written, the next is read and analysed. */
const width = 2;
/** Longer documents, in code units, are left out: every editor that comes upon one would have to load it. */
const longestDocument = 4_000_000;

interface Options {
  readonly paths: readonly string[];
  readonly url: string;
  readonly corpus: string | undefined;
  readonly prune: boolean;
  readonly format: 'text' | 'json';
}

/** What became of one corpus. */
interface CorpusCounts {
  readonly corpus: string;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  /** Documents of the index that are not in the folders walked, and stay. */
  missing: number;
}

/** `collate index --url`: puts documents into the team's index. Rejects with `TeamIndexProblem` where it cannot be written. */
export async function indexTeam(args: readonly string[]): Promise<number> {
  const { paths, url, corpus, prune, format } = readOptions(args);
  const { folders } = foldersOf(paths.length > 0 ? paths : ['.']);
  if (corpus !== undefined && folders.length > 1) throw new UsageProblem('--corpus names the corpus of one folder; these paths are in several.');
  const database = new Database(parseAddress(url, process.env));
  const leftOut: { file: string; reason: string }[] = [];
  const corpora: CorpusCounts[] = [];
  try {
    for (const folder of folders) corpora.push(await indexFolder(database, folder, corpus, prune, leftOut));
  } finally {
    await database.close();
  }
  for (const { file, reason } of leftOut) process.stderr.write(`collate: ${file} is left out: ${reason}.\n`);
  const { name: server } = database.address;
  await write(format === 'json' ? `${JSON.stringify({ version: 1, server, corpora, leftOut }, null, 2)}\n` : corpora.map((counts) => describe(counts, server)).join(''));
  return 0;
}

async function indexFolder(database: Database, { uri, starts }: WorkspaceFolder, named: string | undefined, prune: boolean, leftOut: { file: string; reason: string }[]): Promise<CorpusCounts> {
  const folder = await loadFolder(nodeFileSystem, uri, undefined);
  for (const { message } of folder.problems) process.stderr.write(`collate: ${message}\n`);
  const corpus = named ?? corpusNameOf(folder);
  const writer = await TeamWriter.open(database, corpus);
  const counts: CorpusCounts = { corpus, added: 0, changed: 0, unchanged: 0, removed: 0, missing: 0 };
  const found: string[] = [];
  for await (const documents of walkCorpus({ files: nodeFileSystem }, uri, folder.settings, { starts })) found.push(...documents.map(({ path }) => path));
  const report = showProgress();
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < found.length) {
      const batch: SourceDocument[] = [];
      let length = 0;
      while (next < found.length && batch.length < batchDocuments && length < batchLength) {
        const path = found[next++];
        const read = await readDocument(uri, path, folder.settings.maxFileSize);
        if ('text' in read) {
          batch.push({ path, text: read.text });
          length += read.text.length;
        } else leftOut.push({ file: path, reason: read.reason });
      }
      const { added, changed, unchanged } = await writer.put(batch);
      counts.added += added;
      counts.changed += changed;
      counts.unchanged += unchanged;
      done += batch.length;
      report({ indexed: Math.min(done, found.length), total: found.length });
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  report({ indexed: found.length, total: found.length });
  const here = new Set(found);
  const gone = new Set<string>();
  for (const { path } of starts ?? [{ path: '' }]) for (const known of await writer.pathsBeneath(path)) if (!here.has(known)) gone.add(known);
  if (prune) await writer.remove([...gone]);
  counts[prune ? 'removed' : 'missing'] = gone.size;
  return counts;
}

async function readDocument(folder: string, path: string, megabytes: number): Promise<{ readonly text: string } | { readonly reason: string }> {
  try {
    const bytes = await nodeFileSystem.read(Utils.joinPath(URI.parse(folder), path).toString(), megabytes * 1e6);
    if (!bytes) return { reason: 'it has just been removed' };
    const decoded = decodeText(bytes);
    if (decoded.kind === 'unreadable') return { reason: decoded.reason };
    return decoded.text.length > longestDocument ? { reason: `it is longer than ${longestDocument.toLocaleString('en-US')} characters` } : { text: decoded.text };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

function describe({ corpus, added, changed, unchanged, removed, missing }: CorpusCounts, server: string): string {
  const total = added + changed + unchanged;
  const lines = [`${plural(total)} of the corpus “${corpus}” ${total === 1 ? 'is' : 'are'} in the team's index at ${server}: ${String(added)} new, ${String(changed)} changed, ${String(unchanged)} as before.`];
  if (removed > 0) lines.push(`${plural(removed)} that ${removed === 1 ? 'is' : 'are'} not here any more ${removed === 1 ? 'was' : 'were'} taken out.`);
  if (missing > 0) lines.push(`${plural(missing)} of the corpus in the index ${missing === 1 ? 'is' : 'are'} not here; --prune takes ${missing === 1 ? 'it' : 'them'} out.`);
  return lines.map((line) => `${line}\n`).join('');
}

function plural(count: number): string {
  return `${String(count)} ${count === 1 ? 'document' : 'documents'}`;
}

function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  if (values.url !== undefined && carriesPassword(values.url)) {
    throw new UsageProblem('A password on the command line can be read by others on this machine: take it out of --url, and give it in PGPASSWORD or in COLLATE_INDEX_URL.');
  }
  const url = values.url ?? teamIndexUrl();
  if (url === '') throw new UsageProblem("collate index needs the address of the team's index: --url postgresql://user@host/database, or COLLATE_INDEX_URL.");
  const corpus = values.corpus?.trim();
  if (corpus === '' || corpus?.includes('/')) throw new UsageProblem('--corpus must be a name without "/".');
  const { format = 'text' } = values;
  if (format !== 'text' && format !== 'json') throw new UsageProblem(`--format is one of text, json, not ${format}.`);
  return { paths: positionals, url, corpus, prune: values.prune === true, format };
}

function parse(args: readonly string[]): { values: { url?: string; corpus?: string; prune?: boolean; format?: string }; positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { url: { type: 'string' }, corpus: { type: 'string' }, prune: { type: 'boolean' }, format: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageProblem((error as Error).message.split('\n')[0]);
  }
}
