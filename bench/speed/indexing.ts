import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/support/paths.ts';
import type { Analysers } from '../../server/src/corpus/analysers.ts';
import { ExtractorPool } from '../../server/src/node/extractorPool.ts';
import { nodeFileSystem } from '../../server/src/node/fileSystem.ts';
import { loadPackagedAnalysers } from '../../server/src/node/resources.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { CorpusWorkspace } from '../../server/src/service/workspace.ts';
import type { SpeedRow } from './row.ts';
import { writeDocuments, type TextSupply } from './texts/supply.ts';

/** A document may cost this much more in the largest corpus than in the one before it. */
const growthLimit = 1.2;

interface Run {
  readonly documents: number;
  /** Milliseconds from start to end, and of processor time in all threads: the latter does not see what else the machine does. */
  readonly index: Cost;
  readonly findings: Cost;
}

interface Cost {
  readonly elapsed: number;
  readonly processor: number;
}

/** Corpora of growing size, each read from disk and analysed by a new workspace, then the findings of all documents. */
export async function measureIndexing(supply: TextSupply, largest: number): Promise<SpeedRow[]> {
  const analysers = await loadPackagedAnalysers();
  const pool = new ExtractorPool(join(root, 'dist/worker.cjs'));
  const sizes = [100, 1000, largest].filter((size, index, all) => size <= Math.min(largest, supply.size) && all.indexOf(size) === index);
  const runs: Run[] = [];
  let from = 0;
  // The first corpus only warms up; every corpus has texts of its own, so that no paragraph is remembered from another one.
  for (const size of [100, ...sizes]) {
    runs.push(await indexOnce(supply, size, from, analysers, pool));
    from += size;
  }
  await pool.close();
  return rowsOf(runs.slice(1));
}

async function indexOnce(supply: TextSupply, documents: number, from: number, analysers: Analysers, pool: ExtractorPool): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'collate-bench-'));
  try {
    await writeDocuments(supply, folder, documents, from);
    const workspace = new CorpusWorkspace(
      {
        files: nodeFileSystem,
        extract: (text) => pool.extract(text),
        yield: () => setImmediate(),
        now: () => new Date(0).toISOString(),
        uuid: () => '00000000-0000-4000-8000-000000000000',
      },
      analysers,
    );
    await workspace.setFolders([{ uri: pathToFileURL(folder).toString(), settings: undefined }]);
    const index = await costOf(() => workspace.index({ isCancellationRequested: false }, () => undefined));
    const service = createLanguageService(workspace, { changeAnnotations: false, userDictionary: false });
    const findings = await costOf(async () => {
      for (const document of workspace.corpus.documents()) await service.findings.load(document);
    });
    return { documents, index, findings };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function costOf(work: () => Promise<void>): Promise<Cost> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { elapsed: performance.now() - started, processor: (user + system) / 1000 };
}

function rowsOf(runs: readonly Run[]): SpeedRow[] {
  const perDocument = (work: 'index' | 'findings'): SpeedRow[] =>
    runs.map((run) => ({
      part: 'corpus',
      work: `${work === 'index' ? 'indexing' : 'findings'}, processor time per document of ${run.documents.toLocaleString('en-US')}`,
      value: run[work].processor / run.documents,
      unit: 'ms',
    }));
  const rows = [
    ...runs.map(({ documents, index }): SpeedRow => ({
      part: 'corpus',
      work: `cold index of ${documents.toLocaleString('en-US')}`,
      value: (1000 * documents) / index.elapsed,
      unit: 'documents/s',
    })),
    ...perDocument('index'),
    ...perDocument('findings'),
  ];
  const [small, large] = runs.slice(-2);
  if (large === undefined) return rows;
  const growth = (work: 'index' | 'findings'): SpeedRow => {
    const ratio = large[work].processor / large.documents / (small[work].processor / small.documents);
    return {
      part: 'corpus',
      work: `growth of ${work === 'index' ? 'indexing' : 'findings'} per document, ${String(small.documents)} to ${String(large.documents)}`,
      value: ratio,
      unit: '×',
      target: `≤ ${String(growthLimit)}`,
      shape: ratio <= growthLimit ? 'ok' : 'GROWS',
    };
  };
  return [...rows, growth('index'), growth('findings')];
}
