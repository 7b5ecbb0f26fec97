import * as vscode from 'vscode';
import type { LabelItem, PaintedAnnotation } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { editorRange } from '../commands/support.ts';
import { annotationPaint } from './annotationPaint.ts';

/** Typing settles for this many milliseconds before spans are asked for again. */
const quietPeriod = 120;

/** Paints tagged spans in the colours of their labels. The labels after them are inlay hints, which come from the server. */
export class AnnotationPainter implements vscode.Disposable {
  readonly #api: ServerApi;
  /** What is painted alike shares a type, by everything that makes a difference. */
  readonly #types = new Map<string, vscode.TextEditorDecorationType>();
  readonly #subscriptions: { dispose(): void }[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: ServerApi) {
    this.#api = api;
    this.#subscriptions = [
      api.onDidExecute(() => void this.#paintAll()),
      api.on('collate/changed', () => this.#soon()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#soon()),
      vscode.workspace.onDidChangeTextDocument(() => this.#soon()),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const type of this.#types.values()) type.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#paintAll(), quietPeriod);
  }

  async #paintAll(): Promise<void> {
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => document.languageId === 'plaintext');
    await Promise.all(editors.map((editor) => this.#paint(editor)));
  }

  async #paint(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const uri = document.uri.toString();
    const { version } = document;
    const [labels, annotations] = await Promise.all([this.#api.request('collate/labels', { uri }), this.#api.request('collate/annotations', { uri })]);
    if (document.version !== version) return;
    const ranges = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
    for (const annotation of annotations) {
      const type = this.#typeFor(annotation, labels);
      const alike = ranges.get(type);
      if (alike) alike.push(editorRange(annotation.range));
      else ranges.set(type, [editorRange(annotation.range)]);
    }
    for (const type of this.#types.values()) editor.setDecorations(type, ranges.get(type) ?? []);
  }

  #typeFor(annotation: PaintedAnnotation, labels: readonly LabelItem[]): vscode.TextEditorDecorationType {
    const label = labels.find(({ name }) => name === annotation.label);
    const { key, options } = annotationPaint(annotation, label);
    let type = this.#types.get(key);
    if (!type) {
      type = vscode.window.createTextEditorDecorationType(options);
      this.#types.set(key, type);
    }
    return type;
  }
}
