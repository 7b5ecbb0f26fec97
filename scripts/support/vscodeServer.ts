import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Problem } from './problem.mjs';
import { endProcess, runProcess, startProcess } from './processTree.ts';
import { serverFolder } from './serverPackage.ts';
import { writeSettings, type Settings } from './settings.ts';

export interface VsCodeServerOptions {
  /** The folder that the server was installed in ({@link installServerPackage}). */
  readonly cache: string;
  /** Folder for settings, logs and extensions of this server; made when missing. */
  readonly data: string;
  readonly port: number;
  /** The folder that the page opens. */
  readonly folder: string;
  /** What VS Code's user settings say at first. */
  readonly settings: Settings;
  /** Folders of unpacked extensions to run, and packaged ones (`.vsix`) to install. */
  readonly extensions: readonly string[];
  /** Lets the page's address name an extension under development and its tests. */
  readonly testDriver?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

/** A running VS Code server. */
export interface VsCodeServer {
  /** The address of the page that opens the folder. */
  readonly url: string;
  readonly process: ChildProcess;
  end(): Promise<void>;
}

/** Starts a VS Code server and resolves when it answers. */
export async function startVsCodeServer(options: VsCodeServerOptions): Promise<VsCodeServer> {
  const { data, port } = options;
  await mkdir(join(data, 'extensions'), { recursive: true });
  await writeSettings(join(data, 'user'), options.settings);
  await registerExtensions(options);

  const server = startProcess(process.execPath, [...programAndFolders(options), ...addressOptions(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.environment },
  });
  const logFile = join(data, 'server.log');
  const log = createWriteStream(logFile);
  server.stdout!.pipe(log, { end: false });
  server.stderr!.pipe(log, { end: false });
  const address = `http://127.0.0.1:${port}/`;
  await answers(server, address, logFile);
  // Not by --default-folder, under which the page knows the same file by two names.
  const url = `${address}?folder=${encodeURIComponent(uriPath(options.folder)).replaceAll('%2F', '/')}`;
  return { url, process: server, end: () => endProcess(server) };
}

function programAndFolders({ cache, data }: VsCodeServerOptions): string[] {
  return [
    join(serverFolder(cache), 'out', 'server-main.js'),
    '--server-data-dir', join(data, 'server'),
    '--user-data-dir', join(data, 'user'),
    '--extensions-dir', join(data, 'extensions'),
  ];
}

function addressOptions({ port, testDriver }: VsCodeServerOptions): string[] {
  return [
    '--host', '127.0.0.1',
    '--port', String(port),
    '--without-connection-token',
    '--accept-server-license-terms',
    '--telemetry-level', 'off',
    '--disable-workspace-trust',
    ...(testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
}

/** Packaged extensions are installed by VS Code itself; unpacked ones are entered in its list of installed extensions where they lie. */
async function registerExtensions(options: VsCodeServerOptions): Promise<void> {
  const unpacked = options.extensions.filter((path) => !path.endsWith('.vsix'));
  if (unpacked.length > 0) {
    const entries = await Promise.all(unpacked.map(installedExtension));
    await writeFile(join(options.data, 'extensions', 'extensions.json'), JSON.stringify(entries));
  }
  for (const path of options.extensions.filter((path) => path.endsWith('.vsix'))) {
    const args = [...programAndFolders(options), '--accept-server-license-terms', '--telemetry-level', 'off', '--install-extension', path];
    const status = await runProcess(process.execPath, args, { stdio: 'ignore' });
    if (status !== 0) throw new Problem(`VS Code refused to install ${path}.`);
  }
}

async function installedExtension(folder: string): Promise<object> {
  const { publisher, name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  return { identifier: { id: `${publisher}.${name}` }, version, location: { $mid: 1, path: uriPath(folder), scheme: 'file' } };
}

/** A folder as URIs have it: with `/`, and one before a drive's letter. */
function uriPath(folder: string): string {
  return decodeURIComponent(pathToFileURL(folder).pathname);
}

async function answers(server: ChildProcess, url: string, logFile: string): Promise<void> {
  const stopped = once(server, 'exit').then(() => 'stopped' as const);
  for (;;) {
    const answer = fetch(url).then(() => 'answered' as const, () => undefined);
    const outcome = await Promise.race([answer, stopped]);
    if (outcome === 'answered') return;
    if (outcome === 'stopped') throw new Problem(`The VS Code server stopped while starting; ${logFile} says why.`);
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 100)), stopped]);
  }
}
