import * as vscode from 'vscode';
import type { ExchangeFormat, ExchangeResult } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';

/** Commands that hand annotations on to other programs and take theirs over. Each may be given what it would ask for. */
export function registerExchangeCommands(api: ServerApi): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('collate.exportAnnotations', (given?: ExportChoice) => exportAnnotations(api, given)),
    vscode.commands.registerCommand('collate.importAnnotations', (given?: ImportChoice) => importAnnotations(api, given)),
  );
}

interface ExportChoice {
  readonly format: string;
  /** One document; all of the corpus without. */
  readonly uri?: string;
  readonly to: string;
}

interface ImportChoice {
  readonly format: string;
  readonly files: readonly string[];
  readonly into: string;
}

async function exportAnnotations(api: ServerApi, given?: ExportChoice): Promise<ExchangeResult | undefined> {
  const choice = given ?? (await chooseExport(api));
  if (!choice) return undefined;
  const params = { format: choice.format, to: choice.to, ...(choice.uri === undefined ? {} : { uris: [choice.uri] }) };
  const result = await api.request('collate/export', params);
  const isInTheWay = result.problems.some((problem) => problem.includes('--overwrite'));
  const replace = 'Replace';
  if (!given && isInTheWay && (await vscode.window.showWarningMessage('There are files already where the export goes.', { modal: true, detail: 'Documents and sidecars are never replaced.' }, replace)) === replace) {
    return await show(await api.request('collate/export', { ...params, overwrite: true }), vscode.Uri.parse(choice.to));
  }
  return await show(result, vscode.Uri.parse(choice.to));
}

async function chooseExport(api: ServerApi): Promise<ExportChoice | undefined> {
  const format = await pickFormat(api, 'Export as …');
  if (!format) return undefined;
  const active = vscode.window.activeTextEditor?.document;
  const whole = { label: 'All annotated documents', uri: undefined };
  const one = active?.languageId === 'plaintext' ? [{ label: vscode.workspace.asRelativePath(active.uri), description: 'only this document', uri: active.uri.toString() }] : [];
  const extent = one.length > 0 ? await vscode.window.showQuickPick([whole, ...one], { placeHolder: 'Which documents?' }) : whole;
  const start = vscode.workspace.workspaceFolders?.[0].uri;
  if (!extent || !start) return undefined;
  const to = format.layout === 'document' ? await pickFolder('Export Here', start) : await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(start, `annotations${format.extension}`), saveLabel: 'Export' });
  return to && { format: format.name, to: to.toString(), ...(extent.uri === undefined ? {} : { uri: extent.uri }) };
}

async function importAnnotations(api: ServerApi, given?: ImportChoice): Promise<ExchangeResult | undefined> {
  const choice = given ?? (await chooseImport(api));
  return choice && (await show(await api.request('collate/import', choice), undefined));
}

async function chooseImport(api: ServerApi): Promise<ImportChoice | undefined> {
  const format = await pickFormat(api, 'Import from …');
  const start = vscode.workspace.workspaceFolders?.[0].uri;
  if (!format || !start) return undefined;
  const kinds = [
    { label: 'Files', description: format.endings.join(', '), isFolder: false },
    { label: 'A folder', description: 'all such files beneath it', isFolder: true },
  ];
  const kind = await vscode.window.showQuickPick(kinds, { placeHolder: 'What should be imported?' });
  if (!kind) return undefined;
  const filters = { [format.title]: format.endings.map((ending) => ending.slice(1)), 'All files': ['*'] };
  const files = kind.isFolder
    ? [await pickFolder('Import', start)].filter((folder) => folder !== undefined)
    : await vscode.window.showOpenDialog({ canSelectMany: true, defaultUri: start, openLabel: 'Import', filters });
  const into = files && files.length > 0 ? await pickWorkspaceFolder() : undefined;
  return files && into && { format: format.name, files: files.map(String), into: into.toString() };
}

async function pickFormat(api: ServerApi, placeHolder: string): Promise<ExchangeFormat | undefined> {
  const formats = await api.request('collate/formats', undefined);
  const items = formats.map((format) => ({ label: format.title, description: format.layout === 'document' ? 'a file for each document' : `one ${format.extension} file`, format }));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.format;
}

async function pickFolder(openLabel: string, defaultUri: vscode.Uri): Promise<vscode.Uri | undefined> {
  return (await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, openLabel, defaultUri }))?.[0];
}

/** The folder that the documents are in: the only one of the workspace, or one to choose. */
async function pickWorkspaceFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 1 ? (await vscode.window.showWorkspaceFolderPick({ placeHolder: 'In which folder are the documents?' }))?.uri : folders[0]?.uri;
}

/** Says what was done, and offers the list of what could not be held. */
async function show(result: ExchangeResult, written: vscode.Uri | undefined): Promise<ExchangeResult> {
  const { done, message, losses, problems } = result;
  const [details, reveal] = ['Show Details', 'Open Export'];
  const rest = [problems.length > 0 ? `${String(problems.length)} not possible` : '', losses.length > 0 ? `${String(losses.length)} remarks on what is not held` : ''].filter((part) => part !== '');
  const sentence = `Collate: ${message}${rest.length > 0 ? ` ${rest.join(', ')}.` : ''}`;
  const actions = [...(rest.length > 0 ? [details] : []), ...(written && done && /\.\w+$/u.test(written.path) ? [reveal] : [])];
  const shown = done && problems.length === 0 ? vscode.window.showInformationMessage(sentence, ...actions) : vscode.window.showWarningMessage(sentence, ...actions);
  // The command is over when the work is; the message may stand for as long as it likes.
  void shown.then(async (action) => {
    if (action === details) await showDetails(result);
    if (action === reveal) await vscode.window.showTextDocument(written!);
  });
  return result;
}

async function showDetails({ message, problems, losses }: ExchangeResult): Promise<void> {
  const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? [`## ${title}`, '', ...lines.map((line) => `- ${line}`), ''] : []);
  const content = [`# ${message}`, '', ...section('Not possible', problems), ...section('Not held', losses)].join('\n');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }), { preview: true });
}
