import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/support/paths.ts';
import type { Analysers } from '../../server/src/corpus/analysers.ts';
import type { FactStore } from '../../server/src/corpus/factStore.ts';
import { openCorpusStorage } from '../../server/src/node/corpusStorage.ts';
import { ExtractorPool } from '../../server/src/node/extractorPool.ts';
import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import { loadPackagedAnalysers } from '../../server/src/node/resources.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { CorpusWorkspace } from '../../server/src/service/workspace.ts';
import type { SpeedRow } from './row.ts';
import { writeDocuments, type TextSupply } from './texts/supply.ts';

/** A document may cost this much more in the largest corpus than in the one before it. */
const growthLimit = 1.2;

/** Texts that workers analyse before anything is measured, so that all of their code is compiled. */
const warmUps = 400;

/** Documents that are changed between two sessions. */
const changes = 100;

/**
 * Documents whose findings are asked for one after the other. Mostly all: what two documents have in common is found out once for both, so that those of
 * a third of a corpus cost more each than those of all.
 */
const asked = 10_000;

/** Documents whose findings are asked for by themselves, each in a session of its own. */
const askedAlone = 20;

/** What one corpus of a size costs. */
interface Run {
  readonly documents: number;
  readonly index: Cost;
  /** Of `asked` documents at most. */
  readonly findings: Cost;
  /** How many times facts are read for the findings of one document with nothing at hand, on average. */
  readonly reads: number;
  /** Resident memory of the process with its workers after the first read, in bytes. */
  readonly resident: number;
  /** A new workspace over the index that the one before left, with nothing changed and with some documents changed. */
  readonly unchanged: Restart;
  readonly changed: Restart;
}

interface Restart extends Cost {
  /** Files that were read and analysed. */
  readonly analysed: number;
}

/** Milliseconds from start to end, of processor time in all threads, which does not see what else the machine does, and in the main thread. */
interface Cost {
  readonly elapsed: number;
  readonly processor: number;
  readonly main: number;
}

/** Corpora of growing size, each read from disk and analysed by a new workspace, then findings, then restarts on the index that was kept. */
export async function measureIndexing(supply: TextSupply, largest: number): Promise<SpeedRow[]> {
  const analysers = await loadPackagedAnalysers();
  const sizes = [100, 1000, 10_000, largest].filter((size, index, all) => size <= Math.min(largest, supply.size) && all.indexOf(size) === index);
  const runs: Run[] = [];
  let from = 0;
  // The first corpus only warms up; every corpus has texts of its own, so that no paragraph is remembered from another one.
  for (const size of [100, ...sizes]) {
    runs.push(await measureCorpus(supply, size, from, analysers));
    from += size;
  }
  return rowsOf(runs.slice(1));
}

async function measureCorpus(supply: TextSupply, documents: number, from: number, analysers: Analysers): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'collate-bench-'));
  const storage = await mkdtemp(join(tmpdir(), 'collate-storage-'));
  const pool = new ExtractorPool(join(root, 'dist/worker.cjs'));
  try {
    const paths = await writeDocuments(supply, folder, documents, from);
    const uri = pathToFileURL(folder).toString();
    const prepared = await openCorpusStorage(storage, [uri], 'bench');
    pool.keepFactsIn(prepared?.database);
    prepared?.close();
    await Promise.all(Array.from({ length: warmUps }, (_, number) => pool.extract(supply.text(from + documents + changes + number))));
    let analysed = 0;
    let reads = 0;
    const openWorkspace = (): CorpusWorkspace =>
      new CorpusWorkspace(
        {
          files: { ...nodeFileSystem, listStamped: (each) => pool.list(each) },
          extract: (text) => pool.extract(text),
          analyseFile: (file, limit, known) => {
            analysed++;
            return pool.analyseFile(file, limit, known);
          },
          expectFiles: (files) => pool.expect(files),
          openStorage: async (folders) => {
            const opened = await openCorpusStorage(storage, folders, 'bench');
            return opened && { ...opened, facts: countingReads(opened.facts, () => reads++) };
          },
          yield: () => setImmediate(),
          // Late enough for no file to be so new that its time tells nothing.
          now: () => new Date(Date.now() + 60_000).toISOString(),
          uuid: () => '00000000-0000-4000-8000-000000000000',
        },
        analysers,
      );
    const setFolder = async (workspace: CorpusWorkspace): Promise<void> => await workspace.setFolders([{ uri, settings: undefined }]);
    const session = async (): Promise<{ workspace: CorpusWorkspace; cost: Restart }> => {
      analysed = 0;
      const workspace = openWorkspace();
      const cost = await costOf(async () => {
        await setFolder(workspace);
        await workspace.index({ isCancellationRequested: false }, () => undefined);
      });
      return { workspace, cost: { ...cost, analysed } };
    };
    const first = await session();
    const resident = process.memoryUsage.rss();
    const find = findingsIn(first.workspace);
    // Not in the order in which they were read, which is another one each time.
    const inOrder = [...first.workspace.corpus.documents()].sort();
    const findings = await costOf(async () => {
      for (const document of inOrder.slice(0, asked)) await find(document);
    });
    first.workspace.closeStorage();
    reads = 0;
    for (let number = 0; number < askedAlone; number++) {
      const workspace = openWorkspace();
      await setFolder(workspace);
      await findingsIn(workspace)(inOrder[Math.floor((number * documents) / askedAlone)]);
      workspace.closeStorage();
    }
    const readsAlone = reads / askedAlone;
    const unchanged = await session();
    unchanged.workspace.closeStorage();
    for (let number = 0; number < changes; number++) await appendFile(join(folder, paths[Math.floor((number * documents) / changes)]), `\n${supply.text(from + documents + number)}`);
    const changed = await session();
    changed.workspace.closeStorage();
    return { documents, index: first.cost, findings, reads: readsAlone, resident, unchanged: unchanged.cost, changed: changed.cost };
  } finally {
    await pool.close();
    await rm(folder, { recursive: true, force: true });
    await rm(storage, { recursive: true, force: true });
  }
}

