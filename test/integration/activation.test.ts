import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openDocument, waitForDiagnostics } from './documents.ts';

describe('the extension', () => {
  it('is activated by a plain-text document and finds something in it', async () => {
    const document = await openDocument('01-coast-courier.txt');
    const diagnostics = await waitForDiagnostics(document, (found) => found.length > 0);
    assert.ok(diagnostics.every(({ source }) => source === 'Collate'));
    assert.equal(vscode.extensions.getExtension('collate.collate')?.isActive, true);
  });
});
