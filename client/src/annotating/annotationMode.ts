import * as vscode from 'vscode';
import type { CommandResult, SuggestionItem } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { moveSelectionBoundary } from '../commands/boundaries.ts';
import { goToAnnotation, goToSuggestion } from '../commands/navigation.ts';
import { editorRange, protocolRange, say, showResult } from '../commands/support.ts';
import { tagSelection } from '../commands/tags.ts';
import { documentEditor, reveal, select } from './currentAnnotation.ts';
import { keyName, modeKeyOf, modeKeys, type ModeAction, type ModeKey } from './modeKeys.ts';
import { SuggestionPainter } from './suggestionPainter.ts';

/** Commands that some keys stand for. */
const commands: Partial<Record<ModeAction, string>> = {
  tag: 'collate.tag',
  everywhere: 'collate.tagEverywhereInCorpus',
  changeLabel: 'collate.changeLabel',
  delete: 'collate.untag',
  addFragment: 'collate.addFragment',
  relate: 'collate.relate',
  attribute: 'collate.setAttribute',
  note: 'collate.editNote',
  link: 'collate.linkEntity',
};

const compositions = ['compositionType', 'replacePreviousChar'];

/** A document in which something was decided, and where. */
interface Decision {
  readonly uri: string;
  readonly range: vscode.Range;
}

/**
 * Annotation mode: single keys accept, reject and tag, and the cursor goes from suggestion to suggestion through the
 * corpus. While it is on, typing into documents does nothing else.
 */
export class AnnotationMode implements vscode.Disposable {
  readonly #api: ServerApi;
  readonly #item = vscode.window.createStatusBarItem('collate.annotationMode', vscode.StatusBarAlignment.Left, 100);
  readonly #painter: SuggestionPainter;
  readonly #subscriptions: vscode.Disposable;
  /** Takes typed keys while the mode is on. */
  #typing: vscode.Disposable | undefined;
  #keys: readonly ModeKey[] = [];
  #current: { uri: string; suggestion: SuggestionItem } | undefined;
  #done: Decision[] = [];
  #undone: Decision[] = [];
  /** Keys are carried out one after the other, however fast they are pressed. */
  #queue: Promise<void> = Promise.resolve();

