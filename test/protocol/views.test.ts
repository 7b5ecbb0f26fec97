import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InlayHint } from 'vscode-languageserver/node';
import type { AgreementReport, LayerItem, OccurrencePage } from '../../server/src/protocol.ts';
import { Session } from './client.ts';

const text = 'Zoë 😊 met Robin of Ely.\nRobin met Zoë.\n';
const range = (line: number, start: number, end: number): { start: { line: number; character: number }; end: { line: number; character: number } } => ({ start: { line, character: start }, end: { line, character: end } });

describe('what views ask for', () => {
  let session: Session;
  afterEach(() => session.end());

  it('gives labels as inlay hints, the innermost first, and none where they are not wanted', async () => {
    session = await Session.start({ files: { 'a.txt': text } });
    const uri = await session.open('a.txt');
    await session.execute('collate.server.tag', { uri, range: range(0, 11, 23), label: 'PERSON', scope: 'span' });
    await session.execute('collate.server.tag', { uri, range: range(0, 20, 23), label: 'PLACE', scope: 'span' });
    const hints = async (end: number): Promise<unknown[]> => {
      const found = await session.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 0, character: end } } });
      return found.map(({ position, label }) => [position.line, position.character, label]);
    };
    assert.deepEqual(await hints(40), [[0, 23, 'PLACE'], [0, 23, 'PERSON']]);
    assert.deepEqual(await hints(10), []);
    session.settings = { showLabels: false };
    await session.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await session.until(async () => (await hints(40)).length === 0);
  });

  it('pages through occurrences, in the text as it is being edited', async () => {
    session = await Session.start({ files: { 'a.txt': text, 'b.txt': 'robin\r\n' } });
    const uri = await session.open('a.txt');
    const query = { text: 'Robin', matchCase: false, wholeWords: true };
    const start = { line: 0, character: 0 };
    await session.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: { start, end: start }, text: 'Robin! ' }] });
    const first = await session.connection.sendRequest<OccurrencePage>('collate/occurrences', { query, limit: 3 });
    assert.deepEqual(first.rows.map(({ location }) => [location.range.start.line, location.range.start.character]), [[0, 0], [0, 18], [1, 0]]);
    const rest = await session.connection.sendRequest<OccurrencePage>('collate/occurrences', { query, limit: 3, from: first.next });
    assert.deepEqual([rest.rows.map(({ source }) => source), rest.next], [['b.txt'], null]);
    assert.equal(await session.connection.sendRequest('collate/occurrenceQuery', { uri, range: range(1, 7, 7) }), 'met');
  });

  it('compares layers that appear while it runs, and writes decisions to the curated file', async () => {
    session = await Session.start({ files: { 'a.txt': text }, settings: { annotator: 'ana' } });
    const uri = await session.open('a.txt');
    await session.execute('collate.server.tag', { uri, range: range(0, 0, 3), label: 'PERSON', scope: 'span' });
    const theirs = (await session.onDisk('a.txt.anno.ana.json')).replace('"PERSON"', '"ORG"').replaceAll('"ana"', '"ben"');
    await writeFile(join(session.folder, 'a.txt.anno.ben.json'), theirs.replace(/urn:uuid:[0-9a-f-]+/u, 'urn:uuid:00000000-0000-4000-8000-000000000001'));
    await session.fileEvent('a.txt.anno.ben.json', 1);
    await session.until(async () => (await session.connection.sendRequest<LayerItem[]>('collate/layers', {})).length === 2);
    const report = await session.connection.sendRequest<AgreementReport>('collate/agreement', { uri, first: 'ana', second: 'ben' });
    assert.deepEqual(report.differences.map(({ kind, keyword }) => [kind, keyword]), [['label', 'Zoë']]);
    const [{ first, second }] = report.differences;
    const differences = [{ uri, first: first.map(({ id }) => id), second: second.map(({ id }) => id) }];
    assert.equal((await session.execute('collate.server.adjudicate', { first: 'ana', second: 'ben', take: 'second', differences })).message, 'Taken from ben.');
    const curated = JSON.parse(await session.onDisk('a.txt.anno.json')) as { items: { status: string; via: string; adjudicator: { name: string }; creator: { name: string } }[] };
    assert.deepEqual(curated.items.map(({ status, creator, adjudicator }) => [status, creator.name, adjudicator.name]).sort(), [['accepted', 'ben', 'ana'], ['rejected', 'ana', 'ana']]);
    await session.execute('collate.server.undoAdjudication', {});
    assert.deepEqual((JSON.parse(await session.onDisk('a.txt.anno.json')) as typeof curated).items, []);
  });
});
