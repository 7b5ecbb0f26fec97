import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractDocumentFacts, trainedAnalyses } from '../../../server/src/corpus/facts.ts';
import { indexEntries } from '../../../server/src/corpus/indexEntries.ts';
import { packFacts } from '../../../server/src/corpus/packedFacts.ts';
import type { Analysers } from '../../../server/src/corpus/analysers.ts';
import { packReplies, unpackReplies } from '../../../server/src/node/extraction.ts';
import { Extractor } from '../../../server/src/node/extractor.ts';
import { listNow, unpackListing } from '../../../server/src/node/folderListing.ts';
import { loadPackagedAnalysers } from '../../../server/src/node/resources.ts';
import { nodeSqlite } from '../../../server/src/node/sqlite/nodeSqlite.ts';
import type { Sqlite } from '../../../server/src/node/sqlite/sqlite.ts';
import { SqliteFactStore } from '../../../server/src/node/sqliteFactStore.ts';

const text = 'The ferry Aurora sank off Porto Vela, killing 12 peopel.\n';

describe('the worker that analyses files', () => {
  let analysers: Analysers;
  let directory: string;
  let sqlite: Sqlite;
  let store: SqliteFactStore;
  const request = (path: string, known?: number) => ({ id: 1, path, limit: 1000, large: 500, known }) as const;

  before(async () => {
    analysers = await loadPackagedAnalysers();
    sqlite = (await nodeSqlite())!;
  });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'collate-extractor-'));
    store = new SqliteFactStore(sqlite, join(directory, 'facts.sqlite'));
  });

  afterEach(async () => {
    store.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('puts the facts of a file into the database and hands over what indexes hold of them', async () => {
    const path = join(directory, 'a.txt');
    await writeFile(path, text);
    const facts = extractDocumentFacts(text, analysers);
    const [reply] = new Extractor(analysers, store).answer([request(path)]);
    assert.equal(reply.kind, 'analysed');
    if (reply.kind !== 'analysed') return;
    assert.equal(reply.hash, facts.hash);
    assert.equal(reply.packed, undefined);
    assert.deepEqual(unpackReplies(packReplies([reply])), [{ ...reply, entries: indexEntries(facts) }]);
    assert.deepEqual(reply.stamp, { size: text.length, modified: (await stat(path)).mtimeMs });
    const other = new SqliteFactStore(sqlite, join(directory, 'facts.sqlite'));
    assert.deepEqual(other.get(facts.hash), packFacts(facts));
    other.close();
    assert.equal(new Extractor(analysers, store).answer([request(path, facts.hash)])[0].kind, 'known');
  });

  it('finds in an opened text what takes a trained model, analysis by analysis', () => {
    const facts = extractDocumentFacts(text, analysers);
    const replies = new Extractor(analysers, undefined).answer(trainedAnalyses.map((analysis, id) => ({ id, opened: text, analysis })));
    assert.deepEqual(unpackReplies(packReplies(replies)), trainedAnalyses.map((analysis, id) => ({ id, kind: 'found', facts: facts[analysis] })));
  });

  it('hands over the facts where there is no database to put them into', async () => {
    const path = join(directory, 'a.txt');
    await writeFile(path, text);
    for (const database of [undefined, { ...store, get: () => undefined, add: () => undefined, flush: () => false, forgetPending: () => undefined } as unknown as SqliteFactStore]) {
      const [reply] = new Extractor(analysers, database).answer([request(path)]);
      assert.deepEqual('packed' in reply && reply.packed, packFacts(extractDocumentFacts(text, analysers)));
    }
  });

  it('says what it does not read, and why', async () => {
    const paths = ['large', 'larger', 'binary', 'gone'].map((name) => join(directory, `${name}.txt`));
    await writeFile(paths[0], 'a'.repeat(501));
    await writeFile(paths[1], 'a'.repeat(1001));
    await writeFile(paths[2], Buffer.from([65, 0, 65]));
    const replies = new Extractor(analysers, store).answer(paths.map((path) => request(path)));
    assert.deepEqual(replies, [
      { id: 1, kind: 'large' },
      { id: 1, kind: 'unreadable', reason: 'it is larger than 0 MB' },
      { id: 1, kind: 'unreadable', reason: 'it is a binary file' },
      { id: 1, kind: 'missing' },
    ]);
  });

  it('lists a folder with the stamps of its files', async () => {
    const folder = await mkdtemp(join(directory, 'folder-'));
    assert.deepEqual(unpackListing(listNow(folder)!), []);
    await writeFile(join(folder, 'a.txt'), text);
    await mkdtemp(join(folder, 'inner-'));
    const [file, inner] = unpackListing(listNow(folder)!).sort((a, b) => (a.name < b.name ? -1 : 1));
    assert.deepEqual(file, { name: 'a.txt', kind: 'file', stamp: { size: text.length, modified: (await stat(join(folder, 'a.txt'))).mtimeMs } });
    assert.equal(inner.kind, 'folder');
    assert.equal(listNow(join(folder, 'gone')), undefined);
  });
});
