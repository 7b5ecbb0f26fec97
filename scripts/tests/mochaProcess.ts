import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Mocha from 'mocha';
import { endAllProcesses, endProcessesOnExit } from '../support/processTree.ts';

/** Runs test files and writes the counts; arguments: the file for the counts, then the test files. */
const [results, ...files] = process.argv.slice(2);

endProcessesOnExit();
const mocha = new Mocha({ timeout: 20_000, reporter: 'dot', color: process.stdout.isTTY });
for (const file of files) mocha.addFile(resolve(file));
await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
  const { passes, failures: failed } = runner.stats!;
  writeFileSync(results, JSON.stringify({ passed: passes, failed }));
  void endAllProcesses().then(() => process.exit(failures === 0 ? 0 : 1));
});
