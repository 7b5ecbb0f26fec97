import assert from 'node:assert/strict';
import type { CodeAction, Command, Range } from 'vscode-languageserver/node';
import type { ServerCommands } from '../../server/src/protocol.ts';
import { Session } from './client.ts';

interface Painted {
  readonly label: string;
  readonly range: Range;
}

/** The fixes of the three checks, carried out as an editor does. */
describe('fixes of annotations', () => {
  let session: Session;
  afterEach(() => session.end());

  const rangeAt = (line: number, start: number, end: number): Range => ({ start: { line, character: start }, end: { line, character: end } });
  const tag = async (uri: string, range: Range, label = 'PERSON'): Promise<void> => {
    assert.ok((await session.execute('collate.server.tag', { uri, range, label, scope: 'span' })).done);
  };
  const painted = async (uri: string): Promise<string[]> =>
    (await session.connection.sendRequest<Painted[]>('collate/annotations', { uri })).map(({ label, range: { start, end } }) => `${label} ${String(start.line)}:${String(start.character)}-${String(end.character)}`);
  const fix = async (uri: string, range: Range, title: RegExp): Promise<void> => {
    const actions = await session.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
    const action = actions.find((one) => title.test(one.title));
    assert.ok(action, `${String(title)} is among ${actions.map((one) => one.title).join(' | ')}`);
    const { command, arguments: [argument] = [] } = action.command as Command;
    const { done, message } = await session.execute(command as keyof ServerCommands, argument as ServerCommands[keyof ServerCommands]);
    assert.ok(done, message);
  };

  it('offer the likely label first, with all the places that it may be put', async () => {
    session = await Session.start({ files: { 'a.txt': 'The minister met Ahmad Massoud in Kabul on Monday.\n' } });
    const uri = await session.open('a.txt');
    const range = rangeAt(0, 34, 39);
    const actions = await session.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
    assert.deepEqual(actions.slice(0, 4).map(({ title }) => title), ['Tag as PLACE', 'Tag as PLACE everywhere in this file', 'Tag as PLACE everywhere in the corpus', 'Tag as PERSON']);
  });

  it('put an orphan on a candidate, on the selection, or away', async () => {
    for (const [title, selection, expected] of [
      [/^Put the annotation on “Robin Smyth” in line 3$/u, undefined, ['PERSON 2:0-11']],
      [/^Put the annotation on the selection$/u, rangeAt(0, 0, 5), ['PERSON 0:0-5']],
      [/^Delete this annotation$/u, undefined, []],
    ] as const) {
      session = await Session.start({ files: { 'a.txt': 'Robin Smith came.\n\nRobin Smyth spoke to the crowd.\n' } });
      const uri = await session.open('a.txt');
      await tag(uri, rangeAt(0, 0, 11));
      await session.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: rangeAt(0, 0, 16), text: 'Nobody' }] });
      const [orphan] = await session.found('a.txt', 'annotation.orphan');
      await fix(uri, selection ?? orphan.range, title);
      assert.deepEqual(await painted(uri), expected);
      assert.deepEqual(await session.found('a.txt', 'annotation.orphan'), []);
      if (expected.length > 0) await session.end();
    }
  });

  it('give an annotation the label that others have', async () => {
    session = await Session.start({ files: { 'a.txt': 'Zorin came. Zorin left. Zorin sat.\n' } });
    const uri = await session.open('a.txt');
    await tag(uri, rangeAt(0, 0, 5));
    await tag(uri, rangeAt(0, 12, 17));
    await tag(uri, rangeAt(0, 24, 29), 'PLACE');
    const [found] = await session.found('a.txt', 'annotation.label');
    await fix(uri, found.range, /^Tag as PERSON like elsewhere$/u);
    assert.deepEqual(await painted(uri), ['PERSON 0:0-5', 'PERSON 0:12-17', 'PERSON 0:24-29']);
  });

  it('tag what is tagged elsewhere, here or in the file, or remember that it is none', async () => {
    session = await Session.start({ files: { 'a.txt': 'zorin came.\n', 'b.txt': 'Then zorin left; zorin sat, and zorin slept.\n' } });
    await tag(await session.open('a.txt'), rangeAt(0, 0, 5));
    const uri = await session.open('b.txt');
    const places = async (): Promise<number[]> => (await session.found('b.txt', 'annotation.unmarked')).map(({ range }) => range.start.character);
    assert.deepEqual(await places(), [5, 17, 32]);
    await fix(uri, rangeAt(0, 17, 22), /^Remember that this is no PERSON$/u);
    assert.deepEqual(await places(), [5, 32]);
    await fix(uri, rangeAt(0, 5, 10), /^Tag as PERSON like elsewhere$/u);
    assert.deepEqual([await places(), await painted(uri)], [[32], ['PERSON 0:5-10']]);
    await fix(uri, rangeAt(0, 32, 37), /^Tag all “zorin” in this file as PERSON$/u);
    assert.deepEqual([await places(), await painted(uri)], [[], ['PERSON 0:5-10', 'PERSON 0:32-37']]);
  });
});
