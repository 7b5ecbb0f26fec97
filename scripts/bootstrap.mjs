import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './support/npm.mjs';
import { whenNpmEnds } from './support/npmProcess.mjs';
import { Problem, reportAndExit } from './support/problem.mjs';
import { step } from './support/progress.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = [20, 19];

/**
 * Makes the project runnable from a fresh clone with nothing but Node.js 20 and npm, then hands over to a TypeScript
 * program, run by the Node.js that the dependency `node` brings. Ends with that program's exit status.
 *
 * @param program path of the program within `scripts/`
 */
export async function bootstrap(program) {
  whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'));
  try {
    checkNode();
    if (packagesOutdated()) {
      checkWritable();
      await step('Installing npm packages', () => installPackages());
    }
    process.exitCode = await handOver(program);
  } catch (error) {
    reportAndExit(error);
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new Problem(`Node.js ${oldestNode.join('.')} or later is needed; this is ${process.versions.node}.`);
  }
}

function checkWritable() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new Problem(`${root} cannot be written; make the folder writable or clone the project elsewhere.`);
  }
}

function node24() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Whether `node_modules` lacks something of the lock file; npm keeps its own record of what it installed. */
function packagesOutdated() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(node24())) return true;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).some(
    ([path, entry]) => path !== '' && !entry.optional && installed[path]?.version !== entry.version,
  );
}

/** An existing `node_modules` is brought up to date in place: other programs may be running from it. */
async function installPackages() {
  await npm(existsSync(join(root, 'node_modules')) ? ['install', '--no-save'] : ['ci'], root);
  if (!existsSync(node24())) {
    throw new Problem(`npm did not install Node.js for ${process.platform} ${process.arch}; run "npm rebuild node" to see why.`);
  }
}

/** The program gets a channel to this process, so that it ends when this process does, whatever the reason. */
async function handOver(program) {
  const child = spawn(node24(), [join(root, 'scripts', program), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (status) => resolve(status ?? 1));
  });
}
