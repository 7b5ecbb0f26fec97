import type { Sqlite, SqliteDatabase } from './sqlite.ts';

/** The SQLite that Node has from 22.13 on; undefined before. A write-ahead log lets others read while one writes. */
export async function nodeSqlite(): Promise<Sqlite | undefined> {
  const sqlite = await import('node:sqlite').catch(() => undefined);
  if (!sqlite) return undefined;
  const open = (path: string): SqliteDatabase => {
    const database = new sqlite.DatabaseSync(path);
    return {
      exec: (sql) => database.exec(sql),
      prepare: (sql) => database.prepare(sql),
      waitUpTo: (milliseconds) => database.exec(`PRAGMA busy_timeout = ${String(milliseconds)}`),
      close: () => database.close(),
    };
  };
  return { journal: 'WAL', isForThreads: true, placesIn: (folder) => [folder], open };
}
