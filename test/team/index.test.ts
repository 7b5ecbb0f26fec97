import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
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
    assert.equal(await index.textAt('wire', 'museum.txt'), unrelated);
    assert.equal(await index.textAt('wire', 'gone.txt'), undefined);
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

  it('takes documents of several writers at once, each once', async () => {
    const url = await server.createDatabase('writers');
    const documents = Array.from({ length: 90 }, (_, index) => ({ path: `${String(index)}.txt`, text: `${stormA}\n\nThe bulletin number ${String(index)} of the service was read at noon.\n` }));
    const counts = await Promise.all(
      [documents, [...documents].reverse(), documents.slice(20, 70)].map(async (part) => {
        const writer = await TeamWriter.open(databaseAt(url), 'wire');
        for (let start = 0; start < part.length; start += 7) await writer.put(part.slice(start, start + 7));
        return await writer.put(part);
      }),
    );
    assert.deepEqual(counts.map(({ unchanged }) => unchanged), [90, 90, 50]);
    assert.deepEqual(await server.query('writers', 'select count(*)::int as documents, count(distinct path)::int as paths from collate_index.document'), [{ documents: 90, paths: 90 }]);
    await write(url, 'alone', documents);
    const keys = (corpus: string): Promise<object[]> =>
      server.query('writers', `select path, kind, key from collate_index.posting join collate_index.document on document.id = posting.document
        join collate_index.corpus on corpus.id = document.corpus where corpus.name = '${corpus}' order by path, kind, key`);
    assert.deepEqual(await keys('wire'), await keys('alone'));
  });

  it('replaces what it knew of a document that has changed, and takes out what is gone', async () => {
    const url = await server.createDatabase('changes');
    const writer = await write(url, 'wire', [{ path: 'a.txt', text: stormA }, { path: 'b/c.txt', text: stormB }]);
    const before = await readerAt(url).revision();
    assert.deepEqual(await writer.put([{ path: 'a.txt', text: stormA }]), { added: 0, changed: 0, unchanged: 1 });
    assert.equal(await readerAt(url).revision(), before);
    assert.deepEqual(await writer.put([{ path: 'a.txt', text: unrelated }]), { added: 0, changed: 1, unchanged: 0 });
    assert.notEqual(await readerAt(url).revision(), before);
    assert.deepEqual(await found(url, `${paragraph}\n`), []);
    assert.deepEqual(await found(url, unrelated), ['paragraphs wire/a.txt']);
    assert.deepEqual(await writer.pathsBeneath('b'), ['b/c.txt']);
    await writer.remove(await writer.pathsBeneath(''));
    assert.deepEqual(await server.query('changes', 'select key from collate_index.posting'), []);
  });

  it('names a few of the documents that all have a paragraph, and leaves out what all have in common', async () => {
    const url = await server.createDatabase('frequent');
    await write(url, 'wire', Array.from({ length: 70 }, (_, index) => ({ path: `${String(index).padStart(3, '0')}.txt`, text: `${paragraph}\n\nItem ${String(index)} of this morning's list.\n` })));
    assert.deepEqual(await found(url, `${paragraph}\n`), ['paragraphs wire/000.txt', 'paragraphs wire/001.txt', 'paragraphs wire/002.txt']);
    assert.deepEqual(await found(url, `${paragraph.replace('two metres', 'three feet')}\n`), []);
  });

  it('says that an index is empty, a database missing, a password wrong or missing, and a server away', async () => {
    const url = await server.createDatabase('problems');
    const problemAt = async (address: string): Promise<string> => {
      const { message } = await readerAt(address).revision().then(() => assert.fail('it could be read'), (error: unknown) => error as TeamIndexProblem);
      return message.replace(/127\.0\.0\.1:\d+/u, 'HOST');
    };
    assert.equal(await problemAt(url), `The team's index at HOST/problems is empty: nobody has run "collate index" yet.`);
    assert.equal(await problemAt(server.url('nowhere')), `The team's index at HOST/nowhere cannot be read: there is no such database.`);
    assert.match(await problemAt(server.url('problems', { password: 'guess' })), /^The team's index at HOST\/problems does not accept the password of the user postgres\. Set it/u);
    assert.match(await problemAt(server.url('problems', { password: null })), /^The team's index at HOST\/problems asks the user postgres for a password, and none is set\. Set it/u);
    assert.equal(await problemAt(url.replace(String(server.port), '1')), `The team's index at HOST/problems cannot be reached: nothing listens there.`);
    assert.equal(await problemAt('postgresql://nobody@there.invalid/press?sslmode=disable').then((message) => /cannot be reached: (?:there is no such host|the name of the host cannot be looked up)\.$/u.test(message)), true);
  });

  it('lets a user who may only read do that, and one who may write do all but make the tables', async () => {
    const url = await server.createDatabase('roles');
    await write(url, 'wire', [{ path: 'a.txt', text: stormA }]);
    await server.query('roles', "create role reader login password 'look'; grant usage on schema collate_index to reader; grant select on all tables in schema collate_index to reader");
    const reader = server.url('roles', { user: 'reader', password: 'look' });
    assert.deepEqual(await found(reader, `${paragraph}\n`), ['paragraphs wire/a.txt']);
    await assert.rejects(write(reader, 'wire', [{ path: 'b.txt', text: stormB }]), /does not allow this to the user reader: permission denied for table corpus\.$/u);
    await server.query('roles', `create role writer login password 'put'; grant usage on schema collate_index to writer;
      grant select, insert, update, delete on all tables in schema collate_index to writer; revoke insert, update, delete on collate_index.schema_version from writer`);
    const writer = await write(server.url('roles', { user: 'writer', password: 'put' }), 'daily', [{ path: 'b.txt', text: stormB }]);
    await writer.remove(['b.txt']);
    assert.deepEqual(await found(reader, `${paragraph}\n`), ['paragraphs wire/a.txt']);
  });

  it('does not go without TLS where it is asked for', async () => {
    const url = await server.createDatabase('plain');
    await assert.rejects(readerAt(`${url}?sslmode=require`).revision(), /does not offer TLS, which sslmode=require asks for\.$/u);
    await assert.rejects(readerAt(`${url}?sslmode=prefer`).revision(), /is empty/u);
  });
});

