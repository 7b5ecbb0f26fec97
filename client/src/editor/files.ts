import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ClientRequests } from '../../../server/src/protocol.ts';

type Handler<Method extends keyof ClientRequests> = (params: ClientRequests[Method]['params']) => Promise<ClientRequests[Method]['result']>;

/** Answers the server's requests for files out of the editor's file system. Only files of the workspace and of the extension are served. */
export function serveFiles(client: BaseLanguageClient): vscode.Disposable {
  const answer = <Method extends keyof ClientRequests>(method: Method, handler: Handler<Method>): vscode.Disposable =>
    client.onRequest(method, handler as (params: never) => Promise<unknown>);
  return vscode.Disposable.from(
    answer('collate/fs/read', async ({ uri, limit }) => {
      const file = vscode.Uri.parse(uri);
      const stat = await ifThere(vscode.workspace.fs.stat(file));
      if (!stat) return null;
      if (limit !== undefined && stat.size > limit) throw new Error(`it is larger than ${String(Math.round(limit / 1e6))} MB`);
      return await vscode.workspace.fs.readFile(file);
    }),
    answer('collate/fs/write', async ({ uri, bytes }) => {
      await vscode.workspace.fs.writeFile(inWorkspace(uri), bytes);
      return null;
    }),
    answer('collate/fs/move', async ({ from, to }) => {
      await vscode.workspace.fs.rename(inWorkspace(from), inWorkspace(to), { overwrite: false });
      return null;
    }),
    answer('collate/fs/list', async ({ uri }) => {
      const entries = await ifThere(vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri)));
      return entries?.map(([name, type]) => ({ name, kind: kindOf(type) })) ?? null;
    }),
  );
}

function inWorkspace(uri: string): vscode.Uri {
  const file = vscode.Uri.parse(uri);
  if (!vscode.workspace.getWorkspaceFolder(file)) throw new Error('it is outside the workspace');
  return file;
}

function kindOf(type: vscode.FileType): 'file' | 'folder' | 'other' {
  if (type === vscode.FileType.File) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}

async function ifThere<Result>(asked: Thenable<Result>): Promise<Result | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