  constructor(api: ServerApi) {
    this.#api = api;
    this.#painter = new SuggestionPainter(api);
    this.#item.name = 'Collate Annotation Mode';
    this.#item.command = 'collate.toggleAnnotationMode';
    this.#show();
    this.#item.show();
    const repaint = (): void => {
      if (this.isOn) void this.#painter.paint();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      this.#painter,
      vscode.commands.registerCommand('collate.toggleAnnotationMode', () => (this.isOn ? this.leave() : this.enter())),
      vscode.commands.registerCommand('collate.annotationMode.key', (key: string) => this.press(key)),
      vscode.commands.registerCommand('collate.annotationMode.help', () => this.#help()),
      vscode.window.onDidChangeVisibleTextEditors(repaint),
      api.on('collate/changed', repaint),
      api.onDidExecute(repaint),
    );
  }

  get isOn(): boolean {
    return this.#typing !== undefined;
  }

  dispose(): void {
    this.leave();
    this.#subscriptions.dispose();
  }

  async enter(): Promise<void> {
    const editor = documentEditor();
    if (!editor) {
      say('open a document to annotate.');
      return;
    }
    try {
      this.#typing = vscode.Disposable.from(
        vscode.commands.registerCommand('type', (argument: { text: string }) => this.#type(argument)),
        // Input methods write what they compose with commands of their own.
        ...compositions.map((command) => vscode.commands.registerCommand(command, (argument) => (documentEditor() ? undefined : vscode.commands.executeCommand(`default:${command}`, argument)))),
      );
    } catch {
      void vscode.window.showWarningMessage('Another extension takes what is typed (one for Vim keys, perhaps). Disable it for this workspace to use annotation mode.');
      return;
    }
    await this.#setContext(true);
    this.#keys = modeKeys(await this.#api.request('collate/labels', { uri: editor.document.uri.toString() }));
    await select(editor, new vscode.Range(editor.selection.start, editor.selection.start));
    await this.#go('next');
    await this.#painter.paint();
  }

  leave(): void {
    this.#typing?.dispose();
    this.#typing = undefined;
    this.#current = undefined;
    [this.#done, this.#undone] = [[], []];
    void this.#setContext(false);
    this.#painter.clear();
    this.#show();
  }

  /** Carries out what a key does. */
  press(key: string): Promise<void> {
    const done = this.#queue.then(() => this.#carryOut(key));
    this.#queue = done.catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
    return this.#queue;
  }

  async #type(argument: { text: string }): Promise<void> {
    if (!documentEditor()) await vscode.commands.executeCommand('default:type', argument);
    else for (const key of Array.from(argument.text)) await this.press(key === '\n' ? 'Enter' : key);
  }

  async #carryOut(key: string): Promise<void> {
    if (!this.isOn) return;
    const pressed = modeKeyOf(this.#keys, key);
    if (!pressed) say(`“${keyName(key)}” does nothing in annotation mode; ? shows what does.`);
    else if ('label' in pressed) await this.#label(pressed.label);
    else await this.#do(pressed.action);
  }

  async #do(action: ModeAction): Promise<void> {
    switch (action) {
      case 'accept':
      case 'reject':
        return await this.#decide(action);
      case 'skip':
        return await this.#go('next');
      case 'back':
        return await this.#go('previous');
      case 'acceptAll':
      case 'rejectAll':
        return await this.#decideAll(action);
      case 'startLeft':
      case 'startRight':
      case 'endLeft':
      case 'endRight':
        return await this.#move(action.startsWith('start') ? 'start' : 'end', action.endsWith('Left') ? 'left' : 'right');
      case 'nextAnnotation':
      case 'previousAnnotation':
        this.#current = undefined;
        await goToAnnotation(this.#api, action === 'nextAnnotation' ? 'next' : 'previous');
        this.#show();
        return;
      case 'undo':
        return await this.#takeBack('collate.server.undo', this.#done, this.#undone);
      case 'redo':
        return await this.#takeBack('collate.server.redo', this.#undone, this.#done);
      case 'help':
        // Not awaited, since further keys may come only after it was closed.
        void this.#help();
        return;
      case 'leave':
        this.leave();
        return;
      default:
        await vscode.commands.executeCommand(commands[action]!);
    }
  }

  async #go(step: 'next' | 'previous'): Promise<void> {
    this.#current = await goToSuggestion(this.#api, step);
    this.#show();
  }

  /** The suggestion that the cursor is on: the one that the mode went to, or another one that the annotator clicked. */
  async #suggestionHere(): Promise<{ uri: string; suggestion: SuggestionItem } | undefined> {
    const editor = documentEditor();
    if (!editor) return undefined;
    const uri = editor.document.uri.toString();
    const isHere = ({ range }: SuggestionItem): boolean => editorRange(range).intersection(editor.selection) !== undefined;
    const suggestion = (await this.#api.request('collate/suggestions', { uri })).find(isHere);
    return suggestion && { uri, suggestion };
  }

