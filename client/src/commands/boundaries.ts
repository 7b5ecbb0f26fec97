import * as vscode from 'vscode';
import type { Boundary, Direction } from '../../../server/src/protocol.ts';
import { annotationHere, documentEditor, select, selectAgain } from '../annotating/currentAnnotation.ts';
import type { ServerApi } from '../api.ts';
import { editorRange, protocolRange, showResult } from './support.ts';

const moves: Readonly<Record<string, readonly [Boundary, Direction]>> = {
  'collate.moveStartLeft': ['start', 'left'],
  'collate.moveStartRight': ['start', 'right'],
  'collate.moveEndLeft': ['end', 'left'],
  'collate.moveEndRight': ['end', 'right'],
};

/** Commands that move a boundary of the annotation at the cursor by a word. */
export function registerBoundaryCommands(api: ServerApi): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(moves).map(([command, [boundary, direction]]) =>
      vscode.commands.registerCommand(command, () => moveAnnotationBoundary(api, boundary, direction)),
    ),
  );
}

async function moveAnnotationBoundary(api: ServerApi, boundary: Boundary, direction: Direction): Promise<void> {
  const here = await annotationHere(api);
  if (!here) return;
  const { uri, details } = here;
  showResult(await api.execute('collate.server.moveBoundary', { uri, id: details.id, boundary, direction }));
  await selectAgain(api, here);
}

/** Moves a boundary of what is selected by a word, where nothing is tagged yet. */
export async function moveSelectionBoundary(api: ServerApi, boundary: Boundary, direction: Direction): Promise<void> {
  const editor = documentEditor();
  if (!editor) return;
  const range = protocolRange(editor.selection);
  const moved = await api.request('collate/movedBoundary', { uri: editor.document.uri.toString(), range, boundary, direction });
  await select(editor, editorRange(moved));
}
