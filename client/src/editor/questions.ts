import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ClientRequests } from '../../../server/src/protocol.ts';

/** Asks the user what the server wants to know, in a dialog that waits for the answer. */
export function answerQuestions(client: BaseLanguageClient): vscode.Disposable {
  return client.onRequest('collate/ask', async ({ message, detail, choices }: ClientRequests['collate/ask']['params']): Promise<ClientRequests['collate/ask']['result']> => {
    return (await vscode.window.showWarningMessage(message, { modal: true, detail }, ...choices)) ?? null;
  });
}
