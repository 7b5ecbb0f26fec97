import * as vscode from 'vscode';
import type { AnnotationLog, AnnotationLogEntry } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { editorRange } from '../commands/support.ts';

const scheme = 'collate-log';

/** A line of the log that leads somewhere. */
interface Link {
  readonly line: number;
  readonly range: vscode.Range;
}

/** The history of a document's annotations as a document that cannot be edited, each line a link to where the words stand now. */
export class AnnotationLogView implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  readonly #api: ServerApi;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #links = new Map<string, readonly Link[]>();
  readonly #registrations: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(api: ServerApi) {
    this.#api = api;
    this.#registrations = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.languages.registerDocumentLinkProvider({ scheme }, this),
      vscode.commands.registerCommand('collate.showAnnotationLog', (uri?: vscode.Uri) => this.#show(uri)),
      vscode.commands.registerCommand('collate.showAnnotationLog.go', open),
    );
  }

  async provideTextDocumentContent(log: vscode.Uri): Promise<string> {
    const document = documentOf(log);
    const history = await this.#api.request('collate/annotationLog', { uri: document.toString(), useGit: vscode.workspace.isTrusted });
    const head = headOf(document, history);
    // The latest comes first, as in other logs.
    const entries = [...history.entries].reverse();
    this.#links.set(log.toString(), entries.flatMap(({ range }, index) => (range ? [{ line: head.length + index, range: editorRange(range) }] : [])));
    return [...head, ...entries.map(lineOf), ''].join('\n');
  }

  provideDocumentLinks(log: vscode.TextDocument): vscode.DocumentLink[] {
    const uri = documentOf(log.uri).toString();
    return (this.#links.get(log.uri.toString()) ?? []).map(({ line, range }) => {
      const place = [range.start.line, range.start.character, range.end.line, range.end.character];
      const link = new vscode.DocumentLink(log.lineAt(line).range, vscode.Uri.parse(`command:collate.showAnnotationLog.go?${encodeURIComponent(JSON.stringify([uri, place]))}`));
      link.tooltip = 'Show these words';
      return link;
    });
  }

  dispose(): void {
    this.#registrations.dispose();
    this.#changed.dispose();
  }

  async #show(uri = vscode.window.activeTextEditor?.document.uri): Promise<void> {
    if (!uri || uri.scheme === scheme) return;
    const log = vscode.Uri.from({ scheme, path: `${uri.path} – annotations`, query: uri.toString() });
    this.#changed.fire(log);
    const document = await vscode.workspace.openTextDocument(log);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}

async function open(uri: string, [line, character, endLine, endCharacter]: readonly [number, number, number, number]): Promise<void> {
  const selection = new vscode.Range(line, character, endLine, endCharacter);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { viewColumn: vscode.ViewColumn.One, selection });
}

function documentOf(log: vscode.Uri): vscode.Uri {
  return vscode.Uri.parse(log.query, true);
}

function headOf(document: vscode.Uri, { entries, problems, usedGit }: AnnotationLog): string[] {
  const source = usedGit ? 'from the sidecars and their versions in git' : 'from the sidecars alone';
  const title = `Annotations of ${vscode.workspace.asRelativePath(document)}: what was done, ${source}; the latest first.`;
  return [title, ...problems, ...(entries.length === 0 ? ['Nothing is annotated yet.'] : []), ''];
}

function lineOf({ when, who, what, layer, commit }: AnnotationLogEntry): string {
  const source = commit ? `  [${commit.hash.slice(0, 10)} ${commit.author}: ${commit.subject}]` : '';
  return `${when || 'unknown time'.padEnd(20)}  ${who}  ${what}${layer === null ? '' : `  (layer ${layer})`}${source}`;
}
