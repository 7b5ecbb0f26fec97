import * as vscode from 'vscode';
import type { LabelItem, PaintedAnnotation } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { editorRange } from '../commands/support.ts';

/** Typing settles for this many milliseconds before spans are asked for again. */
const quietPeriod = 120;

interface Paint {
  readonly color: string;
  readonly type: vscode.TextEditorDecorationType;
}

/** Paints tagged spans in the colours of their labels, with the label after the span where the annotator wants it. */
export class AnnotationPainter implements vscode.Disposable {
  readonly #api: ServerApi;
  readonly #paints = new Map<string, Paint>();
  readonly #subscriptions: { dispose(): void }[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: ServerApi) {
    this.#api = api;
    this.#subscriptions = [
      api.onDidExecute(() => void this.#paintAll()),
      api.on('collate/changed', () => this.#soon()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#soon()),
      vscode.workspace.onDidChangeTextDocument(() => this.#soon()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('collate')) this.#soon();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const { type } of this.#paints.values()) type.dispose();
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
    const showLabels = vscode.workspace.getConfiguration('collate', document).get('showLabels', true);
    const used = new Map<string, PaintedAnnotation[]>();
    for (const annotation of annotations) used.set(annotation.label, [...(used.get(annotation.label) ?? []), annotation]);
    for (const label of new Set([...this.#paints.keys(), ...used.keys()])) {
      const { type } = this.#paintOf(label, labels);
      editor.setDecorations(type, (used.get(label) ?? []).map((annotation) => decoration(annotation, showLabels)));
    }
  }

  #paintOf(label: string, labels: readonly LabelItem[]): Paint {
    const color = labels.find(({ name }) => name === label)?.color ?? '#7f7f7f';
    const known = this.#paints.get(label);
    if (known?.color === color) return known;
    known?.type.dispose();
    const type = vscode.window.createTextEditorDecorationType({
      backgroundColor: `${color}33`,
      textDecoration: `underline 2px ${color}`,
      borderRadius: '2px',
      overviewRulerColor: color,
      overviewRulerLane: vscode.OverviewRulerLane.Center,
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
    const paint = { color, type };
    this.#paints.set(label, paint);
    return paint;
  }
}

function decoration({ range, label, status }: PaintedAnnotation, showLabel: boolean): vscode.DecorationOptions {
  const contentText = status === 'suggested' ? ` ${label}?` : ` ${label}`;
  return {
    range: editorRange(range),
    ...(showLabel
      ? { renderOptions: { after: { contentText, color: new vscode.ThemeColor('editorCodeLens.foreground'), fontStyle: 'normal', margin: '0 2px 0 0', textDecoration: 'none; font-size: 75%' } } }
      : {}),
  };
}
