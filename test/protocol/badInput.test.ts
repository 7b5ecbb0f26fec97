import assert from 'node:assert/strict';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandResult } from '../../server/src/protocol.ts';
import { Session } from './client.ts';

const text = 'We definately stayed at home.\n';
const word = { start: { line: 0, character: 3 }, end: { line: 0, character: 13 } };

/** What may lie about in a folder, or stand in settings: the server lives on and says what is wrong in one sentence. */
describe('bad input', () => {
  let session: Session;
  afterEach(() => session.end());

  const problems = (): string[] => session.status?.problems.map(({ message }) => message) ?? [];
  const isAlive = async (): Promise<void> => assert.equal((await session.found('a.txt', 'spelling')).length, 1);

  it('an empty folder', async () => {
    session = await Session.start({ files: {} });
    assert.deepEqual([session.status?.total, problems()], [0, []]);
    assert.deepEqual(await session.connection.sendRequest('collate/claims'), { groups: [], more: 0 });
    assert.deepEqual(await session.connection.sendRequest('workspace/symbol', { query: '' }), []);
  });

  it('a line of five megabytes', async () => {
    session = await Session.start({ files: { 'a.txt': text, 'long.txt': 'x'.repeat(5_000_000) } });
    await session.open('long.txt');
    await session.found('long.txt', 'spelling');
    await isAlive();
  }).timeout(60_000);

  it('a document that goes away while it is open or read', async () => {
    session = await Session.start({ files: { 'a.txt': text, 'gone.txt': text } });
    await session.open('gone.txt');
    await rm(join(session.folder, 'gone.txt'));
    await session.fileEvent('gone.txt', 3);
    assert.equal((await session.found('gone.txt', 'spelling')).length, 1);
    await session.connection.sendNotification('textDocument/didClose', { textDocument: { uri: session.uri('gone.txt') } });
    await session.until(async () => (await session.found('gone.txt', 'spelling')).length === 0);
    await session.fileEvent('never.txt', 2);
    await isAlive();
  });

  it('a document that is a folder, and links', async () => {
    session = await Session.start({ files: { 'a.txt': text, 'folder.txt/b.txt': text } });
    await symlink(session.folder, join(session.folder, 'loop.txt'));
    await session.fileEvent('folder.txt', 1);
    await session.fileEvent('loop.txt', 1);
    await isAlive();
    assert.equal((await session.found('folder.txt/b.txt', 'spelling')).length, 1);
  });

  it('a sidecar that is a folder', async () => {
    session = await Session.start({ files: { 'a.txt': text, 'a.txt.anno.json/x.md': '' } });
    const uri = await session.open('a.txt');
    const { done, message } = await session.execute('collate.server.tag', { uri, range: word, label: 'PERSON', scope: 'span' });
    assert.equal(done, false);
    assert.match(message, /folder/u);
    await isAlive();
  });

  it('a sidecar that is a link', async () => {
    session = await Session.start({ files: { 'a.txt': text, 'elsewhere/real.json': '{}' } });
    await symlink(join(session.folder, 'elsewhere/real.json'), join(session.folder, 'a.txt.anno.json'));
    const uri = await session.open('a.txt');
    const { done } = await session.execute('collate.server.tag', { uri, range: word, label: 'PERSON', scope: 'span' });
    assert.equal(done, false);
    assert.equal(await session.onDisk('elsewhere/real.json'), '{}');
    await isAlive();
  });

  it('settings and shared files of wrong types', async () => {
    session = await Session.start({
      files: { 'a.txt': text, '.collate/config.json': '{ "include": 3 ', '.collate/schema.json': '[]' },
      settings: { include: 7, exclude: [1], words: 'home', useGitignore: 'yes', annotator: {}, codeLens: null, rules: [] },
    });
    await isAlive();
    const said = problems().join('\n');
    for (const name of ['collate.include', 'collate.exclude', 'collate.words', 'collate.useGitignore', 'collate.annotator', 'collate.rules', '.collate/config.json', '.collate/schema.json']) assert.ok(said.includes(name), `${name} in ${said}`);
    assert.equal(new Set(problems()).size, problems().length);
  });

  it('commands with wrong arguments', async () => {
    session = await Session.start({ files: { 'a.txt': 'Robin came.\n' } });
    const send = async (command: string, argument?: unknown): Promise<string> => {
      const { done, message } = await session.connection.sendRequest<CommandResult>('workspace/executeCommand', { command, arguments: [argument] });
      assert.equal(done, false);
      return message;
    };
    const uri = session.uri('a.txt');
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
    assert.equal(await send('collate.server.tagPlaces', 7), 'collate.server.tagPlaces takes an object.');
    assert.equal(await send('collate.server.tagPlaces', { label: '', places: [] }), 'collate.server.tagPlaces was sent a wrong label.');
    assert.equal(await send('collate.server.tagPlaces', { label: 'X', places: [{ uri }] }), 'collate.server.tagPlaces was sent a wrong places.');
    assert.equal(await send('collate.server.moveBoundary', { uri, id: 'x', boundary: 'middle', direction: 'left' }), 'collate.server.moveBoundary was sent a wrong boundary.');
    assert.equal(await send('collate.server.moveBoundary', { uri, id: 'x', boundary: 'end', direction: 'left' }), 'That annotation is not there any more.');
    const outside = session.uri('../elsewhere.txt');
    assert.match(await send('collate.server.tagPlaces', { label: 'X', places: [{ uri: outside, range }] }), /is not a document of the corpus\.$/u);
    const encoded = uri.replace('a.txt', '%61.txt');
    assert.ok((await session.execute('collate.server.tag', { uri: encoded, range, label: 'PERSON', scope: 'span' })).done);
  });

  it('requests about nothing', async () => {
    session = await Session.start({ files: { 'a.txt': text } });
    const textDocument = { uri: session.uri('nowhere.txt') };
    const position = { line: 99, character: 99 };
    assert.equal(await session.connection.sendRequest('textDocument/hover', { textDocument, position }), null);
    assert.equal(await session.connection.sendRequest('textDocument/hover', { textDocument: { uri: session.uri('a.txt') }, position }), null);
    const { done } = await session.execute('collate.server.tag', { uri: 'untitled:Untitled-1', range: word, label: 'PERSON', scope: 'span' });
    assert.equal(done, false);
    await mkdir(join(session.folder, 'new'));
    await session.fileEvent('new', 1);
    await isAlive();
  });
});
