import * as vscode from 'vscode';
import type { LabelItem } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';

/** Asks the annotator for one of the labels of a document. */
export async function pickLabel(api: ServerApi, uri: string, placeHolder: string): Promise<LabelItem | undefined> {
  const labels = await api.request('collate/labels', { uri });
  const items = labels.map((item) => ({ label: item.name, description: item.description, ...(item.key ? { detail: `Key ${item.key}` } : {}), item }));
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.item;
}
