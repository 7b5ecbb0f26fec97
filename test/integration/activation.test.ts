import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openDocument, waitForDiagnostics } from './documents.ts';

interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
  readonly keybindings: readonly { readonly command: string }[];
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly { readonly description: string }[] }[];
}

describe('the extension', () => {
  const contributions = (): Contributions => (vscode.extensions.getExtension('collate.collate')!.packageJSON as { contributes: Contributions }).contributes;

  it('is activated by a plain-text document and finds something in it', async () => {
    const document = await openDocument('01-coast-courier.txt');
    const diagnostics = await waitForDiagnostics(document, (found) => found.length > 0);
    assert.ok(diagnostics.every(({ source }) => source === 'Collate'));
    assert.equal(vscode.extensions.getExtension('collate.collate')?.isActive, true);
  });

  it('registers every command that it contributes', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const contributed = contributions().commands.map(({ command }) => command);
    assert.deepEqual(contributed.filter((command) => !registered.has(command)), []);
    assert.ok(contributed.includes('collate.tag'));
    assert.ok(contributions().keybindings.every(({ command }) => registered.has(command)));
  });

  it('contributes both views, which open', async () => {
    assert.deepEqual(contributions().views.collate.map(({ id }) => id), ['collate.claims', 'collate.entities']);
    for (const { id } of contributions().views.collate) await vscode.commands.executeCommand(`${id}.focus`);
  });

  it('contributes a walkthrough whose links lead to commands that there are', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const [{ id, steps }, ...others] = contributions().walkthroughs;
    assert.deepEqual([id, others], ['start', []]);
    const linked = steps.flatMap(({ description }) => [...description.matchAll(/\(command:([\w.]+)/gu)].map(([, command]) => command));
    assert.deepEqual(linked.filter((command) => !registered.has(command)), []);
  });
});
