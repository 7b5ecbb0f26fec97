import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { root, samples } from '../support/paths.ts';
import { readCounts } from './mocha.ts';
import type { Counts } from './counts.ts';
import { runInDesktop, wantedDesktop } from './integrationDesktop.ts';
import { runInServer } from './integrationServer.ts';

/** What the extension host needs to run the suite, wherever it runs. */
export interface IntegrationRun {
  /** The module whose `run` starts the suite. */
  readonly entry: string;
  /** The folder that VS Code opens. */
  readonly corpus: string;
  /** Tells the suite where to leave its counts. */
  readonly environment: Record<string, string>;
}

/** What the suite leaves: its counts, mocha's words, and the version of the VS Code that it found itself in. */
interface IntegrationResults extends Counts {
  readonly version: string;
  readonly report: string;
}

/**
 * Runs `test/integration` inside VS Code: a desktop one where there is one or where it can be downloaded, the VS Code
 * server in a headless browser otherwise.
 *
 * @returns the counts, and what to tell people of the host
 */
export async function runIntegration(): Promise<{ counts: Counts; host: string }> {
  const entry = await bundleSuite();
  const results = join(await mkdtemp(join(tmpdir(), 'integration-')), 'results.json');
  const run: IntegrationRun = { entry, corpus: samples, environment: { COLLATE_TEST_RESULTS: results } };
  const desktop = await wantedDesktop();
  const status = desktop ? await runInDesktop(run, desktop) : await runInServer(run);
  const counts = await readCounts<IntegrationResults>(results, status);
  const place = desktop ? 'desktop' : 'server in a headless browser';
  if (!('report' in counts)) return { counts, host: `a VS Code (${place}) that did not answer` };
  console.log(counts.report);
  return { counts, host: `VS Code ${counts.version} (${place})` };
}

/** Extension hosts load CommonJS; mocha stays outside of the bundle because it looks for its files. */
async function bundleSuite(): Promise<string> {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['test/integration/*.ts'],
    outdir: 'out/integration',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  await esbuild.stop();
  return join(root, 'out/integration/index.cjs');
}