/** What tells the findings of a document. */
function findingsIn(workspace: CorpusWorkspace): (document: string) => Promise<unknown> {
  const service = createLanguageService(workspace, { changeAnnotations: false, userDictionary: false });
  return (document) => service.findings.load(document);
}

/** A store that tells of each time that facts are read. */
function countingReads(store: FactStore, count: () => void): FactStore {
  return {
    get: (hash) => {
      count();
      return store.get(hash);
    },
    has: (hash) => store.has(hash),
    add: (hash, packed) => store.add(hash, packed),
    release: (hash) => store.release(hash),
  };
}

async function costOf(work: () => Promise<void>): Promise<Cost> {
  const started = performance.now();
  const [before, mainBefore] = [process.cpuUsage(), process.threadCpuUsage()];
  await work();
  const spent = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;
  return { elapsed: performance.now() - started, processor: spent(process.cpuUsage(before)), main: spent(process.threadCpuUsage(mainBefore)) };
}

function rowsOf(runs: readonly Run[]): SpeedRow[] {
  const row = (work: string, value: number, unit: string, target?: string): SpeedRow => ({ part: 'corpus', work, value, unit, ...(target === undefined ? {} : { target }) });
  const each = (of: (run: Run, count: string) => SpeedRow): SpeedRow[] => runs.map((run) => of(run, run.documents.toLocaleString('en-US')));
  return [
    ...each((run, count) => row(`cold index of ${count}`, (1000 * run.documents) / run.index.elapsed, 'documents/s', '> 667')),
    ...each((run, count) => row(`indexing, processor time per document of ${count}`, run.index.processor / run.documents, 'ms', '< 3')),
    ...each((run, count) => row(`indexing, of that in the thread that answers requests, of ${count}`, run.index.main / run.documents, 'ms', '< 0.5')),
    ...each((run, count) => row(`findings, processor time per document of ${count}`, run.findings.processor / Math.min(asked, run.documents), 'ms')),
    ...each((run, count) => row(`findings of one document of ${count} with nothing at hand, documents read`, run.reads, 'documents')),
    ...each((run, count) => row(`resident memory after reading ${count}`, run.resident / 1e6, 'MB', '< 1000 at 100,000')),
    ...each((run, count) => row(`start with the index of ${count}, nothing changed, processor time`, run.unchanged.processor, 'ms', '< 2000 at 100,000')),
    ...each((run, count) => row(`start with the index of ${count}, ${String(changes)} changed, processor time`, run.changed.processor, 'ms', '< 3000 at 100,000')),
    ...each((run, count) => counted(`files read for ${count}, nothing changed`, run.unchanged.analysed, 0)),
    ...each((run, count) => counted(`files read for ${count}, ${String(changes)} changed`, run.changed.analysed, changes)),
    ...growthOf(runs),
  ];
}

/** How often something was done that is only to be done as often as something else changed. */
function counted(work: string, value: number, most: number): SpeedRow {
  return { part: 'corpus', work, value, unit: 'files', target: `≤ ${String(most)}`, shape: value <= most ? 'ok' : 'GROWS' };
}

function growthOf(runs: readonly Run[]): SpeedRow[] {
  const [small, large] = runs.slice(-2) as [Run, Run | undefined];
  if (large === undefined) return [];
  const growth = (work: string, cost: (run: Run) => number): SpeedRow => {
    const ratio = cost(large) / cost(small);
    return {
      part: 'corpus',
      work: `growth of ${work}, ${small.documents.toLocaleString('en-US')} to ${large.documents.toLocaleString('en-US')}`,
      value: ratio,
      unit: '×',
      target: `≤ ${String(growthLimit)}`,
      shape: ratio <= growthLimit ? 'ok' : 'GROWS',
    };
  };
  return [
    growth('indexing per document', ({ index, documents }) => index.processor / documents),
    growth('findings per document', ({ findings, documents }) => findings.processor / Math.min(asked, documents)),
    growth('documents read for the findings of one', ({ reads }) => reads),
  ];
}
