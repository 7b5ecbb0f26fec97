import { join } from 'node:path';
import type { Database, Statement } from 'node-sqlite3-wasm';
import { ProcessLock } from './processLock.ts';
import type { Sqlite, SqliteDatabase, SqliteStatement, SqliteValue } from './sqlite.ts';

/** SQLite's flag for a file that is named by a URI (https://sqlite.org/c3ref/open.html). */
const namedByUri = 0x40;

/**
 * How long a read waits for a write, in milliseconds, where writes wait for less: what cannot be read is missing from findings, what cannot be
 * written is written later.
 */
const readPatience = 200;

/** So many databases are tried: whoever keeps the first locked, as somebody of whom nothing is known or one that hangs, hardly keeps the second too. */
const mostPlaces = 3;

/** What its `Database` opens files by, as its WebAssembly module has it. */
interface OpenFunction {
  _sqlite3_open_v2(name: number, database: number, flags: number, vfs: number): number;
}

let loading: Promise<Sqlite> | undefined;

/**
 * SQLite compiled to WebAssembly (node-sqlite3-wasm), which reads and writes files through Node. It is loaded once a thread and has a memory of its own
 * in each, which is why only one thread of a process is to have it.
 *
 * The package's own locks are not used: they never let SQLite roll a killed process's transaction back, since to it its own lock looks like that of a
 * writer at work; they stay behind when a process is killed; and to wait for them keeps the processor busy. Instead SQLite is told to lock nothing
 * (`nolock`, https://sqlite.org/uri.html), and does whatever it does, reading too, while a lock of ours is held. There is no shared memory for a
 * write-ahead log.
 */
export function wasmSqlite(): Promise<Sqlite> {
  return (loading ??= import('node-sqlite3-wasm').then(({ default: sqlite }) => {
    const functions = sqlite as typeof sqlite & OpenFunction;
    const { _sqlite3_open_v2: open } = functions;
    functions._sqlite3_open_v2 = (name, database, flags, vfs) => open(name, database, flags | namedByUri, vfs);
    return {
      journal: 'TRUNCATE',
      isForThreads: false,
      placesIn: (folder) => Array.from({ length: mostPlaces }, (_, place) => join(folder, `wasm-${String(place + 1)}`)),
      open: (path) => new WasmDatabase(new sqlite.Database(uriOf(path)), new ProcessLock(`${path}-lock`)),
    };
  }));
}

/** A file as a URI of which SQLite makes the same path again, on Windows too. */
function uriOf(path: string): string {
  return `file:${path.replace(/[%?#]/gu, encodeURIComponent)}?nolock=1`;
}

/** Locked while it does something, and from the start of a transaction to its end. */
class WasmDatabase implements SqliteDatabase {
  readonly #database: Database;
  readonly #lock: ProcessLock;
  /** By their text: none is given back before the database is closed. */
  readonly #statements = new Map<string, Statement>();
  #longestWait = 0;

  constructor(database: Database, lock: ProcessLock) {
    this.#database = database;
    this.#lock = lock;
  }

  exec(sql: string): void {
    this.#locked(this.#longestWait, () => this.#database.exec(sql));
  }

  prepare(sql: string): SqliteStatement {
    const statement = this.#statements.get(sql) ?? this.#reading(() => this.#database.prepare(sql));
    this.#statements.set(sql, statement);
    // To its end, or the statement would go on reading without the lock.
    const all = (values: SqliteValue[]): Record<string, unknown>[] => this.#reading(() => statement.all(values));
    return {
      run: (...values) => void this.#locked(this.#longestWait, () => statement.run(values)),
      get: (...values) => all(values).at(0),
      all: (...values) => all(values),
    };
  }

  waitUpTo(milliseconds: number): void {
    this.#longestWait = milliseconds;
  }

  close(): void {
    for (const statement of this.#statements.values()) {
      try {
        statement.finalize();
      } catch {
        // It says again what failed when it was last run.
      }
    }
    this.#database.close();
    this.#lock.release();
  }

  #reading<T>(read: () => T): T {
    return this.#locked(Math.max(readPatience, this.#longestWait), read);
  }

  #locked<T>(longestWait: number, work: () => T): T {
    if (!this.#database.inTransaction) this.#lock.take(longestWait);
    try {
      return work();
    } finally {
      if (!this.#database.inTransaction) this.#lock.release();
    }
  }
}
