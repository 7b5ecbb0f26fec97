import * as vscode from 'vscode';
import type { StatusParams } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';

/** The language status of plain text: how far indexing has come, findings of the file, and what was left out. */
export function showStatus(api: ServerApi): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('collate.status', { language: 'plaintext' });
  item.name = 'Collate';
  item.text = 'Collate';
  item.busy = true;
  let latest: StatusParams = { state: 'indexing', indexed: 0, total: 0, problems: [] };
  const show = (): void => {
    const { state, indexed, total, problems, team } = latest;
    const uri = vscode.window.activeTextEditor?.document.uri;
    const findings = uri ? vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Collate').length : 0;
    item.busy = state === 'indexing';
    item.text = state === 'indexing' ? `Collate: ${String(indexed)} of ${String(total)}` : `Collate: ${String(findings)} findings`;
    const parts = [count(total, 'document'), ...(team ? [teamDetail(team)] : []), ...(problems.length > 0 ? [count(problems.length, 'problem')] : [])];
    item.detail = state === 'indexing' ? 'reading the corpus' : parts.join(', ');
    item.severity = problems.length > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    item.command = problems.length > 0 ? { title: 'Show why', command: 'collate.showProblems' } : { title: 'Show findings', command: 'workbench.actions.view.problems' };
  };
  return vscode.Disposable.from(
    item,
    api.on('collate/status', (status) => {
      latest = status;
      show();
    }),
    vscode.languages.onDidChangeDiagnostics(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.commands.registerCommand('collate.showProblems', () => showProblems(latest)),
  );
}

function teamDetail({ server, state, guests }: NonNullable<StatusParams['team']>): string {
  if (state === 'unreachable') return "team's index away";
  return state === 'connecting' ? `looking for ${server}` : `${String(guests)} from ${server}`;
}

function count(number: number, one: string): string {
  return `${String(number)} ${number === 1 ? one : `${one}s`}`;
}

async function showProblems({ problems }: StatusParams): Promise<void> {
  if (problems.length === 0) {
    vscode.window.setStatusBarMessage('Collate: nothing was left out.', 4000);
    return;
  }
  const items = problems.map(({ message, uri }) => ({ label: message, ...(uri === undefined ? {} : { uri }) }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'What was left out, and why' });
  if (picked?.uri !== undefined) await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(picked.uri));
}
