import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, makeDocument, ofRule, pathOf, rangeOf, readOnDisk, removeDocuments, uriOf, waitForDiagnostics, writeOnDisk } from './documents.ts';

interface Result {
  readonly done: boolean;
  readonly message: string;
  readonly losses: readonly string[];
  readonly problems: readonly string[];
}

describe('exchange', () => {
  afterEach(() => removeDocuments());

  const makeTagged = async (): Promise<vscode.TextDocument> => {
    const document = await makeDocument('We 😊 definately met Robin.\n');
    await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length > 0);
    const range = rangeOf(document, 'Robin');
    vscode.window.activeTextEditor!.selection = new vscode.Selection(range.start, range.end);
    await vscode.commands.executeCommand('collate.tagWithLabel1');
    return document;
  };

  it('exports a document, and imports it again into another', async () => {
    const document = await makeTagged();
    const name = `made-${String(Date.now())}`;
    const exported = await vscode.commands.executeCommand<Result>('collate.exportAnnotations', { format: 'doccano', uri: document.uri.toString(), to: uriOf(`${name}.jsonl`).toString() });
    assert.deepEqual([exported.done, exported.message, exported.problems], [true, 'Exported 1 annotation of 1 document as doccano JSONL.', []]);
    const line = JSON.parse(await readOnDisk(`${name}.jsonl`)) as { text: string; label: unknown; meta: { name: string } };
    assert.deepEqual(line.label, [[20, 25, 'PERSON']]);
    await writeOnDisk(`${name}.jsonl`, JSON.stringify({ ...line, meta: { name: `${name}.txt` } }));
    const imported = await vscode.commands.executeCommand<Result>('collate.importAnnotations', { format: 'doccano', files: [uriOf(`${name}.jsonl`).toString()], into: uriOf('').toString() });
    assert.deepEqual([imported.done, imported.message], [true, 'Imported 1 annotation into 1 document.']);
    assert.equal(await readOnDisk(`${name}.txt`), document.getText());
    assert.match(await readOnDisk(`${name}.txt.anno.json`), /"exact":"Robin"/u);
  });

  it('shows who annotated what, each line a link to the words', async () => {
    const document = await makeTagged();
    await vscode.commands.executeCommand('collate.showAnnotationLog', document.uri);
    const log = await eventually(() => Promise.resolve(vscode.window.visibleTextEditors.find((editor) => editor.document.uri.scheme === 'collate-log')?.document));
    assert.match(log.getText(), /annotator {2}tagged “Robin” as PERSON/u);
    assert.ok(log.getText().includes(pathOf(document)));
    const [link] = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', log.uri);
    assert.equal(link.target?.scheme, 'command');
    await vscode.commands.executeCommand(link.target!.path, ...(JSON.parse(decodeURIComponent(link.target!.query)) as unknown[]));
    const selection = await eventually(() => Promise.resolve(vscode.window.activeTextEditor?.document.uri.toString() === document.uri.toString() ? vscode.window.activeTextEditor.selection : undefined));
    assert.equal(document.getText(selection), 'Robin');
  });
});
