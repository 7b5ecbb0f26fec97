import * as vscode from 'vscode';
import { annotationHere } from '../annotating/currentAnnotation.ts';
import type { ServerApi } from '../api.ts';
import { say, showResult } from './support.ts';

/** Commands that join two annotations: one starts a relation at the cursor and finishes it there; one takes relations away. */
export function registerRelationCommands(api: ServerApi): vscode.Disposable {
  let start: { uri: string; id: string; text: string } | undefined;
  const item = vscode.window.createStatusBarItem('collate.relation', vscode.StatusBarAlignment.Left, 90);
  item.name = 'Collate Relation';
  item.command = 'collate.cancelRelation';
  item.tooltip = 'Click to give the relation up';
  const setStart = (next: typeof start): void => {
    start = next;
    void vscode.commands.executeCommand('setContext', 'collate.relationStarted', next !== undefined);
    if (next) {
      item.text = `$(arrow-right) Relation from “${next.text}” to …`;
      item.show();
    } else item.hide();
  };
  const relate = async (): Promise<void> => {
    const here = await annotationHere(api);
    if (!here) return;
    const { uri, details } = here;
    if (start?.uri !== uri || start.id === details.id) {
      setStart({ uri, id: details.id, text: details.text });
      say(`relation from “${details.text}”: go to the other annotation and do this again.`);
      return;
    }
    const { id: from, text } = start;
    const types = await api.request('collate/relationTypes', { uri, from, to: details.id });
    if (types.length === 0) {
      say(`the schema (.collate/schema.json) allows no relation from “${text}” to “${details.text}”.`);
      return;
    }
    const items = types.map(({ name, description }) => ({ label: name, description }));
    const picked = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder: `“${text}” … “${details.text}”` });
    if (!picked) return;
    showResult(await api.execute('collate.server.relate', { uri, type: picked.label, from, to: details.id }));
    setStart(undefined);
  };
  return vscode.Disposable.from(
    item,
    vscode.commands.registerCommand('collate.relate', relate),
    vscode.commands.registerCommand('collate.cancelRelation', () => setStart(undefined)),
    vscode.commands.registerCommand('collate.removeRelation', () => removeRelation(api)),
  );
}

async function removeRelation(api: ServerApi): Promise<void> {
  const here = await annotationHere(api);
  if (!here) return;
  const { uri, details } = here;
  const items = details.relations.map(({ id, type, direction, other }) => ({
    label: direction === 'from' ? `${other.text} → ${type}` : `${type} ${direction === 'to' ? '→' : '↔'} ${other.text}`,
    description: other.label,
    id,
  }));
  if (items.length === 0) {
    say(`“${details.text}” has no relations.`);
    return;
  }
  const picked = await vscode.window.showQuickPick(items, { placeHolder: `Remove a relation of “${details.text}”` });
  if (picked) showResult(await api.execute('collate.server.untag', { uri, id: picked.id }));
}
