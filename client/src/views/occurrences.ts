import * as vscode from 'vscode';
import type { OccurrencePlace, OccurrenceQuery, OccurrenceRow } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { editorRange, protocolRange } from '../commands/support.ts';
import type { FromOccurrences, ToOccurrences } from '../webviews/occurrenceMessages.ts';
import type { EntityNode } from './entities.ts';
import { pageHtml, pagesFolder } from './pageHtml.ts';
import { occurrencesPage } from './pages.ts';

/** Rows that one request brings, and that the page holds at most. */
const pageSize = 500;
const mostRows = 20_000;

/** The concordance of the corpus: every place where words stand, in context and with its tags, in the panel. */
export class OccurrencesView implements vscode.WebviewViewProvider, vscode.Disposable {
  static readonly id = 'collate.occurrences';
  readonly #api: ServerApi;
  readonly #extension: vscode.Uri;
  readonly #subscriptions: { dispose(): void }[];
  #view: vscode.WebviewView | undefined;
  #isReady = false;
  /** Words asked for before the page was there. */
  #waiting: string | undefined;
  #query: OccurrenceQuery | undefined;
  /** Counts searches, so that one that was replaced stops. */
  #search = 0;
  /** A document of the last action, for undo. */
  #lastActed: string | undefined;

  constructor(api: ServerApi, extension: vscode.Uri) {
    this.#api = api;
    this.#extension = extension;
    this.#subscriptions = [
      vscode.window.registerWebviewViewProvider(OccurrencesView.id, this, { webviewOptions: { retainContextWhenHidden: true } }),
      api.on('collate/changed', () => this.refresh()),
      vscode.commands.registerCommand('collate.showOccurrences', () => this.#showAtCursor()),
      vscode.commands.registerCommand('collate.entities.showOccurrences', (node?: EntityNode) => node && this.show(formsOf(node))),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#isReady = false;
    view.webview.options = { enableScripts: true, localResourceRoots: [pagesFolder(this.#extension)] };
    view.webview.onDidReceiveMessage((message: FromOccurrences) => void this.#take(message));
    view.onDidChangeVisibility(() => this.refresh());
    view.onDidDispose(() => {
      this.#view = undefined;
      this.#search++;
    });
    view.webview.html = pageHtml(view.webview, this.#extension, occurrencesPage);
  }

  /** Shows the view and looks for words; with none, it waits for them to be typed. */
  async show(text: string): Promise<void> {
    this.#waiting = text;
    await vscode.commands.executeCommand(`${OccurrencesView.id}.focus`);
    this.#askWaiting();
  }

  /** Searches again, because tags or texts have changed. */
  refresh(): void {
    if (this.#query && this.#isReady && this.#view?.visible) void this.#run(this.#query, false);
  }

  async #showAtCursor(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const asked = editor && (await this.#api.request('collate/occurrenceQuery', { uri: editor.document.uri.toString(), range: protocolRange(editor.selection) }));
    await this.show(asked ?? '');
  }

  #askWaiting(): void {
    if (this.#waiting === undefined || !this.#isReady) return;
    this.#post({ type: 'ask', text: this.#waiting });
    this.#waiting = undefined;
  }

  #post(message: ToOccurrences): void {
    void this.#view?.webview.postMessage(message);
  }

  async #take(message: FromOccurrences): Promise<void> {
    if (message.type === 'ready') {
      this.#isReady = true;
      await this.#sendLabels();
      this.#askWaiting();
    } else if (message.type === 'search') {
      this.#query = message.query;
      await this.#run(message.query, true);
    } else if (message.type === 'open') await open(message.row);
    else this.#post({ type: 'done', message: await this.#act(message) });
  }

  /** Does what the page asks for with the chosen rows, and says what that did. */
  async #act(message: Exclude<FromOccurrences, { type: 'ready' | 'search' | 'open' }>): Promise<string> {
    if (message.type === 'undo') {
      if (this.#lastActed === undefined) return 'Nothing was tagged here yet.';
      return (await this.#api.execute('collate.server.undo', { uri: this.#lastActed })).message;
    }
    this.#lastActed = message.places[0].uri;
    if (message.type === 'untag') return (await this.#api.execute('collate.server.untagPlaces', { places: message.places })).message;
    if (message.type === 'relabel') return (await this.#api.execute('collate.server.relabelPlaces', { label: message.label, places: message.places })).message;
    return (await this.#api.execute('collate.server.tagPlaces', { label: message.label, places: message.places })).message;
  }

  async #sendLabels(): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    if (uri) this.#post({ type: 'labels', labels: await this.#api.request('collate/labels', { uri: uri.toString() }) });
  }

  /** Shows rows as they come, or all at once where they replace those that are shown. */
  async #run(query: OccurrenceQuery, asTheyCome: boolean): Promise<void> {
    const search = ++this.#search;
    const rows: OccurrenceRow[] = [];
    let from: OccurrencePlace | undefined;
    for (let isFirst = true; ; isFirst = false) {
      const { rows: found, next, searched, total } = await this.#api.request('collate/occurrences', { query, limit: pageSize, ...(from ? { from } : {}) });
      if (search !== this.#search) return;
      rows.push(...found);
      const state = next === null ? 'complete' : rows.length >= mostRows ? 'cut' : 'searching';
      const progress = { searched, total, state } as const;
      if (asTheyCome) this.#post({ type: 'rows', rows: found, anew: isFirst, progress });
      else if (state !== 'searching') this.#post({ type: 'rows', rows, anew: true, progress });
      if (state !== 'searching') return;
      from = next!;
    }
  }
}

function formsOf({ entity }: EntityNode): string {
  return [...new Set([entity.name, ...entity.mentions.map(({ text }) => text)])].join(' | ');
}

async function open({ location }: OccurrenceRow): Promise<void> {
  const selection = editorRange(location.range);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(location.uri), { selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
