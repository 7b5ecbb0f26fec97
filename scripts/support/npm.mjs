import { spawn } from 'node:child_process';
import { Problem } from './problem.mjs';

const offlineCodes = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/;
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const unwritableCodes = /\b(EACCES|EPERM|EROFS|ENOSPC)\b/;

/**
 * Runs npm quietly in `directory` and returns its standard output. The npm that started this script is used, under the
 * Node.js it runs on, because the Node.js of `node_modules` may be what npm is about to replace.
 *
 * @throws {Problem} in one sentence: no network, a folder that cannot be written, or npm's own first error line.
 */
export async function npm(args, directory) {
  // Without a network npm would try each package for minutes before it gave up.
  await (registry ??= run(['ping', '--fetch-retries=0', '--fetch-timeout=15000'], directory));
  return await run(args, directory);
}

let registry;

async function run(args, directory) {
  const cli = process.env.npm_execpath;
  const viaNode = cli !== undefined && /\.c?js$/.test(cli);
  const windows = process.platform === 'win32';
  const [command, first] = viaNode ? [process.env.npm_node_execpath ?? process.execPath, [cli]] : [windows ? 'npm.cmd' : 'npm', []];
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const child = spawn(command, [...first, ...args, ...quiet], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: !viaNode && windows,
    detached: !windows,
  });
  // npm takes its time to end when asked to; what it leaves half done it does again next time.
  const stop = () => {
    if (windows) child.kill();
    else process.kill(-child.pid, 'SIGKILL');
    process.exit(1);
  };
  for (const signal of endingSignals) process.on(signal, stop);
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  const status = await new Promise((resolve, reject) => {
    child.on('error', () => reject(new Problem('npm was not found; install Node.js 20 or later together with npm.')));
    child.on('close', resolve);
  });
  for (const signal of endingSignals) process.off(signal, stop);
  if (status === 0) return output;
  const offline = offlineCodes.exec(errors);
  // A registry that answers at all may yet have no ping.
  if (args[0] === 'ping' && !offline) return '';
  if (offline) {
    throw new Problem(`The npm registry cannot be reached (${offline[1]}); connect to the network and try again.`);
  }
  const unwritable = unwritableCodes.exec(errors);
  if (unwritable) {
    throw new Problem(`npm cannot write to ${directory} (${unwritable[1]}); make the folder writable or clone the project elsewhere.`);
  }
  const reason = errors.split('\n').find((line) => /^npm (error|ERR!) (?!code)/.test(line)) ?? `exit status ${status}`;
  throw new Problem(`"npm ${args[0]}" failed in ${directory}: ${reason.replace(/^npm (error|ERR!) /, '')}`);
}
