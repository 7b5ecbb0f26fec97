import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ClientRequests } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';

type PasswordRequest = ClientRequests['collate/team/password'];

/** Keeps the passwords of the team's index in the editor's secret storage, and gives them to the server when it asks. */
export function registerTeamCommands(client: BaseLanguageClient, api: ServerApi, secrets: vscode.SecretStorage): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest('collate/team/password', async ({ account }: PasswordRequest['params']): Promise<PasswordRequest['result']> => (await secrets.get(keyOf(account))) ?? null),
    vscode.commands.registerCommand('collate.setTeamPassword', () => setPassword(api, secrets)),
  );
}

async function setPassword(api: ServerApi, secrets: vscode.SecretStorage): Promise<void> {
  const account = await api.request('collate/team/account', undefined);
  if (account === null) {
    const open = 'Open Settings';
    const chosen = await vscode.window.showWarningMessage('No index of a team is set: name it in collate.index.url first.', open);
    if (chosen === open) await vscode.commands.executeCommand('workbench.action.openSettings', 'collate.index.url');
    return;
  }
  const password = await vscode.window.showInputBox({
    title: 'Password of the Team Index',
    prompt: `For ${account}. It is kept in the editor's secret storage; leave it empty to forget the one that is kept.`,
    password: true,
    ignoreFocusOut: true,
  });
  if (password === undefined) return;
  if (password === '') await secrets.delete(keyOf(account));
  else await secrets.store(keyOf(account), password);
  await api.request('collate/team/reconnect', undefined);
}

/** A password belongs to one user of one database, so that no other server ever gets it. */
function keyOf(account: string): string {
  return `collate.index ${account}`;
}
