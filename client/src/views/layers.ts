import * as vscode from 'vscode';
import type { LayerDifference, LayerPair } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { editorRange } from '../commands/support.ts';
import type { Comparison, FromLayers, ToLayers } from '../webviews/layerMessages.ts';
import { pageHtml, pagesFolder } from './pageHtml.ts';
import { layersPage } from './pages.ts';

/** Two layers side by side, in the panel: how well they agree, where they differ, and what the curated file takes of either. */
export class LayersView implements vscode.WebviewViewProvider, vscode.Disposable {
  static readonly id = 'collate.layers';
  readonly #api: ServerApi;
  readonly #extension: vscode.Uri;
  readonly #subscriptions: { dispose(): void }[];
  #view: vscode.WebviewView | undefined;
  #comparison: Comparison | undefined;
  /** The document that was worked on last: while the page has the focus, no editor has. */
  #document: vscode.Uri | undefined;
  #asked = 0;

  constructor(api: ServerApi, extension: vscode.Uri) {
    this.#api = api;
    this.#extension = extension;
    this.#document = documentOf(vscode.window.activeTextEditor);
    this.#subscriptions = [
      vscode.window.registerWebviewViewProvider(LayersView.id, this, { webviewOptions: { retainContextWhenHidden: true } }),
      api.on('collate/changed', () => this.refresh()),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(documentOf(editor))),
      vscode.commands.registerCommand('collate.compareLayers', () => vscode.commands.executeCommand(`${LayersView.id}.focus`)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#comparison = undefined;
    view.webview.options = { enableScripts: true, localResourceRoots: [pagesFolder(this.#extension)] };
    view.webview.onDidReceiveMessage((message: FromLayers) => void this.#take(message));
    view.onDidChangeVisibility(() => this.refresh());
    view.onDidDispose(() => {
      this.#view = undefined;
    });
    view.webview.html = pageHtml(view.webview, this.#extension, layersPage);
  }

  /** Compares again, because tags or texts have changed. */
  refresh(): void {
    if (!this.#view?.visible || !this.#comparison) return;
    void this.#compare();
  }

  #follow(document: vscode.Uri | undefined): void {
    if (!document || document.toString() === this.#document?.toString()) return;
    this.#document = document;
    if (this.#view?.visible && this.#comparison?.scope !== 'corpus') void this.#sendLayers();
  }

  #post(message: ToLayers): void {
    void this.#view?.webview.postMessage(message);
  }

  async #take(message: FromLayers): Promise<void> {
    if (message.type === 'ready') await this.#sendLayers();
    else if (message.type === 'compare') {
      const former = this.#comparison?.scope;
      this.#comparison = message.comparison;
      if (former !== undefined && former !== message.comparison.scope) await this.#sendLayers();
      else await this.#compare();
    } else if (message.type === 'open' || message.type === 'preview') await open(message.row, message.type === 'preview');
    else this.#post({ type: 'done', message: await this.#act(message) });
  }

  async #act(message: Extract<FromLayers, { type: 'decide' | 'takeAgreed' | 'undo' }>): Promise<string> {
    if (message.type === 'undo') return (await this.#api.execute('collate.server.undoAdjudication', {})).message;
    const pair = this.#pair();
    if (!pair) return 'Choose two layers.';
    if (message.type === 'takeAgreed') return (await this.#api.execute('collate.server.takeAgreed', pair)).message;
    const differences = message.rows.map(({ location: { uri }, first, second }) => ({ uri, first: first.map(({ id }) => id), second: second.map(({ id }) => id) }));
    return (await this.#api.execute('collate.server.adjudicate', { first: pair.first, second: pair.second, take: message.take, differences })).message;
  }

  #pair(): LayerPair | undefined {
    if (!this.#comparison) return undefined;
    const { scope, first, second } = this.#comparison;
    if (scope === 'corpus') return { first, second };
    return this.#document && { uri: this.#document.toString(), first, second };
  }

  async #sendLayers(): Promise<void> {
    const uri = this.#document;
    const inDocument = this.#comparison?.scope !== 'corpus' && uri ? { uri: uri.toString() } : {};
    const layers = await this.#api.request('collate/layers', inDocument);
    const own = vscode.workspace.getConfiguration('collate', uri).get('annotator', '');
    if (uri) this.#post({ type: 'labels', labels: await this.#api.request('collate/labels', { uri: uri.toString() }) });
    this.#post({ type: 'layers', layers, own, document: uri && vscode.workspace.asRelativePath(uri) });
  }

  async #compare(): Promise<void> {
    const pair = this.#pair();
    if (!pair) return;
    const asked = ++this.#asked;
    const report = await this.#api.request('collate/agreement', pair);
    if (asked === this.#asked) this.#post({ type: 'report', report });
  }
}

function documentOf(editor: vscode.TextEditor | undefined): vscode.Uri | undefined {
  return editor?.document.languageId === 'plaintext' ? editor.document.uri : undefined;
}

async function open({ location }: LayerDifference, preserveFocus: boolean): Promise<void> {
  const selection = editorRange(location.range);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(location.uri), { selection, preserveFocus, preview: preserveFocus });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
