import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodeAction, SemanticTokens } from 'vscode-languageserver/node';
import { Session } from './client.ts';

const text = 'I like it 😊 . Zoë met Robin.\nRobin met Zoë.\n';
const zoe = { start: { line: 0, character: 15 }, end: { line: 0, character: 18 } };

interface Page {
  readonly document: { readonly source: string; readonly length: number };
  readonly items: readonly { readonly id: string; readonly body: readonly { readonly value: string }[]; readonly target: { readonly selector: readonly { readonly start?: number; readonly end?: number; readonly exact?: string }[] } }[];
  readonly dismissals?: readonly { readonly rule: string; readonly exact: string }[];
}

describe('annotations', () => {
  let session: Session;
  afterEach(() => session.end());

  const page = async (path: string): Promise<Page> => JSON.parse(await session.onDisk(`${path}.anno.json`)) as Page;

  it('writes a tag to the sidecar in code points, and takes it back', async () => {
    session = await Session.start({ files: { 'a.txt': text } });
    const uri = await session.open('a.txt');
    const done = await session.execute('collate.server.tag', { uri, range: zoe, label: 'PERSON', scope: 'span' });
    assert.deepEqual(done, { done: true, message: '“Zoë” tagged as PERSON: 1 place.' });
    const { items, document } = await page('a.txt');
    assert.equal(document.source, 'a.txt');
    assert.deepEqual(items.map(({ body, target }) => [body[0].value, target.selector[0].start, target.selector[0].end, target.selector[1].exact]), [['PERSON', 14, 17, 'Zoë']]);
    assert.deepEqual(await session.connection.sendRequest('collate/canUndo', { uri }), { undo: true, redo: false });
    await session.execute('collate.server.undo', { uri });
    assert.deepEqual((await page('a.txt')).items, []);
    await session.execute('collate.server.redo', { uri });
    assert.equal((await page('a.txt')).items.length, 1);
  });

  it('keeps a tag on its words while the text is edited', async () => {
    session = await Session.start({ files: { 'a.txt': text } });
    const uri = await session.open('a.txt');
    await session.execute('collate.server.tag', { uri, range: zoe, label: 'PERSON', scope: 'span' });
    const start = { line: 0, character: 0 };
    await session.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: { start, end: start }, text: 'Oh! ' }] });
    const painted = await session.connection.sendRequest('collate/annotations', { uri });
    assert.deepEqual((painted as { range: unknown }[]).map(({ range }) => range), [{ start: { line: 0, character: 19 }, end: { line: 0, character: 22 } }]);
    const tokens = await session.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } });
    assert.deepEqual(tokens.data, [0, 19, 3, 0, 0]);
    assert.deepEqual(await session.connection.sendRequest('collate/canUndo', { uri }), { undo: false, redo: false });
  });

  it('tags every occurrence in the corpus with one write for each file', async () => {
    session = await Session.start({ files: { 'a.txt': text, 'b.txt': 'Robins sing. Robin listens.\n' } });
    const uri = await session.open('a.txt');
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } };
    const done = await session.execute('collate.server.tag', { uri, range, label: 'PERSON', scope: 'corpus' });
    assert.equal(done.message, '“Robin” tagged as PERSON: 3 places in 2 files.');
    assert.equal((await page('a.txt')).items.length, 2);
    assert.deepEqual((await page('b.txt')).items.map(({ target }) => target.selector[0].start), [13]);
  });

  it('says that an annotation lost its text, and offers to put it elsewhere', async () => {
    session = await Session.start({ files: { 'a.txt': text } });
    const uri = await session.open('a.txt');
    await session.execute('collate.server.tag', { uri, range: zoe, label: 'PERSON', scope: 'span' });
    const gone = { start: { line: 0, character: 13 }, end: { line: 0, character: 28 } };
    await session.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: gone, text: '' }] });
    const [orphan] = await session.found('a.txt', 'annotation.orphan');
    assert.equal(orphan.message, 'The PERSON annotation on “Zoë” lost its text, which was changed or deleted here: put it where it belongs, or delete it.');
    const actions = await session.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: orphan.range, context: { diagnostics: [] } });
    assert.ok(actions.some(({ title }) => title === 'Delete this annotation'));
  });

  it('keeps a dismissed finding away after edits elsewhere', async () => {
    session = await Session.start({ files: { 'a.txt': 'We definately stayed at home that day.\n' } });
    const uri = await session.open('a.txt');
    const [misspelling] = await session.found('a.txt', 'spelling');
    await session.execute('collate.server.dismiss', { uri, rule: 'spelling', range: misspelling.range });
    assert.deepEqual((await page('a.txt')).dismissals?.map(({ rule, exact }) => [rule, exact]), [['spelling', 'definately']]);
    assert.deepEqual(await session.found('a.txt', 'spelling'), []);
    const start = { line: 0, character: 0 };
    await session.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: { start, end: start }, text: 'Yes.\n' }] });
    assert.deepEqual(await session.found('a.txt', 'spelling'), []);
    await session.execute('collate.server.restoreDismissed', { uri });
    assert.equal((await session.found('a.txt', 'spelling')).length, 1);
  });

  it('adds a word to the dictionary of the corpus', async () => {
    session = await Session.start({ files: { 'a.txt': 'We definately stayed.\n', '.collate/dictionary.txt': '# ours\nfoo' } });
    const uri = await session.open('a.txt');
    assert.equal((await session.execute('collate.server.addWord', { uri, word: 'definately' })).done, true);
    assert.equal(await session.onDisk('.collate/dictionary.txt'), '# ours\nfoo\ndefinately\n');
    assert.deepEqual(await session.found('a.txt', 'spelling'), []);
  });

  it('leaves a damaged sidecar alone and says what is wrong and where', async () => {
    const damaged = '{\n  "type": "AnnotationPage",\n  oops\n}\n';
    session = await Session.start({ files: { 'a.txt': text, 'a.txt.anno.json': damaged } });
    const uri = await session.open('a.txt');
    const refused = await session.execute('collate.server.tag', { uri, range: zoe, label: 'PERSON', scope: 'span' });
    assert.equal(refused.done, false);
    assert.match(refused.message, /^a\.txt\.anno\.json is left alone, nothing was changed\. Line 3: /u);
    assert.equal(await session.onDisk('a.txt.anno.json'), damaged);
  });

  it('takes over what somebody else wrote to a sidecar', async () => {
    session = await Session.start({ files: { 'a.txt': text } });
    const uri = await session.open('a.txt');
    await session.execute('collate.server.tag', { uri, range: zoe, label: 'PERSON', scope: 'span' });
    const theirs = (await session.onDisk('a.txt.anno.json')).replace('"PERSON"', '"ORG"');
    await writeFile(join(session.folder, 'a.txt.anno.json'), theirs);
    await session.fileEvent('a.txt.anno.json', 2);
    await session.until(async () => {
      const painted = await session.connection.sendRequest<{ label: string }[]>('collate/annotations', { uri });
      return painted[0]?.label === 'ORG';
    });
  });
});
