import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cp, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { hasDesktop } from '../support/desktop.ts';
import { cache, root } from '../support/paths.ts';
import { explain } from '../support/problem.mjs';
import type { IntegrationRun } from './integration.ts';

const updateServer = 'https://update.code.visualstudio.com/api/releases/stable';

/**
 * The program of the desktop VS Code to test in, or undefined for the VS Code server: `VSCODE_EXECUTABLE`; the version
 * that `VSCODE_VERSION` names ("stable", "1.101.0", or "oldest" for the oldest that the extension supports), which must
 * be had; or the newest, where there is a desktop and the download answers.
 */
export async function wantedDesktop(): Promise<string | undefined> {
  if (process.env.VSCODE_EXECUTABLE) return process.env.VSCODE_EXECUTABLE;
  const version = process.env.VSCODE_VERSION === 'oldest' ? await oldestSupported() : process.env.VSCODE_VERSION;
  if (version) return await downloadAndUnzipVSCode({ version, cachePath: cache });
  if (!hasDesktop() || !(await answers(updateServer))) return undefined;
  return await downloadAndUnzipVSCode({ version: 'stable', cachePath: cache });
}

/** Runs the suite in a desktop VS Code and returns its exit status. */
export async function runInDesktop(run: IntegrationRun, vscodeExecutablePath: string): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), 'desktop-'));
  const corpus = join(home, basename(run.corpus));
  await cp(run.corpus, corpus, { recursive: true });
  try {
    return await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: run.entry,
      extensionTestsEnv: run.environment,
      launchArgs: [corpus, '--disable-extensions', '--disable-gpu', '--disable-workspace-trust', '--user-data-dir', join(home, 'user')],
    });
  } catch (error) {
    console.error(explain(error));
    return 1;
  }
}

async function oldestSupported(): Promise<string> {
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { engines: { vscode: string } };
  return engines.vscode.replace(/^\D+/u, '');
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}