  async #decide(action: 'accept' | 'reject'): Promise<void> {
    const here = await this.#suggestionHere();
    const editor = documentEditor();
    if (!here || !editor) {
      say('no suggestion stands here; Space goes to the next one.');
      return;
    }
    const { uri, suggestion } = here;
    const [label] = suggestion.labels;
    if (action === 'accept') await this.#tag(uri, this.#wanted(editor, suggestion), label);
    else await this.#record(uri, editorRange(suggestion.range), await this.#api.execute('collate.server.reject', { uri, range: suggestion.range, label }));
    await this.#go('next');
  }

  async #label(name: string): Promise<void> {
    const editor = documentEditor();
    if (!editor) return;
    const uri = editor.document.uri.toString();
    const [annotation] = await this.#api.request('collate/annotationsAt', { uri, range: protocolRange(editor.selection) });
    if (annotation && !editor.selection.isEmpty && editorRange(annotation.range).isEqual(editor.selection)) {
      this.#record(uri, editorRange(annotation.range), await this.#api.execute('collate.server.relabel', { uri, id: annotation.id, label: name }));
      return;
    }
    const here = await this.#suggestionHere();
    if (here) {
      await this.#tag(uri, this.#wanted(editor, here.suggestion), name);
      await this.#go('next');
      return;
    }
    const before = editor.selection;
    await tagSelection(this.#api, () => Promise.resolve({ name }));
    this.#remember(uri, before);
  }

  /** What is selected where the annotator changed the boundaries of a suggestion, else the suggestion's own place. */
  #wanted({ selection }: vscode.TextEditor, { range }: SuggestionItem): vscode.Range {
    return selection.isEmpty ? editorRange(range) : new vscode.Range(selection.start, selection.end);
  }

  async #tag(uri: string, range: vscode.Range, label: string): Promise<void> {
    const places = [{ uri, range: protocolRange(range) }];
    this.#record(uri, range, await this.#api.execute('collate.server.tagPlaces', { label, places }));
    const editor = documentEditor();
    if (editor) await select(editor, range);
  }

  async #decideAll(action: 'acceptAll' | 'rejectAll'): Promise<void> {
    const here = await this.#suggestionHere();
    if (!here) {
      say('no suggestion stands here; Space goes to the next one.');
      return;
    }
    const { uri, suggestion } = here;
    const name = { text: suggestion.text, label: suggestion.labels[0] };
    this.#record(uri, editorRange(suggestion.range), await this.#api.execute(action === 'acceptAll' ? 'collate.server.acceptAll' : 'collate.server.rejectAll', name));
    await this.#go('next');
  }

  async #move(boundary: 'start' | 'end', direction: 'left' | 'right'): Promise<void> {
    if (await this.#suggestionHere()) {
      await moveSelectionBoundary(this.#api, boundary, direction);
      return;
    }
    await vscode.commands.executeCommand(`collate.move${boundary === 'start' ? 'Start' : 'End'}${direction === 'left' ? 'Left' : 'Right'}`);
    const editor = documentEditor();
    if (editor) this.#remember(editor.document.uri.toString(), editor.selection);
  }

  #record(uri: string, range: vscode.Range, result: CommandResult): void {
    showResult(result);
    if (result.done) this.#remember(uri, range);
  }

  #remember(uri: string, range: vscode.Range): void {
    this.#done.push({ uri, range });
    this.#undone = [];
  }

  /** Undoes or redoes the latest decision, in whichever document it was made, and goes back there. */
  async #takeBack(command: 'collate.server.undo' | 'collate.server.redo', from: Decision[], to: Decision[]): Promise<void> {
    const decision = from.pop();
    const uri = decision?.uri ?? documentEditor()?.document.uri.toString();
    if (uri === undefined) return;
    const result = await this.#api.execute(command, { uri });
    showResult(result);
    if (!result.done || !decision) return;
    to.push(decision);
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri), { preview: true });
    await reveal(editor, decision.range);
    this.#current = await this.#suggestionHere();
    this.#show();
  }

  async #setContext(isOn: boolean): Promise<void> {
    await vscode.commands.executeCommand('setContext', 'collate.annotationMode', isOn);
  }

  #show(): void {
    if (!this.isOn) {
      this.#item.text = '$(tag) Annotate';
      this.#item.tooltip = 'Annotation mode: decide on suggestions with single keys';
      this.#item.backgroundColor = undefined;
      return;
    }
    const { suggestion } = this.#current ?? {};
    const asked = suggestion ? `“${suggestion.text.replace(/\s+/gu, ' ')}”: ${suggestion.labels[0]}?  y n Space` : 'no suggestion here';
    this.#item.text = `$(tag) Annotating — ${asked} · ? keys · Esc`;
    this.#item.tooltip = this.#tooltip();
    this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  }

  #tooltip(): vscode.MarkdownString {
    const rows = this.#keys.filter(({ keys }) => keys.length > 0).map(({ keys, title }) => `| ${keys.map((key) => `\`${keyName(key)}\``).join(' ')} | ${title} |`);
    return new vscode.MarkdownString(['| key | in annotation mode |', '|---|---|', ...rows].join('\n'));
  }

  /** Lists the keys; picking one does what it does. */
  async #help(): Promise<void> {
    const items = this.#keys.filter(({ keys }) => keys.length > 0).map(({ keys, title }) => ({ label: keys.map(keyName).join(' or '), description: title, key: keys[0] }));
    const picked = await vscode.window.showQuickPick(items, { placeHolder: 'Keys of annotation mode', matchOnDescription: true });
    if (picked) await this.press(picked.key);
  }
}
