import * as vscode from 'vscode';

/** Opens a document of the corpus in an editor. */
export async function openDocument(name: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders!;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Waits until Collate's diagnostics of a document are as asked for. The test's time limit is the limit. */
export async function waitForDiagnostics(
  document: vscode.TextDocument,
  accept: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const now = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Collate');
  return await new Promise((resolve) => {
    const look = (): void => {
      const found = now();
      if (!accept(found)) return;
      subscription.dispose();
      resolve(found);
    };
    const subscription = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}
