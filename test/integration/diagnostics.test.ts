import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, makeDocument, ofRule, openDocument, rangeOf, removeDocuments, uriOf, waitForDiagnostics, writeOnDisk } from './documents.ts';

const paragraph = 'The librarian of the old harbour counted her umbrellas twice before she let anybody into the reading room.';

describe('diagnostics', () => {
  afterEach(() => removeDocuments('elsewhere.txt'));

  it('stand under the words, with code, severity, message and the other place', async () => {
    const document = await openDocument('01-coast-courier.txt');
    const found = await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'duplicate.exact').length > 0);
    const misspellings = ofRule(found, 'spelling');
    assert.deepEqual(misspellings.map(({ range }) => range), [rangeOf(document, 'goverment', 1), rangeOf(document, 'goverment', 2)]);
    assert.equal(misspellings[0].severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(misspellings[0].message, '“goverment” is not in the dictionary: did you mean “government”?');
    const [duplicate] = ofRule(found, 'duplicate.exact');
    assert.deepEqual(duplicate.range, document.lineAt(18).range);
    assert.deepEqual(duplicate.relatedInformation?.map(({ location }) => [location.uri.path, location.range]), [[document.uri.path, document.lineAt(14).range]]);
    const [boilerplate] = ofRule(found, 'boilerplate');
    assert.deepEqual(boilerplate.tags, [vscode.DiagnosticTag.Unnecessary]);
  });

  it('are there for closed documents too', async () => {
    const found = await waitForDiagnostics({ uri: uriOf('05-daily-beacon.txt') }, (diagnostics) => ofRule(diagnostics, 'spelling').length > 0);
    assert.deepEqual(ofRule(found, 'spelling').map(({ range }) => range.start.line), [12]);
  });

  it('follow what is typed, and the file again when it is reverted', async () => {
    const document = await makeDocument('We stayed at home that day.\n');
    const editor = vscode.window.activeTextEditor!;
    await editor.edit((edit) => edit.replace(rangeOf(document, 'stayed'), 'definately stayed'));
    const found = await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length > 0);
    assert.deepEqual(ofRule(found, 'spelling')[0].range, new vscode.Range(0, 3, 0, 13));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length === 0);
  });

  it('follow files that are made and removed outside the editor', async () => {
    const document = await makeDocument(`Nobody came.\n\n${paragraph}\n`);
    await writeOnDisk('elsewhere.txt', `${paragraph}\n`);
    const found = await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'duplicate.exact').length > 0);
    assert.deepEqual(ofRule(found, 'duplicate.exact')[0].range, document.lineAt(2).range);
    await vscode.workspace.fs.delete(uriOf('elsewhere.txt'));
    await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'duplicate.exact').length === 0);
  });

  it('leave documents of other languages alone', async () => {
    const notes = await makeDocument('We definately stayed.\n', 'md');
    const document = await makeDocument('We definately stayed.\n');
    await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length > 0);
    assert.deepEqual(diagnosticsOf(notes.uri), []);
  });

  it('keep to the settings as soon as they change', async () => {
    const document = await makeDocument('We definately stayed.\n');
    await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length === 1);
    const settings = vscode.workspace.getConfiguration('collate');
    await settings.update('rules.spelling', 'off', vscode.ConfigurationTarget.Global);
    try {
      await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length === 0);
    } finally {
      await settings.update('rules.spelling', undefined, vscode.ConfigurationTarget.Global);
    }
    await waitForDiagnostics(document, (diagnostics) => ofRule(diagnostics, 'spelling').length === 1);
  });
});
