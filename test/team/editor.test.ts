import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Diagnostic } from 'vscode-languageserver/node';
import { root } from '../../scripts/support/paths.ts';
import { TestPostgres, superuserPassword } from '../host/postgres.ts';
import { Session, type SessionOptions } from '../protocol/client.ts';

const run = promisify(execFile);

const paragraph = 'The river rose by two metres overnight and flooded the market square of the old town before anyone had woken up.';
const agency = `Storm Agnes: the dead of Harwick\n\nStorm Agnes hit Harwick on Tuesday morning. The mayor Ilse Brandt said that 17 people were killed in Harwick.\n\n${paragraph}\n`;
const daily = `Storm Agnes over Harwick\n\nStorm Agnes hit Harwick on Tuesday morning. The mayor Ilse Brandt said that 14 people were killed in Harwick.\n\nNobody had expected it.\n\n${paragraph}\n`;
const own = 'An early spring\n\nThe first almond trees are in blossom along the southern slopes, three weeks before their time.\n';

/** Runs `collate index` in a folder of its own, named `wire`. */
async function index(files: Readonly<Record<string, string>>, url: string, ...options: string[]): Promise<{ stdout: string; stderr: string }> {
  const parent = await mkdtemp(join(tmpdir(), 'collate-wire-'));
  const folder = join(parent, 'wire');
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  try {
    return await run(process.execPath, [join(root, 'dist/cli.cjs'), 'index', ...options], { cwd: folder, env: { ...process.env, COLLATE_INDEX_URL: url } });
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

describe('the team index in an editor', function () {
  this.timeout(60_000);
  let server: TestPostgres;
  const sessions: Session[] = [];

  before(async () => {
    server = await TestPostgres.start();
  });

  afterEach(async () => {
    for (const session of sessions.splice(0)) await session.end();
  });

  after(async () => {
    await server.end();
  });

  const start = async (options: SessionOptions): Promise<Session> => {
    const session = await Session.start(options);
    sessions.push(session);
    return session;
  };

  /** Waits for a finding that leads into the team's index. */
  const foreign = async (session: Session, path: string, rule: string): Promise<Diagnostic> => {
    let found: Diagnostic | undefined;
    await session.until(async () => {
      found = (await session.found(path, rule)).find(({ relatedInformation = [] }) => relatedInformation.some(({ location }) => location.uri.startsWith('team-collate:')));
      return found !== undefined;
    });
    return found!;
  };

  it('flags a duplicate and a conflicting claim of a document that is not on this disk, and leads there', async () => {
    const url = await server.createDatabase('found');
    const { stdout } = await index({ 'march/agency.txt': agency }, url);
    assert.match(stdout, /^1 document of the corpus “wire” is in the team's index at 127\.0\.0\.1:\d+\/found: 1 new, 0 changed, 0 as before\.\n$/u);

    const session = await start({ files: { 'daily.txt': daily, 'own.txt': own }, environment: { COLLATE_INDEX_URL: url } });
    const duplicate = await foreign(session, 'daily.txt', 'duplicate.exact');
    assert.equal(duplicate.message, 'This paragraph already stands in wire/march/agency.txt (team index), line 5, word for word.');
    const conflict = await foreign(session, 'daily.txt', 'claim.conflict');
    assert.match(String(conflict.message), /17 people were killed.*\(wire\/march\/agency\.txt \(team index\), line 3\)/u);

    const [{ location }] = duplicate.relatedInformation!;
    assert.equal(location.uri, 'team-collate:/wire/march/agency.txt');
    assert.deepEqual(await session.connection.sendRequest('workspace/textDocumentContent', { uri: location.uri }), { text: agency });
    const hover = await session.connection.sendRequest<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri: session.uri('daily.txt') },
      position: conflict.range.start,
    });
    assert.match(hover.contents.value, /wire\/march\/agency\\\.txt[^|]*\| “[^|]*17 people were killed/u);
    assert.deepEqual(session.initialized.capabilities.workspace?.textDocumentContent, { schemes: ['team-collate'] });
    assert.equal(session.status?.total, 2);
    await session.until(() => session.status?.team?.guests === 1);
  });

  it('takes a document of the index that is also on this disk for no second source', async () => {
    const url = await server.createDatabase('same');
    await index({ 'daily.txt': daily, 'moved/elsewhere.txt': own, 'agency.txt': agency }, url);
    const session = await start({
      files: { 'daily.txt': daily.replace('Nobody', 'Not one'), 'own.txt': own },
      settings: { index: { corpus: 'wire' } },
      environment: { COLLATE_INDEX_URL: url },
    });
    const { relatedInformation } = await foreign(session, 'daily.txt', 'duplicate.exact');
    assert.deepEqual(relatedInformation?.map(({ location }) => location.uri), ['team-collate:/wire/agency.txt']);
    assert.deepEqual(await session.found('own.txt', 'duplicate.exact'), []);
    await session.until(() => session.status?.team?.guests === 1);
  });

  it('goes on without the index while its server is away, and with it when it is back', async () => {
    const url = await server.createDatabase('away');
    await index({ 'agency.txt': agency }, url);
    await server.stop();
    const session = await start({ files: { 'daily.txt': daily, 'copy.txt': own, 'own.txt': own }, environment: { COLLATE_INDEX_URL: url } });
    try {
      await session.until(() => session.status?.team?.state === 'unreachable');
      assert.match(session.status!.problems[0].message, /^The team's index at 127\.0\.0\.1:\d+\/away cannot be reached: nothing listens there\. What is on this disk is compared as before, and it is tried again\.$/u);
      assert.equal((await session.found('own.txt', 'duplicate.exact')).length, 1);
      assert.deepEqual(await session.found('daily.txt', 'duplicate.exact'), []);
    } finally {
      await server.resume();
    }
    await foreign(session, 'daily.txt', 'duplicate.exact');
    assert.deepEqual(session.status?.problems, []);

    await server.stop();
    try {
      await session.until(() => session.status?.team?.state === 'unreachable');
      assert.match(String((await foreign(session, 'daily.txt', 'duplicate.exact')).message), /wire\/agency\.txt/u);
      await assert.rejects(session.connection.sendRequest('workspace/textDocumentContent', { uri: 'team-collate:/wire/agency.txt' }), /cannot be reached/u);
    } finally {
      await server.resume();
    }
    await session.until(() => session.status?.team?.state === 'ready');
    assert.deepEqual(session.status.problems, []);
  });

  it('asks for the password that the user has stored, says when it is wrong, and takes a new one', async () => {
    await index({ 'agency.txt': agency }, await server.createDatabase('secret'));
    const accounts: string[] = [];
    let password = 'wrong';
    const session = await start({
      files: { 'daily.txt': daily },
      settings: { index: { url: server.url('secret', { password: null }) } },
      password: (account) => {
        accounts.push(account);
        return password;
      },
    });
    await session.until(() => session.status?.team?.state === 'unreachable');
    assert.match(session.status!.problems[0].message, /does not accept the password of the user postgres\..*Set the Team Index's Password/u);
    assert.deepEqual(accounts, [`postgres@127.0.0.1:${String(server.port)}/secret`]);
    assert.equal(await session.connection.sendRequest('collate/team/account'), accounts[0]);
    password = superuserPassword;
    await session.connection.sendRequest('collate/team/reconnect');
    await foreign(session, 'daily.txt', 'duplicate.exact');
  });

  it('refuses a password in the settings, and a URL in the file that all share', async () => {
    const url = await server.createDatabase('plain');
    await index({ 'agency.txt': agency }, url);
    const session = await start({
      files: { 'daily.txt': daily, '.collate/config.json': JSON.stringify({ index: { url: server.url('plain', { password: null }) } }) },
      settings: { index: { url } },
    });
    assert.deepEqual(session.status?.problems.map(({ message }) => message), [
      "collate.index.url holds a password, which anyone who sees the settings can read. It is not used: take it out, and give it with the command “Set the Team Index's Password” or in PGPASSWORD.",
      '.collate/config.json: collate.index.url is left out: where texts are sent is for each user to say, in the settings of the editor.',
    ]);
    assert.equal(session.status?.team, undefined);
  });
});
