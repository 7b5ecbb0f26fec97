import { nodeSqlite } from './nodeSqlite.ts';

/** SQLite as it is used here, by either way of having it. */
export interface Sqlite {
  /** What a transaction is kept whole by. */
  readonly journal: 'WAL' | 'TRUNCATE';
  /** Whether other threads may open a database too. */
  readonly isForThreads: boolean;
  /** The folders of which the first that nobody keeps locked is to have the database: what one way wrote is not for the other to read. */
  placesIn(folder: string): readonly string[];
  open(path: string): SqliteDatabase;
}

/** Whatever of it cannot be done throws, also where another one keeps the database locked for too long. */
export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  /** From now on a write waits for another one up to so many milliseconds. */
  waitUpTo(milliseconds: number): void;
  close(): void;
}

export type SqliteValue = number | string | Uint8Array | null;

/** Integers are at most 2^53, and bytes stand in memory of their own. */
export interface SqliteStatement {
  run(...values: SqliteValue[]): void;
  get(...values: SqliteValue[]): Record<string, unknown> | undefined;
  all(...values: SqliteValue[]): Record<string, unknown>[];
}

/** Node's own SQLite, else one compiled to WebAssembly, nothing of which is loaded where Node has its own. Undefined where neither can be had. */
export async function loadSqlite(): Promise<Sqlite | undefined> {
  return (await nodeSqlite()) ?? (await import('./wasmSqlite.ts').then(({ wasmSqlite }) => wasmSqlite()).catch(() => undefined));
}
