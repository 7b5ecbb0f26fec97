import { once } from 'node:events';
import { accessSync, constants, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { findProgram, hasDesktop, openInBrowser } from './support/desktop.ts';
import { freePort, portIsFree } from './support/freePort.ts';
import { cache, root, samples } from './support/paths.ts';
import { Problem, reportAndExit } from './support/problem.mjs';
import { endProcessesOnExit, startProcess } from './support/processTree.ts';
import { step } from './support/progress.mjs';
import { installServerPackage, serverPackageTitle } from './support/serverPackage.ts';
import { quietSettings, writeSettings } from './support/settings.ts';
import { startVsCodeServer } from './support/vscodeServer.ts';

const usage = 'usage: npm start [-- [FOLDER] [--port NUMBER]]';
const usualPort = 8765;

interface StartOptions {
  readonly folder: string;
  readonly port: number;
}

/** Opens a corpus in VS Code with the extension running, and stays until VS Code is closed or this process is ended. */
async function start(): Promise<void> {
  const options = await readOptions();
  endProcessesOnExit();
  await step('Building the extension', () => build());
  const code = findProgram('code');
  const editor = code && hasDesktop() && !process.env.VSCODE_IPC_HOOK_CLI ? await startDesktop(code, options) : await startServer(options);
  console.log('Ctrl-C ends it.');
  await once(editor, 'exit');
  process.exit();
}

async function readOptions(): Promise<StartOptions> {
  const { values, positionals } = parseOptions();
  if (positionals.length > 1) throw new Problem(`One folder at most can be opened; ${usage}`);
  // npm changes to the project's folder; paths are meant from where the person is.
  const folder = resolve(process.env.INIT_CWD ?? '.', positionals[0] ?? samples);
  checkFolder(folder);
  return { folder, port: await choosePort(values.port) };
}

function parseOptions(): { values: { port?: string }; positionals: string[] } {
  try {
    return parseArgs({ allowPositionals: true, options: { port: { type: 'string' } } });
  } catch (error) {
    throw new Problem(`${(error as Error).message.split('. ')[0]}; ${usage}`);
  }
}

function checkFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) throw new Problem(`There is no folder ${folder}.`);
  if (!found.isDirectory()) throw new Problem(`${folder} is a file; name the folder that holds the corpus.`);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch {
    throw new Problem(`${folder} cannot be written, so tags could not be saved; make it writable or copy the corpus elsewhere.`);
  }
}

async function choosePort(wanted: string | undefined): Promise<number> {
  if (wanted === undefined) return await freePort(usualPort);
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Problem(`"${wanted}" is no port; ports are numbers from 1 to 65535.`);
  if (!(await portIsFree(port))) throw new Problem(`Port ${port} is in use; choose another, as in "npm start -- --port ${port + 1}".`);
  return port;
}

/** A VS Code of its own, apart from the person's, so that all its windows end with this process. */
async function startDesktop(code: string, { folder }: StartOptions): Promise<ReturnType<typeof startProcess>> {
  const data = join(cache, 'start', 'desktop');
  await writeSettings(data, quietSettings);
  const args = [`--extensionDevelopmentPath=${root}`, '--user-data-dir', data, '--extensions-dir', join(data, 'extensions'), '--new-window', '--wait', folder];
  const editor = startProcess(code, args, { stdio: 'ignore', shell: code.endsWith('.cmd') });
  console.log(`VS Code opens ${folder}.`);
  return editor;
}

async function startServer({ folder, port }: StartOptions): Promise<ReturnType<typeof startProcess>> {
  await step(`Installing the VS Code server (${serverPackageTitle} from npm)`, () => installServerPackage(cache));
  const data = join(cache, 'start', 'server');
  const server = await step('Starting the VS Code server', () =>
    startVsCodeServer({ cache, data, port, folder, settings: quietSettings, extensions: [root] }),
  );
  openInBrowser(server.url);
  console.log(`\nCollate is running on ${folder}\n\n    ${server.url}\n`);
  return server.process;
}

try {
  await start();
} catch (error) {
  reportAndExit(error);
}
