import assert from 'node:assert/strict';
import type { CodeAction, DocumentSymbol, Hover, Location, TextDocumentEdit, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver/node';
import type { ClaimGroups } from '../../server/src/protocol.ts';
import { Session } from './client.ts';

const east = [
  'Storm over Port Sorel leaves 12 dead',
  '',
  'At least 12 people were killed in Port Sorel on Friday when the storm tore the roof off the school, police said.',
  '',
  'Mayor Ahmad Massoud asked for help. Ahmad Massoud said that 300 families had lost their homes in Port Sorel.',
  '',
].join('\n');
const west = [
  'Storm kills 15 in Port Sorel',
  '',
  'The storm that hit Port Sorel on Friday killed 15 people when the roof of the school came down, police said.',
  '',
  'Mayor Ahmad Masood asked for help. Ahmad Masood said that 500 families had lost their homes in Port Sorel.',
  '',
].join('\n');
const north = 'Mayor Ahmad Massoud met families of Port Sorel on Sunday. Ahmad Massoud spoke of the storm and of the school.\n';

describe('language features', () => {
  let session: Session;

  before(async () => {
    session = await Session.start({ files: { 'east.txt': east, 'west.txt': west, 'north.txt': north } });
    await session.open('east.txt');
    await session.open('west.txt');
  });
  after(() => session.end());

  const at = (text: string, words: string, extra = 0): { line: number; character: number } => {
    const before = text.slice(0, text.indexOf(words) + extra).split('\n');
    return { line: before.length - 1, character: before.at(-1)!.length };
  };
  const ask = <Result>(method: string, path: string, position: { line: number; character: number }, more: object = {}): Promise<Result> =>
    session.connection.sendRequest<Result>(method, { textDocument: { uri: session.uri(path) }, position, ...more });
  const actionsAt = async (path: string, text: string, words: string): Promise<CodeAction[]> => {
    const start = at(text, words);
    const range = { start, end: { line: start.line, character: start.character + words.length } };
    return session.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: session.uri(path) }, range, context: { diagnostics: [] } });
  };

  it('hovers over a number with one row for each other place: words, value, verdict, link', async () => {
    const hover = await ask<Hover>('textDocument/hover', 'west.txt', at(west, '500 families', 1));
    const { value } = hover.contents as { value: string };
    assert.match(value, /^\*\*500 families\*\*/u);
    assert.match(value, /\| \[east\\\.txt:5\]\(file:\/\/\/[^)]*east\.txt#L5,\d+\) \| “[^|]*300 families[^|]*” \| 300 families \| ✗ \*\*conflict\*\* \|/u);
  });

  it('hovers over a name with its spellings by source', async () => {
    const hover = await ask<Hover>('textDocument/hover', 'west.txt', at(west, 'Masood', 2));
    const { value } = hover.contents as { value: string };
    assert.match(value, /\*\*Massoud\*\* — 6× in 3 sources/u);
    assert.match(value, /west\\\.txt:5\]\([^)]*\) \| Masood 2×/u);
  });

  it('finds all places of a name, whichever way it is spelt, and renames them all with a preview', async () => {
    const places = await ask<Location[]>('textDocument/references', 'west.txt', at(west, 'Masood', 2), { context: { includeDeclaration: true } });
    assert.deepEqual(places.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)), ['east.txt', 'east.txt', 'north.txt', 'north.txt', 'west.txt', 'west.txt']);
    const edit = await ask<WorkspaceEdit>('textDocument/rename', 'west.txt', at(west, 'Masood', 2), { newName: 'Massoud' });
    assert.deepEqual(Object.values(edit.changeAnnotations ?? {}), [{ label: 'Rename “Massoud” to “Massoud”', needsConfirmation: true }]);
    assert.equal((edit.documentChanges as TextDocumentEdit[]).flatMap(({ edits }) => edits).length, 6);
  });

  it('leads from a number to the other sources', async () => {
    const places = await ask<Location[]>('textDocument/definition', 'west.txt', at(west, '500 families', 1));
    assert.deepEqual(places.map(({ uri, range }) => [uri, range.start.line]), [[session.uri('east.txt'), 4]]);
  });

  it('highlights the places of this document only', async () => {
    const highlights = await ask<{ range: { start: { line: number } } }[]>('textDocument/documentHighlight', 'west.txt', at(west, 'Masood', 2));
    assert.equal(highlights.length, 2);
  });

  it('offers the preferred spelling here, in the file and the other way round', async () => {
    const titles = (await actionsAt('west.txt', west, 'Masood')).map(({ title }) => title);
    assert.deepEqual(titles.filter((title) => title.startsWith('Use')), ['Use “Massoud” here', 'Use “Massoud” in this file (2 places)', 'Use “Masood” in the corpus instead (4 places)']);
    assert.ok(titles.includes('Dismiss this finding (name.variant)'));
  });

  it('outlines headline, paragraphs, quantities and entities', async () => {
    const symbols = await session.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: session.uri('west.txt') } });
    const names = (list: readonly DocumentSymbol[]): string[] => list.flatMap((symbol) => [symbol.name, ...names(symbol.children ?? [])]);
    assert.ok(names(symbols).includes('Storm kills 15 in Port Sorel'));
    assert.ok(names(symbols).includes('500 families'));
  });

  it('finds entities and claims by name', async () => {
    const symbols = await session.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'families' });
    assert.ok(symbols.some(({ containerName }) => containerName === 'claim: conflict'), JSON.stringify(symbols));
  });

  it('lists claim groups for the view, the worst first', async () => {
    const { groups } = await session.connection.sendRequest<ClaimGroups>('collate/claims');
    assert.equal(groups[0].verdict, 'conflict');
    const families = groups.find(({ about }) => about.includes('families'))!;
    assert.deepEqual(families.mentions.map(({ source, value }) => [source, value]), [['east.txt', '300 families'], ['west.txt', '500 families']]);
  });
});
