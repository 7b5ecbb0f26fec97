import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, clientOptions } from './activate.ts';
import { serveFiles } from './editor/files.ts';

let client: LanguageClient | undefined;

/** Starts Collate in a browser: the server is a web worker that asks the editor for files. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/server.browser.js');
  // Workers start only from where the page came from; the extension may come from a gallery or from a remote machine.
  const source = new Blob([await vscode.workspace.fs.readFile(script) as Uint8Array<ArrayBuffer>], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(source));
  const data = vscode.Uri.joinPath(context.extensionUri, 'dist/data').toString();
  const options = clientOptions();
  client = new LanguageClient('collate', 'Collate', worker, { ...options, initializationOptions: { ...options.initializationOptions, data } });
  context.subscriptions.push(serveFiles(client));
  await activateWith(context, client);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
