import * as vscode from 'vscode';
import type { SuggestionItem } from '../../../server/src/protocol.ts';
import { documentEditor, reveal } from '../annotating/currentAnnotation.ts';
import type { ServerApi } from '../api.ts';
import { editorRange, say } from './support.ts';

type Step = 'next' | 'previous';

/** Commands that go from annotation to annotation, and from suggestion to suggestion. */
export function registerNavigationCommands(api: ServerApi): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('collate.nextAnnotation', () => goToAnnotation(api, 'next')),
    vscode.commands.registerCommand('collate.previousAnnotation', () => goToAnnotation(api, 'previous')),
    vscode.commands.registerCommand('collate.nextSuggestion', () => goToSuggestion(api, 'next')),
    vscode.commands.registerCommand('collate.previousSuggestion', () => goToSuggestion(api, 'previous')),
  );
}

/** Selects the next annotation of the document or the one before; goes on at the other end. */
export async function goToAnnotation(api: ServerApi, step: Step): Promise<void> {
  const editor = documentEditor();
  if (!editor) return;
  const annotations = await api.request('collate/annotations', { uri: editor.document.uri.toString() });
  const ranges = annotations.map(({ range }) => editorRange(range)).sort((a, b) => a.start.compareTo(b.start) || b.end.compareTo(a.end));
  if (ranges.length === 0) {
    say('nothing is tagged in this file.');
    return;
  }
  const { start, end } = editor.selection;
  const order = (range: vscode.Range): number => range.start.compareTo(start) || end.compareTo(range.end);
  const next = step === 'next' ? (ranges.find((range) => order(range) > 0) ?? ranges[0]) : (ranges.findLast((range) => order(range) < 0) ?? ranges[ranges.length - 1]);
  await reveal(editor, next);
}

/** Selects the next suggestion or the one before, in this document or another one; returns it with its document. */
export async function goToSuggestion(api: ServerApi, step: Step): Promise<{ uri: string; suggestion: SuggestionItem } | undefined> {
  const editor = documentEditor();
  if (!editor) return undefined;
  const { start, end } = editor.selection;
  const uri = editor.document.uri.toString();
  const found = await api.request('collate/neighbouringSuggestion', { uri, position: step === 'next' ? end : start, direction: step });
  if (!found) {
    say('nothing is suggested any more.');
    return undefined;
  }
  const isOther = found.uri !== uri;
  const target = isOther ? await vscode.window.showTextDocument(vscode.Uri.parse(found.uri), { preview: true, ...(editor.viewColumn ? { viewColumn: editor.viewColumn } : {}) }) : editor;
  await reveal(target, editorRange(found.suggestion.range));
  return { uri: target.document.uri.toString(), suggestion: found.suggestion };
}
