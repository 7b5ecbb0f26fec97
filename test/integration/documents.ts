import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

/** The URI of a file of the corpus, by its path in it. */
export function uriOf(path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, path);
}

/** Opens a document of the corpus in an editor. */
export async function openDocument(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Writes a file of the corpus on the disk, as another program would. */
export async function writeOnDisk(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
}

/** A file of the corpus as it stands on disk. */
export async function readOnDisk(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(path)));
}

/** Writes a document and opens it, under a name that no other one had: VS Code keeps a closed document in mind for a while. */
export async function makeDocument(text: string, extension = 'txt'): Promise<vscode.TextDocument> {
  const path = `made-${randomUUID()}.${extension}`;
  await writeOnDisk(path, text);
  return await openDocument(path);
}

/** Closes the editors, unsaved or not, and removes the documents that were made, and other files. */
export async function removeDocuments(...others: readonly string[]): Promise<void> {
  if (vscode.window.activeTextEditor?.document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const left = await vscode.workspace.fs.readDirectory(vscode.workspace.workspaceFolders![0].uri);
  const paths = left.map(([name]) => name).filter((name) => name.startsWith('made-'));
  for (const path of [...paths, ...others]) await vscode.workspace.fs.delete(uriOf(path)).then(undefined, () => undefined);
}

/** A document's path within the corpus. */
export function pathOf({ uri }: { readonly uri: vscode.Uri }): string {
  return vscode.workspace.asRelativePath(uri, false);
}

/** The range of words in a document; `occurrence` counts from 1. */
export function rangeOf(document: vscode.TextDocument, words: string, occurrence = 1): vscode.Range {
  let start = -1;
  for (let count = 0; count < occurrence; count++) start = document.getText().indexOf(words, start + 1);
  if (start < 0) throw new Error(`“${words}” does not stand in ${document.uri.path}.`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
}

/** Collate's diagnostics of a document as they are now, in the order of the text. */
export function diagnosticsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Collate');
  return found.sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The diagnostics of one rule. */
export function ofRule(diagnostics: readonly vscode.Diagnostic[], rule: string): readonly vscode.Diagnostic[] {
  return diagnostics.filter(({ code }) => (typeof code === 'object' ? code.value : code) === rule);
}

/** Waits until Collate's diagnostics of a document are as asked for. The test's time limit is the limit. */
export async function waitForDiagnostics(
  { uri }: { readonly uri: vscode.Uri },
  accept: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return await new Promise((resolve) => {
    const look = (): void => {
      const found = diagnosticsOf(uri);
      if (!accept(found)) return;
      subscription.dispose();
      resolve(found);
    };
    const subscription = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

/** Waits until a question has an answer. */
export async function eventually<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
