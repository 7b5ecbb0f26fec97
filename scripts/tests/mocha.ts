import { existsSync, globSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/paths.ts';
import { runProcess } from '../support/processTree.ts';
import { oneFailed, type Counts } from './counts.ts';

/** Runs the mocha tests of `test/<folder>` in a process of their own. A process that ends early counts as one failure. */
export async function runMocha(folder: string): Promise<Counts> {
  const files = globSync(`test/${folder}/**/*.test.ts`, { cwd: root }).sort();
  const results = join(tmpdir(), `${folder}.json`);
  const status = await runProcess(process.execPath, [join(import.meta.dirname, 'mochaProcess.ts'), results, ...files], { cwd: root });
  return await readCounts(results, status);
}

/** Reads and removes the counts that a test process left, together with whatever else it wrote there. */
export async function readCounts<Result extends Counts>(results: string, status: number): Promise<Result | Counts> {
  if (!existsSync(results)) {
    console.error(`The tests ended before their end (status ${status}).`);
    return oneFailed;
  }
  const counts = JSON.parse(await readFile(results, 'utf8')) as Result;
  await rm(results);
  // A file that holds no tests, or a run that failed outside of them, is no success.
  const broken = counts.failed === 0 && (status !== 0 || counts.passed === 0);
  return broken ? { ...counts, failed: 1 } : counts;
}
