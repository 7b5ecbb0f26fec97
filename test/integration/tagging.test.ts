import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, makeDocument, ofRule, pathOf, rangeOf, readOnDisk, removeDocuments, waitForDiagnostics } from './documents.ts';

interface Page {
  readonly items: readonly { readonly body: readonly { readonly value: string }[]; readonly target: { readonly selector: readonly { readonly start?: number; readonly end?: number; readonly exact?: string }[] } }[];
}

describe('tagging', () => {
  afterEach(() => removeDocuments());

  const tags = async (document: vscode.TextDocument): Promise<unknown[]> => {
    const { items } = JSON.parse(await readOnDisk(`${pathOf(document)}.anno.json`)) as Page;
    return items.map(({ body, target: { selector } }) => [body[0].value, selector[0].start, selector[0].end, selector[1].exact]);
  };

  it('writes the selection with the first label to the sidecar, in code points, and undoes it', async () => {
    const document = await makeDocument('It 😊 definately was Zoë who met Robin.\n');
    await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length > 0);
    const range = rangeOf(document, 'Zoë');
    vscode.window.activeTextEditor!.selection = new vscode.Selection(range.start, range.end);
    await vscode.commands.executeCommand('collate.tagWithLabel1');
    assert.deepEqual(await tags(document), [['PERSON', 20, 23, 'Zoë']]);
    await vscode.commands.executeCommand('collate.undoAnnotation');
    assert.deepEqual(await tags(document), []);
    await vscode.commands.executeCommand('collate.redoAnnotation');
    assert.deepEqual(await tags(document), [['PERSON', 20, 23, 'Zoë']]);
  });

  it('takes the word under the cursor, and a tag away there', async () => {
    const document = await makeDocument('We definately met Robin.\n');
    await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length > 0);
    const cursor = rangeOf(document, 'obin').start;
    vscode.window.activeTextEditor!.selection = new vscode.Selection(cursor, cursor);
    await vscode.commands.executeCommand('collate.tagWithLabel3');
    assert.deepEqual(await tags(document), [['PLACE', 18, 23, 'Robin']]);
    await vscode.commands.executeCommand('collate.untag');
    assert.deepEqual(await tags(document), []);
  });

  it('keeps a tag on its words when text is typed before them, from the next save on', async () => {
    const document = await makeDocument('We definately met Robin.\n');
    await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length > 0);
    const range = rangeOf(document, 'Robin');
    vscode.window.activeTextEditor!.selection = new vscode.Selection(range.start, range.end);
    await vscode.commands.executeCommand('collate.tagWithLabel1');
    await vscode.window.activeTextEditor!.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Yes. '));
    assert.ok(await document.save());
    const moved = await eventually(async () => {
      const [first] = await tags(document);
      return JSON.stringify(first) === JSON.stringify(['PERSON', 18, 23, 'Robin']) ? undefined : first;
    });
    assert.deepEqual(moved, ['PERSON', 23, 28, 'Robin']);
  });
});
