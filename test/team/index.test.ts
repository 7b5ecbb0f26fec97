import assert from 'node:assert/strict';
import { extractGuestFacts } from '../../server/src/corpus/facts.ts';
import { sharedKeysOf } from '../../server/src/corpus/sharedKeys.ts';
import { parseAddress } from '../../server/src/node/team/address.ts';
import { Database } from '../../server/src/node/team/database.ts';
import { teamIndexAt } from '../../server/src/node/team/reader.ts';
import { migrate, schemaVersion } from '../../server/src/node/team/schema.ts';
import { TeamWriter, type SourceDocument } from '../../server/src/node/team/writer.ts';
import type { TeamIndex, TeamIndexProblem } from '../../server/src/service/team/teamIndex.ts';
import { TestPostgres } from '../host/postgres.ts';

const environment = {};

const paragraph = 'The river rose by two metres overnight and flooded the market square of the old town before anyone had woken up.';
const stormA = `Storm over Harwick\n\nAt least 14 people were killed when storm Agnes hit Harwick on Tuesday, the mayor Ilse Brandt said.\n\n${paragraph}\n`;
const stormB = `Storm Agnes: the dead of Harwick\n\nStorm Agnes hit Harwick on Tuesday. The mayor Ilse Brandt said that 17 people were killed.\n`;
const unrelated = 'The museum opened a new wing on Monday.\n\nIts director, Pavel Novak, spoke of a late triumph for the city of Brno.\n';

describe('the team index in a database', function () {
  this.timeout(60_000);
  let server: TestPostgres;
  const opened: { close(): Promise<void> }[] = [];

  before(async () => {
    server = await TestPostgres.start();
  });

  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });

  after(async () => {
    await server.end();
  });

  const databaseAt = (url: string): Database => {
    const database = new Database(parseAddress(url, environment));
    opened.push(database);
    return database;
  };

  const readerAt = (url: string): TeamIndex => {
    const index = teamIndexAt(url, environment).open(undefined);
    opened.push(index);
    return index;
  };

  const write = async (url: string, corpus: string, documents: readonly SourceDocument[]): Promise<TeamWriter> => {
    const writer = await TeamWriter.open(databaseAt(url), corpus);
    await writer.put(documents);
    return writer;
  };

  const found = async (url: string, text: string): Promise<string[]> => {
    const candidates = await readerAt(url).candidates(sharedKeysOf(extractGuestFacts(text)));
    return candidates.map(({ shares, corpus, path }) => `${shares} ${corpus}/${path}`);
  };

  it('finds the documents that share a paragraph or an event, and no others', async () => {
    const url = await server.createDatabase('find');
    await write(url, 'wire', [{ path: 'a.txt', text: stormA }, { path: 'b.txt', text: stormB }, { path: 'museum.txt', text: unrelated }]);
    assert.deepEqual(await found(url, `${paragraph}\n`), ['paragraphs wire/a.txt']);
    assert.deepEqual((await found(url, stormB.replace('17', '19'))).sort(), ['claims wire/a.txt', 'claims wire/b.txt', 'paragraphs wire/a.txt', 'paragraphs wire/b.txt']);
    const index = readerAt(url);
    const [candidate] = await index.candidates(sharedKeysOf(extractGuestFacts(unrelated)));
    assert.equal((await index.texts([candidate.id])).get(candidate.id), unrelated);
    assert.deepEqual(await index.documents([candidate.id]), [{ id: candidate.id, corpus: 'wire', path: 'museum.txt', content: candidate.content }]);
  });

  it('makes its tables once when several start at the same time', async () => {
    const url = await server.createDatabase('twice');
    await Promise.all([1, 2, 3, 4].map(() => migrate(databaseAt(url))));
    await migrate(databaseAt(url));
    assert.deepEqual(await server.query('twice', 'select version from collate_index.schema_version'), [{ version: schemaVersion }]);
  });

  it('leaves the tables of a newer version alone and says so', async () => {
    const url = await server.createDatabase('newer');
    await migrate(databaseAt(url));
    await server.query('newer', `insert into collate_index.schema_version (version) values (${String(schemaVersion + 1)})`);
    const saysSo = ({ message, passing }: TeamIndexProblem): boolean => /newer Collate \(version 2 of its tables; this one knows 1\): update Collate\.$/u.test(message) && !passing;
    await assert.rejects(readerAt(url).revision(), saysSo);
    await assert.rejects(TeamWriter.open(databaseAt(url), 'wire'), saysSo);
    assert.deepEqual(await server.query('newer', 'select name from collate_index.corpus'), []);
  });
});
