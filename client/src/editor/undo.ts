import * as vscode from 'vscode';
import type { ServerApi } from '../api.ts';

/** Typing settles for this many milliseconds before the server is asked. */
const quietPeriod = 100;

/**
 * Lets the undo key take a tag back where tagging was the last thing that happened, and the text's own changes elsewhere:
 * keeps two context keys that the key bindings ask for.
 */
export function followUndo(api: ServerApi): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const setKeys = (undo: boolean, redo: boolean): void => {
    void vscode.commands.executeCommand('setContext', 'collate.canUndoAnnotation', undo);
    void vscode.commands.executeCommand('setContext', 'collate.canRedoAnnotation', redo);
  };
  const ask = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'plaintext') {
      setKeys(false, false);
      return;
    }
    const { version } = document;
    const { undo, redo } = await api.request('collate/canUndo', { uri: document.uri.toString() });
    if (document.version === version) setKeys(undo, redo);
  };
  const askSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), quietPeriod);
  };
  return vscode.Disposable.from(
    api.onDidExecute(() => void ask()),
    api.on('collate/changed', askSoon),
    vscode.window.onDidChangeActiveTextEditor(askSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document !== vscode.window.activeTextEditor?.document) return;
      setKeys(false, false);
      askSoon();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