describe('the team index over TLS', function () {
  this.timeout(60_000);
  let server: TestPostgres;
  let folder: string;
  let index: TeamIndex | undefined;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'collate-tls-'));
    const day = 86_400_000;
    const dates = { notBeforeDate: new Date(Date.now() - day), notAfterDate: new Date(Date.now() + day) };
    const authority = await generate([{ name: 'commonName', value: 'Collate tests' }], { ...dates, extensions: [{ name: 'basicConstraints', cA: true }, { name: 'keyUsage', keyCertSign: true }] });
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
      ...dates,
      ca: { key: authority.private, cert: authority.cert },
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
    });
    await writeFile(join(folder, 'root.crt'), authority.cert);
    server = await TestPostgres.start({ certificate: cert, key });
    const writer = await TeamWriter.open(new Database(parseAddress(`${server.url('postgres')}?sslmode=require`, environment)), 'wire');
    await writer.put([{ path: 'a.txt', text: stormA }]);
  });

  afterEach(async () => {
    await index?.close();
  });

  after(async () => {
    await server.end();
    await rm(folder, { recursive: true, force: true });
  });

  const read = async (host: string, query: string, variables: NodeJS.ProcessEnv = {}): Promise<string> => {
    index = teamIndexAt(`${server.url('postgres').replace('127.0.0.1', host)}${query}`, variables).open(undefined);
    return await index.revision();
  };

  it('reads an index whose certificate it can trust', async () => {
    const root = join(folder, 'root.crt');
    assert.equal(await read('localhost', `?sslmode=verify-full&sslrootcert=${encodeURIComponent(root)}`), '1.1');
    assert.equal(await read('localhost', '', { PGSSLMODE: 'verify-full', PGSSLROOTCERT: root }), '1.1');
    assert.equal(await read('127.0.0.1', '?sslmode=verify-ca', { PGSSLROOTCERT: root }), '1.1');
    assert.equal(await read('127.0.0.1', '?sslmode=prefer'), '1.1');
  });

  it('refuses one of an unknown authority, of another name, and to be without TLS', async () => {
    const root = join(folder, 'root.crt');
    await assert.rejects(read('localhost', '?sslmode=verify-full'), /has a certificate that cannot be trusted: /u);
    await assert.rejects(read('127.0.0.1', '?sslmode=verify-full', { PGSSLROOTCERT: root }), /has a certificate that cannot be trusted: /u);
    await assert.rejects(read('127.0.0.1', '?sslmode=disable'), /does not let the user postgres in: .*no encryption/u);
  });
});
