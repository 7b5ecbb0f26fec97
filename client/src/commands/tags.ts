import * as vscode from 'vscode';
import type { LabelItem, ServerCommands } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { protocolRange, showResult } from './support.ts';

type Scope = ServerCommands['collate.server.tag']['scope'];

/** Labels that have a key of their own, by position. */
const keyedLabels = 9;

/** Commands that tag the selection, or the word under the cursor. */
export function registerTagCommands(api: ServerApi): vscode.Disposable {
  const tag = async (scope: Scope, choose: (labels: readonly LabelItem[]) => LabelItem | undefined | Thenable<LabelItem | undefined>): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const uri = editor.document.uri.toString();
    const label = await choose(await api.request('collate/labels', { uri }));
    if (!label) return;
    for (const selection of editor.selections) {
      const range = selection.isEmpty ? editor.document.getWordRangeAtPosition(selection.active) : selection;
      if (!range) {
        void vscode.window.setStatusBarMessage('Collate: put the cursor on a word or select words to tag.', 4000);
        continue;
      }
      showResult(await api.execute('collate.server.tag', { uri, range: protocolRange(range), label: label.name, scope }));
    }
  };
  const byKey = Array.from({ length: keyedLabels }, (_, index) =>
    vscode.commands.registerCommand(`collate.tagWithLabel${String(index + 1)}`, () =>
      tag('span', (labels) => labels.find(({ key }) => key === String(index + 1)) ?? labels[index]),
    ),
  );
  return vscode.Disposable.from(
    vscode.commands.registerCommand('collate.tag', () => tag('span', pickLabel)),
    vscode.commands.registerCommand('collate.tagEverywhereInFile', () => tag('document', pickLabel)),
    vscode.commands.registerCommand('collate.tagEverywhereInCorpus', () => tag('corpus', pickLabel)),
    ...byKey,
  );
}

async function pickLabel(labels: readonly LabelItem[]): Promise<LabelItem | undefined> {
  const items = labels.map((label) => ({ label: label.name, description: label.description, ...(label.key ? { detail: `Ctrl+Alt+${label.key}` } : {}), item: label }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'Tag as …', matchOnDescription: true });
  return picked?.item;
}
