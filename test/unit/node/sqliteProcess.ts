import { nodeSqlite } from '../../../server/src/node/sqlite/nodeSqlite.ts';
import type { Sqlite } from '../../../server/src/node/sqlite/sqlite.ts';
import { wasmSqlite } from '../../../server/src/node/sqlite/wasmSqlite.ts';
import { SqliteFactStore } from '../../../server/src/node/sqliteFactStore.ts';

/** Each way of having SQLite, by what the tests call it. */
export const ways: Readonly<Record<string, () => Promise<Sqlite>>> = {
  Node: async () => (await nodeSqlite())!,
  WebAssembly: wasmSqlite,
};

/** What a process of its own does with a database that a test has too. */
const tasks = {
  /** Writes facts, a few at a time, of hashes that end with a digit. */
  write: (sqlite: Sqlite, path: string, digit: string) => {
    const store = new SqliteFactStore(sqlite, path, 2000);
    for (let hash = Number(digit); hash < 300; hash += 10) {
      store.add(hash, new Uint8Array(5000).fill(hash));
      if (!store.flush()) process.exitCode = 1;
    }
    store.close();
  },
  /** Is in the middle of a transaction, part of which is written, until it is killed. */
  hang: (sqlite: Sqlite, path: string) => {
    const database = sqlite.open(path);
    database.exec("PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE facts SET checksum = 0, packed = x'00'; DELETE FROM facts WHERE hash % 2 = 0");
    process.stdout.write('begun');
    setInterval(() => undefined, 1000);
  },
};

if (import.meta.main) {
  const [task, way, path, digit] = process.argv.slice(2);
  tasks[task as keyof typeof tasks](await ways[way](), path, digit);
}
