import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import * as vscode from 'vscode';

/** Runs every suite beside this module inside VS Code's extension host; VS Code calls it and reports a rejection as a failed run. */
export async function run(): Promise<void> {
  // Extension hosts mix their own messages into the console, so what mocha says goes along with the counts.
  const report: string[] = [];
  Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => report.push(format(...parts));
  const mocha = new Mocha({ timeout: 30_000, color: false, reporter: 'spec' });
  for (const name of readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'))) mocha.addFile(join(__dirname, name));
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const started = mocha.run(() => resolve(started));
  });
  const { passes: passed, failures: failed } = runner.stats!;
  writeFileSync(process.env.COLLATE_TEST_RESULTS!, JSON.stringify({ passed, failed, version: vscode.version, report: report.join('\n') }));
  if (failed > 0) throw new Error(`${failed} failed`);
}
