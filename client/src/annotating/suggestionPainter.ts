import * as vscode from 'vscode';
import type { SuggestionItem } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { editorRange } from '../commands/support.ts';

/** Shows what is suggested in the visible documents: framed by a broken line, unlike what is tagged. */
export class SuggestionPainter implements vscode.Disposable {
  readonly #api: ServerApi;
  readonly #type = vscode.window.createTextEditorDecorationType({
    border: '1px dashed',
    borderColor: new vscode.ThemeColor('editorHint.foreground'),
    borderRadius: '2px',
    overviewRulerColor: new vscode.ThemeColor('editorHint.foreground'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });

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
  }

  dispose(): void {
    this.#type.dispose();
  }

  async #paintIn(editor: vscode.TextEditor): Promise<void> {
    const { version } = editor.document;
    const suggestions = await this.#api.request('collate/suggestions', { uri: editor.document.uri.toString() });
    if (editor.document.version === version) editor.setDecorations(this.#type, suggestions.map(decoration));
  }
}

function decoration({ range, labels }: SuggestionItem): vscode.DecorationOptions {
  const color = new vscode.ThemeColor('editorCodeLens.foreground');
  const after = { contentText: ` ${labels.join('/')}?`, color, fontStyle: 'italic', margin: '0 2px 0 0', textDecoration: 'none; font-size: 75%' };
  return { range: editorRange(range), renderOptions: { after } };
}
