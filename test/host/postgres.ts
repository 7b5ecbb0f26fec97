import { once } from 'node:events';
import { chown, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import pg from 'pg';
import { freePort } from '../../scripts/support/freePort.ts';
import { cache } from '../../scripts/support/paths.ts';
import { findPostgres, installPostgres } from '../../scripts/support/postgresPackage.ts';
import { endProcess, startProcess } from '../../scripts/support/processTree.ts';

/** How long the slowest machine may take to start a server, in milliseconds. */
const patience = 30_000;
/** PostgreSQL refuses to run as root; it may be nobody's then. */
const nobody = 65_534;

export const superuser = 'postgres';
export const superuserPassword = 'correct horse';

export interface TlsFiles {
  /** PEM texts. */
  readonly certificate: string;
  readonly key: string;
}

/** A PostgreSQL server of a test's own, which can be stopped and started again. */
export class TestPostgres {
  readonly port: number;
  #programs: string;
  readonly #folder: string;
  #tls = false;
  #server: ChildProcess | undefined;

  private constructor(programs: string, folder: string, port: number) {
    this.#programs = programs;
    this.#folder = folder;
    this.port = port;
  }

  /** Makes and starts one on a port of its own; where none is installed, PostgreSQL comes from npm. With `tls` it takes no unencrypted connection. */
  static async start(tls?: TlsFiles): Promise<TestPostgres> {
    if ((await findPostgres(cache)) === undefined) await installPostgres(cache);
    const programs = (await findPostgres(cache))!;
    const folder = await mkdtemp(join(tmpdir(), 'collate-postgres-'));
    const server = new TestPostgres(programs, folder, await freePort());
    try {
      await server.#create(tls);
      await server.resume();
    } catch (error) {
      await server.end();
      throw error;
    }
    return server;
  }

  /** The URL of a database; the password is the superuser's unless another one, or null for none, is given. */
  url(database: string, { user = superuser, password = superuserPassword, query = '' }: { user?: string; password?: string | null; query?: string } = {}): string {
    const secret = password === null ? '' : `:${encodeURIComponent(password)}`;
    return `postgresql://${user}${secret}@127.0.0.1:${String(this.port)}/${database}${query}`;
  }

  async createDatabase(name: string): Promise<string> {
    await this.query('postgres', `create database "${name}"`);
    return this.url(name);
  }

  /** Runs one statement as the superuser. */
  async query<Row extends object>(database: string, text: string): Promise<Row[]> {
    const client = new pg.Client({ host: '127.0.0.1', port: this.port, database, user: superuser, password: superuserPassword, ssl: this.#tls ? { rejectUnauthorized: false } : false });
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  /** Stops the server as a crash would; `resume` starts it again. */
  async stop(): Promise<void> {
    if (this.#server) await endProcess(this.#server);
    this.#server = undefined;
  }

  async resume(): Promise<void> {
    const port = String(this.port);
    this.#server = startProcess(join(this.#programs, 'postgres'), ['-D', join(this.#folder, 'data'), '-p', port], this.#asServer());
    const deadline = Date.now() + patience;
    for (;;) {
      try {
        await this.query('postgres', 'select 1');
        return;
      } catch (error) {
        if (Date.now() > deadline || this.#server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${await this.#log()}`, { cause: error });
        await setTimeout(100);
      }
    }
  }

  /** Stops the server and removes all it has stored. */
  async end(): Promise<void> {
    await this.stop();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #create(tls: TlsFiles | undefined): Promise<void> {
    if (isRoot() && this.#programs.startsWith(cache)) {
      // The project may lie where nobody but root may look.
      await cp(dirname(this.#programs), join(this.#folder, 'postgres'), { recursive: true, verbatimSymlinks: true });
      this.#programs = join(this.#folder, 'postgres', 'bin');
    }
    const data = join(this.#folder, 'data');
    const password = join(this.#folder, 'password');
    await writeFile(password, superuserPassword);
    await this.#handOver(this.#folder, password);
    const initdb = startProcess(
      join(this.#programs, 'initdb'),
      ['-D', data, '-U', superuser, '--pwfile', password, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'],
      { ...this.#asServer(), stdio: 'ignore' },
    );
    const [status] = (await once(initdb, 'exit')) as [number | null];
    if (status !== 0) throw new Error(`PostgreSQL's initdb failed with status ${String(status)}.`);
    const settings = ["listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", 'fsync = off', 'logging_collector = on', "log_directory = 'log'", 'max_connections = 40'];
    if (tls) {
      this.#tls = true;
      for (const [name, content] of [['server.crt', tls.certificate], ['server.key', tls.key]]) {
        await writeFile(join(data, name), content, { mode: 0o600 });
        await this.#handOver(join(data, name));
      }
      settings.push('ssl = on');
      await writeFile(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n');
    }
    await writeFile(join(data, 'postgresql.auto.conf'), settings.map((line) => `${line}\n`).join(''));
  }

  #asServer(): SpawnOptions {
    return { cwd: this.#folder, stdio: 'ignore', ...(isRoot() ? { uid: nobody, gid: nobody } : {}) };
  }

  async #handOver(...paths: readonly string[]): Promise<void> {
    if (!isRoot()) return;
    for (const path of paths) await chown(path, nobody, nobody);
  }

  async #log(): Promise<string> {
    const folder = join(this.#folder, 'data', 'log');
    const [name] = await readdir(folder).catch(() => []);
    return name === undefined ? 'it wrote no log' : await readFile(join(folder, name), 'utf8');
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
