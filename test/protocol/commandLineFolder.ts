import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/support/paths.ts';

export interface Outcome {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

export const commandLine = join(root, 'dist/cli.cjs');

/** A Node.js without SQLite of its own, where one is at hand: the one that npm runs on, or one that is installed. */
export function nodeWithoutSqlite(): string | undefined {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  const candidates = [process.env.npm_node_execpath ?? '', ...installed].filter((path) => existsSync(path));
  return candidates.find((path) => spawnSync(path, ['--eval', 'require("node:sqlite")'], { stdio: 'ignore' }).status !== 0);
}

/** A temporary folder in which the built command line is run. */
export class CommandLineFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<CommandLineFolder> {
    return new CommandLineFolder(await mkdtemp(join(tmpdir(), 'collate-cli-')));
  }

  async write(path: string, content: string | Uint8Array): Promise<void> {
    await mkdir(dirname(join(this.path, path)), { recursive: true });
    await writeFile(join(this.path, path), content);
  }

  async read(path: string): Promise<string> {
    return await readFile(join(this.path, path), 'utf8');
  }

  /** Runs a command with nothing on its standard input, and a cache folder of this folder's own. */
  async collate(...args: readonly string[]): Promise<Outcome> {
    return await this.run(args, {});
  }

  async run(args: readonly string[], { input = '', cache = join(this.path, '.cache'), node = process.execPath }: { input?: string; cache?: string; node?: string }): Promise<Outcome> {
    return await new Promise((resolve) => {
      const env = { ...process.env, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache };
      const child = spawn(node, [commandLine, ...args], { cwd: this.path, env });
      let output = '';
      let errors = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
      child.stdin.end(input);
      child.on('close', (status) => resolve({ status, output, errors }));
    });
  }

  /** Runs git as a person without settings of their own; throws where it fails. */
  async git(...args: readonly string[]): Promise<string> {
    const person = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org' };
    const env = { ...process.env, ...person, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    const { stdout } = await promisify(execFile)('git', [...args], { cwd: this.path, env });
    return stdout;
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
