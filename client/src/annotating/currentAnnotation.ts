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

/** Selects a range and brings it to the middle of the editor. */
export function reveal(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
}

/** The annotation's place as it is after a command, selected. */
export async function selectAgain(api: ServerApi, { editor, uri, details }: AnnotationHere): Promise<void> {
  const found = (await api.request('collate/annotationsAt', { uri, range: details.range })).find(({ id }) => id === details.id);
  if (found) editor.selection = new vscode.Selection(editorRange(found.range).start, editorRange(found.range).end);
}
