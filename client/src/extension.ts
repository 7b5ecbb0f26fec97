import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, clientOptions } from './activate.ts';
import { keepingCompiledCode } from './compiledCode.ts';
import { serverOptions } from './serverProcess.ts';

let client: LanguageClient | undefined;

/** Starts Collate in a desktop or remote VS Code: the server is a Node process of its own. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.cjs');
  const options = clientOptions();
  const { version } = context.extension.packageJSON as { version: string };
  const env = keepingCompiledCode(context.globalStorageUri.fsPath, version);
  client = new LanguageClient('collate', 'Collate', { module, transport: TransportKind.ipc, options: { env, execArgv: serverOptions } }, {
    ...options,
    initializationOptions: { ...options.initializationOptions, storage: (context.storageUri ?? context.globalStorageUri).fsPath },
  });
  await activateWith(context, client);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
