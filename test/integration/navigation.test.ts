import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openDocument, rangeOf, removeDocuments, waitForDiagnostics } from './documents.ts';

describe('navigation', () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await openDocument('02-the-inland-post.txt');
    await waitForDiagnostics(document, (diagnostics) => diagnostics.some(({ code }) => code === 'claim.conflict'));
  });
  after(() => removeDocuments());

  const fileOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const at = (words: string): vscode.Position => rangeOf(document, words).start.translate(0, 1);

  it('hovers over a number with a table of the other sources, their words, values and verdicts', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at('35'));
    const [markdown] = hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value)));
    assert.match(markdown, /^\*\*35 years old\*\* — age of Daoud Saleh\n\n\| Source \| Says \| Value \| Verdict \|\n/u);
    assert.match(markdown, /\| \[01\\-coast\\-courier\\\.txt:17\]\([^)]*01-coast-courier\.txt#L17,\d+\) \| “[^|]*Daoud Saleh, 34,[^|]*” \| 34 years old \| ✗ \*\*conflict\*\* \|/u);
    assert.deepEqual(hovers[0].range?.contains(rangeOf(document, '35')), true);
  });

  it('finds a name across files in every spelling, and renames it', async () => {
    const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, at('Yusuf'));
    assert.deepEqual([...new Set(places.map(({ uri }) => fileOf(uri)))].sort(), ['01-coast-courier.txt', '02-the-inland-post.txt', '03-river-radio.txt', '04-national-wire.txt', '05-daily-beacon.txt', '06-monitor-weekly.txt']);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at('Yusuf'), 'Yousef');
    const [, mine] = edit.entries().find(([uri]) => fileOf(uri) === '02-the-inland-post.txt')!;
    assert.deepEqual(mine.map(({ range, newText }) => [document.getText(range), newText]), [['Yusuf', 'Yousef']]);
  });

  it('outlines headline, paragraphs and quantities, without boilerplate', async () => {
    const wire = await openDocument('04-national-wire.txt');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', wire.uri);
    assert.deepEqual(symbols.map(({ name, range }) => [name, range.start.line]), [['Minister orders inquiry after Tal Abyar bridge disaster', 2]]);
    const [headline] = symbols;
    assert.deepEqual(headline.children.filter(({ kind }) => kind === vscode.SymbolKind.String).map(({ range }) => range.start.line), [4, 6, 8, 10, 12]);
    const numbers = headline.children.flatMap(({ children }) => children).filter(({ kind }) => kind === vscode.SymbolKind.Number);
    assert.ok(numbers.some(({ name }) => name === '120 metres'), numbers.map(({ name }) => name).join(', '));
  });

  it('folds boilerplate runs', async () => {
    const wire = await openDocument('04-national-wire.txt');
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', wire.uri);
    assert.deepEqual(folds.map(({ start, end }) => [start, end]), [[14, 17]]);
  });

  it('shows a lens of findings at the top', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 5);
    const titles = lenses.filter(({ range }) => range.start.line === 0).map(({ command }) => command?.title ?? '');
    assert.ok(titles.some((title) => title.includes('1 misspelling')), titles.join(', '));
  });
});
