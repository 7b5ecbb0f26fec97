import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { FactStore } from '../corpus/factStore.ts';
import { nodeSqlite } from './sqlite/nodeSqlite.ts';
import type { Sqlite, SqliteDatabase, SqliteStatement } from './sqlite/sqlite.ts';

/** Facts are written in transactions of so many, which take a few milliseconds, or after this many milliseconds. */
const mostPending = 32;
const writeDelay = 1000;

/** How long a write waits for another one, in milliseconds, in the thread that answers requests; it is tried again later. */
const patience = 20;

/** The same in a worker thread, and in any while the database is opened. */
const workerPatience = 2000;

/** Facts that no document has are dropped after so many days. */
const keptDays = 14;
const day = 86_400_000;

/** Facts stand one after the other as they come, and are found by an index of hashes: by their hashes each would be written between two others. */
const schema = `
  CREATE TABLE IF NOT EXISTS facts (place INTEGER PRIMARY KEY, hash INTEGER NOT NULL, added INTEGER NOT NULL, checksum INTEGER NOT NULL, packed BLOB NOT NULL) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS facts_by_hash ON facts (hash);
  CREATE TABLE IF NOT EXISTS store (id TEXT NOT NULL) STRICT;`;

/** Bytes of a page. What many texts of a corpus take, 9 to 12 KB, is one of their own and a part of one that they share; of twice the size it left a third unused. */
const pageSize = 8192;

/**
 * Facts in an SQLite database. Several processes may use one at the same time: facts depend on a text alone,
 * so that whoever writes them writes the same.
 */
export class SqliteFactStore implements FactStore {
  /** Names the database for as long as it exists. */
  readonly id: string;
  readonly #database: SqliteDatabase;
  readonly #select: SqliteStatement;
  readonly #insert: SqliteStatement;
  readonly #find: SqliteStatement;
  /** What is not written yet. */
  readonly #pending = new Map<number, Uint8Array<ArrayBuffer>>();
  #timer: NodeJS.Timeout | undefined;

  /** Throws where the file is no such database, or is locked for long. A write waits for another one up to `longestWait` milliseconds. */
  constructor(sqlite: Sqlite, path: string, longestWait = patience) {
    this.#database = sqlite.open(path);
    try {
      this.#database.waitUpTo(workerPatience);
      // A new database waits for no disk: what a crash leaves of one is replaced.
      this.#database.exec(`PRAGMA page_size = ${String(pageSize)}; PRAGMA synchronous = OFF; PRAGMA journal_mode = ${sqlite.journal}; PRAGMA synchronous = NORMAL; ${schema}`);
      this.#select = this.#database.prepare('SELECT packed, checksum FROM facts WHERE hash = ?');
      this.#insert = this.#database.prepare('INSERT OR IGNORE INTO facts (hash, added, checksum, packed) VALUES (?, ?, ?, ?)');
      this.#find = this.#database.prepare('SELECT 1 FROM facts WHERE hash = ?');
      this.#database.prepare('INSERT INTO store (id) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM store)').run(randomUUID());
      this.id = this.#database.prepare('SELECT id FROM store').get()?.id as string;
      this.#database.waitUpTo(longestWait);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  get(hash: number): Uint8Array<ArrayBuffer> | undefined {
    try {
      const pending = this.#pending.get(hash);
      const row = pending ? undefined : this.#select.get(hash);
      if (row === undefined) return pending;
      const packed = row.packed as Uint8Array<ArrayBuffer>;
      // What is damaged or cannot be read is worked out again.
      return crc32(packed) === row.checksum ? packed : undefined;
    } catch {
      return undefined;
    }
  }

  has(hash: number): boolean {
    try {
      return this.#pending.has(hash) || this.#find.get(hash) !== undefined;
    } catch {
      return false;
    }
  }

  add(hash: number, packed: Uint8Array<ArrayBuffer>): void {
    if (this.has(hash)) return;
    this.#pending.set(hash, packed);
    if (this.#pending.size >= mostPending) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), writeDelay).unref();
  }

  /** Whether the facts of all these texts can be had. Reads an index of hashes, not the facts. */
  hasAll(hashes: Iterable<number>): boolean {
    const all = this.#database.prepare('SELECT group_concat(hash) AS hashes FROM facts INDEXED BY facts_by_hash').get()?.hashes as string | null;
    const known = new Set(all?.split(',').map(Number));
    for (const hash of hashes) if (!known.has(hash) && !this.#pending.has(hash)) return false;
    return true;
  }

  release(): void {
    // Facts stay for the next time that a text is met; `dropUnused` takes out what is old.
  }

  /** Writes what is pending. Returns whether it stands on disk; what could not be written stays pending. */
  flush(): boolean {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending.size === 0) return true;
    const isWritten = this.#transact(() => {
      const now = Date.now();
      for (const [hash, packed] of this.#pending) this.#insert.run(hash, now, crc32(packed), packed);
    });
    if (isWritten) this.#pending.clear();
    return isWritten;
  }

  /** Writes as one transaction, wholly or not at all. */
  #transact(write: () => void): boolean {
    let isBegun = false;
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      isBegun = true;
      write();
      this.#database.exec('COMMIT');
      return true;
    } catch {
      if (isBegun) this.#rollBack();
      return false;
    }
  }

  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch {
      // SQLite has done it by itself, as where the disk is full.
    }
  }

  /** Forgets what could not be written, where somebody else keeps it. */
  forgetPending(): void {
    this.#pending.clear();
  }

  /** Drops facts of texts that nobody has had for two weeks; `used` are the hashes of the documents there are. */
  dropUnused(used: Iterable<number>): void {
    try {
      const count = this.#database.prepare('SELECT count(*) AS count FROM facts').get()?.count as number;
      const hashes = new Set(used);
      if (count < 2 * hashes.size + 1000) return;
      const old = this.#database.prepare('SELECT hash FROM facts WHERE added < ?').all(Date.now() - keptDays * day) as { hash: number }[];
      const remove = this.#database.prepare('DELETE FROM facts WHERE hash = ?');
      this.#transact(() => {
        for (const { hash } of old) if (!hashes.has(hash)) remove.run(hash);
      });
    } catch {
      // What is kept too long does no harm.
    }
  }

  close(): void {
    this.flush();
    this.#database.close();
  }
}

/** The store of a worker thread in a database that is there; undefined where there is none that it can use. */
export async function openFactStore(path: string | undefined): Promise<SqliteFactStore | undefined> {
  const sqlite = path === undefined ? undefined : await nodeSqlite();
  if (path === undefined || !sqlite) return undefined;
  try {
    return new SqliteFactStore(sqlite, path, workerPatience);
  } catch {
    return undefined;
  }
}
