import * as vscode from 'vscode';
import type { AnnotationDetails } from '../../../server/src/protocol.ts';
import type { ServerApi } from '../api.ts';
import { editorRange, protocolRange, say } from '../commands/support.ts';

/** An annotation in the document of an editor. */
export interface AnnotationHere {
  readonly editor: vscode.TextEditor;
  readonly uri: string;
  readonly details: AnnotationDetails;
}

/** The editor of a document that may be annotated, if it is the active one. */
export function documentEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === 'plaintext' ? editor : undefined;
}

/** The annotation that is selected, or the shortest one at the cursor; says so where there is none. */
export async function annotationHere(api: ServerApi): Promise<AnnotationHere | undefined> {
  const editor = documentEditor();
  if (!editor) return undefined;
  const uri = editor.document.uri.toString();
  const [details] = await api.request('collate/annotationsAt', { uri, range: protocolRange(editor.selection) });
  if (details) return { editor, uri, details };
  say('no tag stands here.');
  return undefined;
}

/**
 * Selects a range. VS Code reports each selection as it makes it, so that an earlier one may come back after a later one
 * was set; once this is done, all have come.
 */
export async function select(editor: vscode.TextEditor, { start, end }: vscode.Range): Promise<void> {
  editor.selection = new vscode.Selection(start, end);
  // A command that changes nothing: its answer comes after the reports of what was asked for before it.
  await vscode.commands.executeCommand('setContext', 'collate.active', true);
}

/** Selects a range and brings it to the middle of the editor. */
export async function reveal(editor: vscode.TextEditor, range: vscode.Range): Promise<void> {
  editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
  await select(editor, range);
}

/** The annotation's place as it is after a command, selected. */
export async function selectAgain(api: ServerApi, { editor, uri, details }: AnnotationHere): Promise<void> {
  const found = (await api.request('collate/annotationsAt', { uri, range: details.range })).find(({ id }) => id === details.id);
  if (found) await select(editor, editorRange(found.range));
}
