import * as vscode from 'vscode';
import type { EntityMentionItem } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import type { EntityNode } from '../views/entities.ts';
import { showResult } from './support.ts';

/** Commands on what is tagged or suggested already. */
export function registerAnnotationCommands(api: ServerApi): vscode.Disposable {
  const activeUri = (): string | undefined => vscode.window.activeTextEditor?.document.uri.toString();
  const onActive = (run: (uri: string) => Promise<void>) => async (): Promise<void> => {
    const uri = activeUri();
    if (uri !== undefined) await run(uri);
  };
  const tagMentions = async (label: string, mentions: readonly EntityMentionItem[]): Promise<void> => {
    for (const { location } of mentions.filter(({ status }) => status === 'suggested')) {
      showResult(await api.execute('collate.server.tag', { uri: location.uri, range: location.range, label, scope: 'span' }));
    }
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('collate.undoAnnotation', onActive(async (uri) => showResult(await api.execute('collate.server.undo', { uri })))),
    vscode.commands.registerCommand('collate.redoAnnotation', onActive(async (uri) => showResult(await api.execute('collate.server.redo', { uri })))),
    vscode.commands.registerCommand('collate.restoreDismissed', onActive(async (uri) => showResult(await api.execute('collate.server.restoreDismissed', { uri })))),
    vscode.commands.registerCommand('collate.openSidecar', onActive(openSidecar)),
    vscode.commands.registerCommand('collate.entities.acceptAll', (node?: EntityNode) => node && tagMentions(node.entity.label, node.entity.mentions)),
    vscode.commands.registerCommand('collate.entities.accept', (node?: EntityNode) => node?.mention && tagMentions(node.entity.label, [node.mention])),
    vscode.commands.registerCommand('collate.entities.reject', async (node?: EntityNode) => {
      if (!node?.mention) return;
      const { uri, range } = node.mention.location;
      showResult(await api.execute('collate.server.reject', { uri, range, label: node.entity.label }));
    }),
  );
}

async function openSidecar(uri: string): Promise<void> {
  const sidecar = vscode.Uri.parse(`${uri}.anno.json`);
  try {
    await vscode.window.showTextDocument(sidecar, { viewColumn: vscode.ViewColumn.Beside });
  } catch {
    vscode.window.setStatusBarMessage('Collate: this file has no annotations yet.', 4000);
  }
}
