import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export interface Refreshable {
  refresh(): void;
}

/** Commands of the extension as a whole. */
export function registerGeneralCommands(client: BaseLanguageClient, views: readonly Refreshable[]): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('collate.restartServer', async () => {
      await client.stop();
      await client.start();
    }),
    vscode.commands.registerCommand('collate.refresh', () => views.forEach((view) => view.refresh())),
    vscode.commands.registerCommand('collate.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', 'collate.collate#start', false),
    ),
    vscode.commands.registerCommand('collate.fixAll', () => vscode.commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.collate', apply: 'first' })),
    vscode.commands.registerCommand('collate.addWordToUserDictionary', addToUserDictionary),
  );
}

async function addToUserDictionary(word: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('collate');
  const words = settings.inspect<string[]>('words')?.globalValue ?? [];
  if (!words.includes(word)) await settings.update('words', [...words, word], vscode.ConfigurationTarget.Global);
}
