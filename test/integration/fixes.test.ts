import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, makeDocument, ofRule, pathOf, rangeOf, readOnDisk, removeDocuments, waitForDiagnostics } from './documents.ts';

describe('quick fixes', () => {
  afterEach(() => removeDocuments('.collate/dictionary.txt'));

  const misspelt = async (): Promise<{ document: vscode.TextDocument; range: vscode.Range }> => {
    const document = await makeDocument('We definately stayed at home that day.\n');
    await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length === 1);
    return { document, range: rangeOf(document, 'definately') };
  };
  const actionsAt = async (document: vscode.TextDocument, range: vscode.Range, kind: vscode.CodeActionKind): Promise<vscode.CodeAction[]> =>
    await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind.value);
  const fixTitled = async (title: string, { document, range }: { document: vscode.TextDocument; range: vscode.Range }): Promise<vscode.CodeAction> => {
    const actions = await actionsAt(document, range, vscode.CodeActionKind.QuickFix);
    const action = actions.find((candidate) => candidate.title === title);
    assert.ok(action, `“${title}” is not among ${actions.map((candidate) => candidate.title).join(', ')}`);
    return action;
  };

  it('correct a word', async () => {
    const place = await misspelt();
    const { edit } = await fixTitled('Correct to “definitely”', place);
    assert.deepEqual(edit!.entries().map(([uri, edits]) => [uri.path, edits.map(({ range, newText }) => [range, newText])]), [[place.document.uri.path, [[place.range, 'definitely']]]]);
    assert.ok(await vscode.workspace.applyEdit(edit!));
    assert.equal(place.document.getText(), 'We definitely stayed at home that day.\n');
    await waitForDiagnostics(place.document, (diagnostics) => ofRule(diagnostics, 'spelling').length === 0);
  });

  it('add a word to the dictionary of the corpus', async () => {
    const place = await misspelt();
    const { command } = await fixTitled('Add “definately” to the corpus dictionary', place);
    await vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    assert.equal(await readOnDisk('.collate/dictionary.txt'), 'definately\n');
    await waitForDiagnostics(place.document, (diagnostics) => ofRule(diagnostics, 'spelling').length === 0);
  });

  it('offer the labels for a selection', async () => {
    const { document } = await misspelt();
    const titles = (await actionsAt(document, rangeOf(document, 'home'), vscode.CodeActionKind.RefactorRewrite)).map(({ title }) => title);
    assert.ok(titles.includes('Tag as PLACE'), titles.join(', '));
  });

  it('run on save where the settings ask for it', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('codeActionsOnSave', { 'source.fixAll.collate': 'explicit' }, vscode.ConfigurationTarget.Global);
    try {
      const { document } = await misspelt();
      await vscode.window.activeTextEditor!.edit((edit) => edit.insert(new vscode.Position(1, 0), 'Nobody came.\n'));
      assert.ok(await document.save());
      const saved = await eventually(async () => {
        const text = await readOnDisk(pathOf(document));
        return text.includes('Nobody') ? text : undefined;
      });
      assert.equal(saved, 'We definitely stayed at home that day.\nNobody came.\n');
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
