import * as vscode from 'vscode';
import type { LabelItem } from '../../../server/src/protocol.ts';
import { annotationHere, documentEditor } from '../annotating/currentAnnotation.ts';
import type { ServerApi } from '../api.ts';
import { pickLabel } from './labels.ts';
import { protocolRange, showResult } from './support.ts';

/** Labels that have a key of their own, by position. */
const keyedLabels = 9;

/** Commands that tag what is selected or the word at the cursor, give the annotation there another label, or remove it. */
export function registerTagCommands(api: ServerApi): vscode.Disposable {
  const byKey = Array.from({ length: keyedLabels }, (_, index) =>
    vscode.commands.registerCommand(`collate.tagWithLabel${String(index + 1)}`, () => tagSelection(api, async (uri) => {
      const labels = await api.request('collate/labels', { uri });
      return labels.find(({ key }) => key === String(index + 1)) ?? labels[index];
    })),
  );
  return vscode.Disposable.from(
    vscode.commands.registerCommand('collate.tag', () => tagSelection(api, (uri) => pickLabel(api, uri, 'Tag as …'))),
    vscode.commands.registerCommand('collate.changeLabel', () => changeLabel(api)),
    vscode.commands.registerCommand('collate.untag', () => untag(api)),
    ...byKey,
  );
}

/** Tags each selection, or the word at its cursor, with the label that is chosen. */
export async function tagSelection(api: ServerApi, choose: (uri: string) => Promise<Pick<LabelItem, 'name'> | undefined>): Promise<void> {
  const editor = documentEditor();
  if (!editor) return;
  const uri = editor.document.uri.toString();
  const label = await choose(uri);
  if (!label) return;
  for (const selection of editor.selections) {
    showResult(await api.execute('collate.server.tag', { uri, range: protocolRange(selection), label: label.name, scope: 'span' }));
  }
}

async function changeLabel(api: ServerApi): Promise<void> {
  const here = await annotationHere(api);
  const label = here && (await pickLabel(api, here.uri, `“${here.details.text}” is ${here.details.label}. Tag it as …`));
  if (label) showResult(await api.execute('collate.server.relabel', { uri: here.uri, id: here.details.id, label: label.name }));
}

async function untag(api: ServerApi): Promise<void> {
  const here = await annotationHere(api);
  if (here) showResult(await api.execute('collate.server.untag', { uri: here.uri, id: here.details.id }));
}
