import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openCorpusStorage, storageOf } from '../../../server/src/node/corpusStorage.ts';
import type { IndexState } from '../../../server/src/analysis/corpusIndex.ts';
import type { CorpusState } from '../../../server/src/corpus/corpus.ts';
import { nodeSqlite } from '../../../server/src/node/sqlite/nodeSqlite.ts';
import { wasmSqlite } from '../../../server/src/node/sqlite/wasmSqlite.ts';
import type { CorpusStorage } from '../../../server/src/service/host.ts';

const always = (): boolean => true;
const stateOf = (indexes: IndexState): CorpusState => ({ documents: { numbers: 'a' }, indexes });
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

for (const [way, sqlite, place] of [['Node’s SQLite', nodeSqlite(), '.'], ['SQLite as WebAssembly', wasmSqlite(), 'wasm-1']] as const) describe(`the storage of a corpus, with ${way}`, () => {
  let directory: string;
  const opened: CorpusStorage[] = [];
  const open = async (folders = ['file:///a'], engine = '1'): Promise<CorpusStorage> => {
    const storage = await openCorpusStorage(directory, folders, engine, sqlite);
    assert.ok(storage);
    opened.push(storage);
    return storage;
  };
  const fileNamed = async (name: string): Promise<string> => {
    const corpus = storageOf(directory, ['file:///a']);
    const [engine] = await readdir(corpus);
    return join(corpus, engine, place, name);
  };
  const indexesOf = async (storage: CorpusStorage): Promise<IndexState | undefined> => {
    const kept = await storage.load();
    if (kept) assert.deepEqual(kept.documents, { numbers: 'a' });
    return await kept?.indexes;
  };
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'collate-storage-'));
  });
  afterEach(async () => {
    for (const storage of opened.splice(0)) storage.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('keeps facts and state from one session to the next', async () => {
    const first = await open();
    first.facts.add(7, bytes(1, 2, 3));
    assert.ok(await first.save(stateOf({ numbers: new Uint32Array([5, 6]) }), [7], always));
    first.close();
    opened.pop();
    const second = await open();
    assert.deepEqual(second.facts.get(7), bytes(1, 2, 3));
    assert.deepEqual(await indexesOf(second), { numbers: new Uint32Array([5, 6]) });
  });

  it('is one for two windows on the same folder', async () => {
    const [first, second] = [await open(), await open()];
    for (let number = 0; number < 300; number++) (number % 2 === 0 ? first : second).facts.add(number, bytes(number % 256));
    assert.ok(await first.save(stateOf({ first: 1 }), [], always));
    assert.ok(await second.save(stateOf({ second: 1 }), [], always));
    for (let number = 0; number < 300; number++) assert.deepEqual(first.facts.get(number), bytes(number % 256));
    assert.deepEqual(await indexesOf(first), { second: 1 });
  });

  it('saves nothing that changed while it was written', async () => {
    const storage = await open();
    assert.equal(await storage.save(stateOf({ a: 1 }), [], () => false), false);
    assert.equal(await storage.load(), undefined);
    assert.deepEqual((await readdir(join(await fileNamed('.')))).filter((name) => name.endsWith('.tmp')), []);
  });

  it('drops what another engine worked out, and keeps other folders apart', async () => {
    (await open()).facts.add(1, bytes(1));
    assert.equal((await open(['file:///b'])).facts.get(1), undefined);
    opened.shift()?.close();
    assert.equal((await open(['file:///a'], '2')).facts.get(1), undefined);
    assert.equal((await readdir(storageOf(directory, ['file:///a']))).length, 1);
  });

  it('does without a state that was cut short or belongs to another database', async () => {
    const storage = await open();
    await storage.save(stateOf({ long: new Uint8Array(1000) }), [], always);
    const path = await fileNamed('index.bin');
    await truncate(path, 500);
    assert.equal(await storage.load(), undefined);
    await storage.save(stateOf({ long: new Uint8Array(1000) }), [], always);
    storage.close();
    opened.pop();
    for (const suffix of ['', '-wal', '-shm']) await rm((await fileNamed('facts.sqlite')) + suffix, { force: true });
    assert.equal(await (await open()).load(), undefined);
  });

  it('does without a state of which some facts are gone', async () => {
    const storage = await open();
    for (const hash of [1, 2 ** 52, 3]) storage.facts.add(hash, bytes(1));
    await storage.save(stateOf({ a: 1 }), [1, 2 ** 52], always);
    assert.deepEqual(await indexesOf(storage), { a: 1 });
    const database = new DatabaseSync(await fileNamed('facts.sqlite'));
    database.exec('DELETE FROM facts WHERE hash > 3');
    database.close();
    assert.equal(await storage.load(), undefined);
  });

  it('does without facts that are damaged', async () => {
    const storage = await open();
    storage.facts.add(1, bytes(1, 2, 3, 4, 5, 6));
    storage.facts.add(2, bytes(1, 2, 3, 4, 5, 6));
    assert.ok(await storage.save(stateOf({ a: 1 }), [1, 2], always));
    const database = new DatabaseSync(await fileNamed('facts.sqlite'));
    database.exec("UPDATE facts SET packed = x'010203040507' WHERE hash = 2");
    database.close();
    assert.deepEqual(storage.facts.get(1), bytes(1, 2, 3, 4, 5, 6));
    assert.equal(storage.facts.get(2), undefined);
  });

  it('replaces a database that is damaged', async () => {
    const storage = await open();
    storage.close();
    opened.pop();
    await writeFile(await fileNamed('facts.sqlite'), 'this is no database, and long enough to be taken for one '.repeat(20));
    const again = await open();
    again.facts.add(1, bytes(9));
    assert.deepEqual(again.facts.get(1), bytes(9));
  });

  it('is none where it cannot be made', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    assert.equal(await openCorpusStorage(file, ['file:///a'], '1', sqlite), undefined);
  });
});
