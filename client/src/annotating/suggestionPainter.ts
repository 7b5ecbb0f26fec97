import * as vscode from 'vscode';
import type { SuggestionItem } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { editorRange } from '../commands/support.ts';

/** Shows what is suggested in the visible documents: framed by a broken line, unlike what is tagged, with the label behind. */
export class SuggestionPainter implements vscode.Disposable {
  readonly #api: ServerApi;
  readonly #type = vscode.window.createTextEditorDecorationType({
    border: '1px dashed',
    // Hints have no colour in themes of high contrast.
    borderColor: new vscode.ThemeColor('editorInlayHint.foreground'),
    borderRadius: '2px',
    overviewRulerColor: new vscode.ThemeColor('editorInlayHint.foreground'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  readonly #labels = new SuggestionLabels();
  readonly #registration = vscode.languages.registerInlayHintsProvider({ language: 'plaintext' }, this.#labels);

  constructor(api: ServerApi) {
    this.#api = api;
  }

  /** Asks again for what is suggested, and shows it. */
  async paint(): Promise<void> {
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => document.languageId === 'plaintext');
    await Promise.all(editors.map((editor) => this.#paintIn(editor)));
  }

  clear(): void {
    for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(this.#type, []);
    this.#labels.clear();
  }

  dispose(): void {
    this.#type.dispose();
    this.#registration.dispose();
    this.#labels.dispose();
  }

  async #paintIn(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const { version } = document;
    const suggestions = await this.#api.request('collate/suggestions', { uri: document.uri.toString() });
    if (document.version !== version) return;
    editor.setDecorations(this.#type, suggestions.map(({ range }) => editorRange(range)));
    this.#labels.show(document, suggestions);
  }
}

/** The labels of suggestions as inlay hints, which the editor takes into account where it wraps lines, unlike decorations. */
class SuggestionLabels implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeInlayHints = this.#changed.event;
  readonly #hints = new Map<string, { readonly version: number; readonly hints: vscode.InlayHint[] }>();

  show(document: vscode.TextDocument, suggestions: readonly SuggestionItem[]): void {
    // Suggested tags of a sidecar have their labels from the server, as all tags have.
    const others = vscode.workspace.getConfiguration('collate', document).get('showLabels') === false ? suggestions : suggestions.filter(({ source }) => source !== 'sidecar');
    this.#hints.set(document.uri.toString(), { version: document.version, hints: others.map(hint) });
    this.#changed.fire();
  }

  clear(): void {
    this.#hints.clear();
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const shown = this.#hints.get(document.uri.toString());
    return shown?.version === document.version ? shown.hints.filter(({ position }) => range.contains(position)) : [];
  }
}

function hint({ range, labels }: SuggestionItem): vscode.InlayHint {
  const shown = new vscode.InlayHint(editorRange(range).end, `${labels.join('/')}?`, vscode.InlayHintKind.Type);
  shown.paddingLeft = true;
  return shown;
}
