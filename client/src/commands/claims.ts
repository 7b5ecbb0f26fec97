import * as vscode from 'vscode';
import type { ClaimGroupItem } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import type { ClaimNode } from '../views/claims.ts';
import { editorRange } from './support.ts';

/** Columns that fit beside each other. */
const mostColumns = 3;

/** Commands that set the sources of one quantity side by side. */
export function registerClaimCommands(api: ServerApi): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('collate.claims.openBeside', async (node?: ClaimNode) => {
      if (node?.mention) await show(node.mention.location, vscode.ViewColumn.Beside);
    }),
    vscode.commands.registerCommand('collate.claims.compare', async (node?: ClaimNode) => {
      if (node) await compare(node.group);
    }),
    vscode.commands.registerCommand('collate.compareClaim', async () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) return;
      const { line, character } = editor.selection.active;
      const group = await api.request('collate/claimAt', { uri: editor.document.uri.toString(), position: { line, character } });
      if (group) await compare(group);
      else vscode.window.setStatusBarMessage('Collate: no other place speaks of a number at the cursor.', 4000);
    }),
  );
}

/** Opens the first mention of each source in a column of its own. */
async function compare({ mentions }: ClaimGroupItem): Promise<void> {
  const bySource = [...new Map([...mentions].reverse().map((mention) => [mention.location.uri, mention])).values()].reverse();
  for (const [column, { location }] of bySource.slice(0, mostColumns).entries()) await show(location, column + 1);
}

async function show(location: ClaimGroupItem['mentions'][number]['location'], viewColumn: vscode.ViewColumn): Promise<void> {
  const selection = editorRange(location.range);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(location.uri), { viewColumn, selection, preview: false });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenter);
}
