import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openCorpusStorage } from '../../../server/src/node/corpusStorage.ts';
import { LockedError, ProcessLock } from '../../../server/src/node/sqlite/processLock.ts';
import type { Sqlite } from '../../../server/src/node/sqlite/sqlite.ts';
import { wasmSqlite } from '../../../server/src/node/sqlite/wasmSqlite.ts';
import { SqliteFactStore } from '../../../server/src/node/sqliteFactStore.ts';
import { ways } from './sqliteProcess.ts';

const started: ChildProcess[] = [];

function start(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'sqliteProcess.ts'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  return child;
}

/** The number of a process that has been. */
async function goneProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid!;
}

describe('databases and their locks', () => {
  let directory: string;
  let path: string;
  beforeEach(async () => {
    // What a URI must not take for something of its own.
    directory = await mkdtemp(join(tmpdir(), 'collate-sqlite-a b#c%20d'));
    path = join(directory, 'facts.sqlite');
  });
  afterEach(async () => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  });

  for (const [way, load] of Object.entries(ways)) {
    describe(`SQLite by ${way}`, () => {
      let sqlite: Sqlite;
      before(async () => {
        sqlite = await load();
      });

      it('keeps numbers up to 2^53 and bytes, which stand in memory of their own', () => {
        const database = sqlite.open(path);
        database.exec('CREATE TABLE a (number INTEGER, bytes BLOB) STRICT');
        const insert = database.prepare('INSERT INTO a VALUES (?, ?)');
        const values = [0, -1, 2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, Date.UTC(2026, 10, 28)];
        for (const value of values) insert.run(value, Uint8Array.of(value % 251, 7));
        const first = database.prepare('SELECT bytes FROM a WHERE number = ?').get(2 ** 31)?.bytes as Uint8Array;
        insert.run(5, new Uint8Array(30_000_000).fill(3));
        assert.deepEqual(first, Uint8Array.of(2 ** 31 % 251, 7));
        assert.equal(first.buffer.byteLength, 2);
        assert.deepEqual(database.prepare('SELECT number FROM a WHERE number <> 5').all().map(({ number }) => number), values);
        assert.equal(database.prepare('SELECT bytes FROM a WHERE number = ?').get(6), undefined);
        assert.equal((database.prepare('SELECT bytes FROM a WHERE number = ?').get(5)?.bytes as Uint8Array).length, 30_000_000);
        database.close();
      });

      it('says what is wrong and goes on', () => {
        const database = sqlite.open(path);
        database.exec('CREATE TABLE a (number INTEGER UNIQUE) STRICT');
        const insert = database.prepare('INSERT INTO a VALUES (?)');
        insert.run(1);
        assert.throws(() => insert.run(1), /UNIQUE/u);
        assert.throws(() => database.exec('SELECT nothing'), /nothing/u);
        database.exec('BEGIN; INSERT INTO a VALUES (2); ROLLBACK; BEGIN; INSERT INTO a VALUES (3); COMMIT');
        assert.deepEqual(database.prepare('SELECT number FROM a').all().map(({ number }) => number), [1, 3]);
        database.close();
      });

      it('is shared by processes that write and read at once', async () => {
        const store = new SqliteFactStore(sqlite, path, 2000);
        const writers = ['1', '2'].map((digit) => start('write', way, path, digit));
        const ended = Promise.all(writers.map(async (writer) => (await once(writer, 'exit'))[0] as number));
        for (let hash = 3; hash < 300; hash += 10) {
          store.add(hash, new Uint8Array(5000).fill(hash));
          assert.ok(store.flush());
          assert.deepEqual(store.get(hash), new Uint8Array(5000).fill(hash));
          assert.ok([undefined, 5000].includes(store.get(hash - 1)?.length));
          await new Promise(setImmediate);
        }
        assert.deepEqual(await ended, [0, 0]);
        for (let hash = 1; hash < 300; hash += 10) for (const each of [hash, hash + 1, hash + 2]) assert.deepEqual(store.get(each), new Uint8Array(5000).fill(each));
        store.close();
        assert.deepEqual(await readdir(directory).then((names) => names.filter((name) => name.includes('lock'))), []);
      });

      it('takes back what a process had not finished when it was killed, and leaves it alone before', async () => {
        const store = new SqliteFactStore(sqlite, path);
        for (let hash = 0; hash < 200; hash++) store.add(hash, new Uint8Array(5000).fill(hash));
        store.flush();
        const killed = start('hang', way, path);
        await once(killed.stdout!, 'data');
        store.add(1000, Uint8Array.of(1));
        assert.equal(store.flush(), false);
        killed.kill('SIGKILL');
        await once(killed, 'exit');
        assert.ok(store.flush());
        for (let hash = 0; hash < 200; hash++) assert.deepEqual(store.get(hash), new Uint8Array(5000).fill(hash));
        store.close();
        const database = sqlite.open(path);
        assert.deepEqual(database.prepare('PRAGMA integrity_check').all().map((row) => row.integrity_check), ['ok']);
        database.close();
      });
    });
  }

  describe('the lock that processes share', () => {
    const ownerOf = (process: number, machine = hostname()): string => `${String(process)}\nsome-id\n${machine}`;
    const heldBy = async (owner: string, age = 0): Promise<void> => {
      await writeFile(path, owner);
      const time = new Date(Date.now() - age);
      await utimes(path, time, time);
    };

    it('is had by one at a time, and sleeps while it waits', () => {
      const [first, second] = [new ProcessLock(path), new ProcessLock(path)];
      first.take(0);
      second.release();
      const [before, began] = [process.threadCpuUsage(), performance.now()];
      assert.throws(() => second.take(400), LockedError);
      const { user, system } = process.threadCpuUsage(before);
      assert.ok(performance.now() - began >= 400);
      assert.ok(user + system < 200_000, `${String(user + system)} µs`);
      first.release();
      second.take(0);
      second.release();
      assert.ok(!existsSync(path));
    });

    it('is taken from a process that is gone, by one of those who find it', async () => {
      const owner = ownerOf(await goneProcess());
      await heldBy(owner);
      await writeFile(`${path}.some-id`, '');
      assert.throws(() => new ProcessLock(path).take(20), LockedError);
      assert.equal(await readFile(path, 'utf8'), owner);
      await rm(`${path}.some-id`);
      new ProcessLock(path).take(20);
      assert.deepEqual(await readdir(directory), ['facts.sqlite']);
    });

    it('is left to whoever may hold it, for whom nobody waits who has had it for long', async () => {
      for (const owner of [ownerOf(process.pid), ownerOf(await goneProcess(), 'another machine'), '']) {
        await heldBy(owner);
        assert.throws(() => new ProcessLock(path).take(20), LockedError);
        await heldBy(owner, 3_600_000);
        const began = performance.now();
        assert.throws(() => new ProcessLock(path).take(10_000), LockedError);
        assert.ok(performance.now() - began < 5000);
        assert.equal(await readFile(path, 'utf8'), owner);
      }
    });

    it('does not keep an index from being kept when it is never given back', async () => {
      const open = async () => (await openCorpusStorage(directory, ['file:///a'], '1', wasmSqlite()))!;
      const first = await open();
      first.facts.add(1, Uint8Array.of(1));
      first.close();
      const [database] = (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('facts.sqlite'));
      path = join(directory, `${database}-lock`);
      assert.ok(dirname(database).endsWith('wasm-1'));
      await heldBy(ownerOf(process.pid), 3_600_000);
      for (const known of [undefined, Uint8Array.of(2)]) {
        const other = await open();
        assert.deepEqual(other.facts.get(1), known);
        other.facts.add(1, Uint8Array.of(2));
        other.close();
      }
      await rm(path);
      const again = await open();
      assert.deepEqual(again.facts.get(1), Uint8Array.of(1));
      again.close();
    });
  });
});
