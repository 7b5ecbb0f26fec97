import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import type { Question } from '../../server/src/protocol.ts';
import { Session } from './client.ts';

const text = 'Zoë met Robin.\n';
const zoe = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };

interface Painted {
  readonly label: string;
}

describe('renaming and deleting documents', () => {
  let session: Session;
  afterEach(() => session.end());

  const tag = async (path: string): Promise<void> => {
    const { done, message } = await session.execute('collate.server.tag', { uri: session.uri(path), range: zoe, label: 'PERSON', scope: 'span' });
    assert.ok(done, message);
  };
  const labels = async (path: string): Promise<string[]> =>
    (await session.connection.sendRequest<Painted[]>('collate/annotations', { uri: session.uri(path) })).map(({ label }) => label);
  const move = async (from: string, to: string): Promise<void> => {
    await rename(join(session.folder, from), join(session.folder, to));
    await session.connection.sendNotification('workspace/didRenameFiles', { files: [{ oldUri: session.uri(from), newUri: session.uri(to) }] });
  };
  const isThere = (path: string): boolean => existsSync(join(session.folder, path));
  const hasProblem = (words: string): boolean => session.status?.problems.some(({ message }) => message.includes(words)) === true;

  it('takes all layers of the sidecar along, with the new name in them, and back', async () => {
    session = await Session.start({ files: { 'a.txt': text, 'sub/x.txt': text } });
    await tag('a.txt');
    await writeFile(join(session.folder, 'a.txt.anno.ben.json'), (await session.onDisk('a.txt.anno.json')).replace('"id": "a.txt.anno.json"', '"id": "a.txt.anno.ben.json"'));
    await writeFile(join(session.folder, 'a.txt.anno.eve.json'), 'damaged');
    await move('a.txt', 'sub/b c.txt');
    await session.until(async () => isThere('sub/b c.txt.anno.eve.json') && (await labels('sub/b c.txt')).length === 1);
    const { document, id } = JSON.parse(await session.onDisk('sub/b c.txt.anno.ben.json')) as { id: string; document: { source: string } };
    assert.deepEqual([id, document.source], ['b%20c.txt.anno.ben.json', 'b%20c.txt']);
    assert.equal(await session.onDisk('sub/b c.txt.anno.eve.json'), 'damaged');
    assert.ok(!isThere('a.txt.anno.json'));
    await move('sub/b c.txt', 'a.txt');
    await session.until(async () => (await labels('a.txt')).length === 1);
    assert.match(await session.onDisk('a.txt.anno.json'), /"source": ?"a\.txt"/u);
  });

  it('follows a folder, and an open document with unsaved changes', async () => {
    session = await Session.start({ files: { 'sub/a.txt': text } });
    await tag('sub/a.txt');
    await move('sub', 'other');
    await session.until(async () => (await labels('other/a.txt')).length === 1);
    const changed = `Yesterday ${text}`;
    await session.open('other/a.txt', changed);
    await session.connection.sendNotification('textDocument/didClose', { textDocument: { uri: session.uri('other/a.txt') } });
    await rename(join(session.folder, 'other/a.txt'), join(session.folder, 'other/b.txt'));
    const uri = await session.open('other/b.txt', changed);
    await session.connection.sendNotification('workspace/didRenameFiles', { files: [{ oldUri: session.uri('other/a.txt'), newUri: uri }] });
    await session.until(async () => (await labels('other/b.txt')).length === 1);
    const painted = await session.connection.sendRequest<{ range: { start: { character: number } } }[]>('collate/annotations', { uri });
    assert.equal(painted[0].range.start.character, 10);
  });

  it('never puts a sidecar over another one, and lists the one left behind', async () => {
    session = await Session.start({ files: { 'a.txt': text, 'b.txt.anno.json': 'theirs' } });
    await tag('a.txt');
    await session.until(() => hasProblem('b.txt.anno.json holds the annotations of b.txt, which is not there.'));
    await move('a.txt', 'b.txt');
    await session.until(() => hasProblem('a.txt.anno.json holds the annotations of a.txt, which is not there.'));
    assert.equal(await session.onDisk('b.txt.anno.json'), 'theirs');
  });

  it('asks what becomes of the annotations of a deleted document; they stay unless the user says otherwise', async () => {
    session = await Session.start({ files: { 'a.txt': text, 'b.txt': text } });
    await tag('a.txt');
    const asked: Question[] = [];
    let answer: { title: string } | null = null;
    session.connection.onRequest('window/showMessageRequest', (question: Question) => {
      asked.push(question);
      return answer;
    });
    const willDelete = async (path: string): Promise<WorkspaceEdit | null> =>
      await session.connection.sendRequest<WorkspaceEdit | null>('workspace/willDeleteFiles', { files: [{ uri: session.uri(path) }] });
    assert.equal(await willDelete('b.txt'), null);
    assert.equal(asked.length, 0);
    assert.equal(await willDelete('a.txt'), null);
    assert.match(asked[0].message, /^Delete the annotations of a\.txt too\? They are in a\.txt\.anno\.json \(1 annotation\)\./u);
    answer = { title: 'Keep Them' };
    assert.equal(await willDelete('a.txt'), null);
    answer = { title: 'Delete Them Too' };
    assert.deepEqual((await willDelete('a.txt'))?.documentChanges, [{ kind: 'delete', uri: session.uri('a.txt.anno.json'), options: { ignoreIfNotExists: true } }]);
    await rm(join(session.folder, 'a.txt'));
    await session.connection.sendNotification('workspace/didDeleteFiles', { files: [{ uri: session.uri('a.txt') }] });
    await session.until(() => hasProblem('a.txt.anno.json holds the annotations of a.txt, which is not there.'));
    await mkdir(join(session.folder, 'new'));
    await writeFile(join(session.folder, 'a.txt'), text);
    await session.fileEvent('a.txt', 1);
    await session.until(async () => !hasProblem('a.txt.anno.json') && (await labels('a.txt')).length === 1);
  });
});
