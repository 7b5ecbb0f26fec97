import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { offsetAt, rangeOf } from '../../text/layout.ts';
import type { ServiceContext } from '../languageService.ts';
import { nameAt, readName } from '../nameLookup.ts';
import { workspaceEdit } from './edits.ts';
import { replaceAll } from './fixes/names.ts';

/** The name at a position, which a rename would write anew in all its spellings everywhere; null where none stands. */
export function prepareRename({ workspace }: ServiceContext, uri: string, position: Position): { range: Range; placeholder: string } | null {
  const layout = workspace.layout(uri);
  const name = layout && nameAt(workspace, uri, offsetAt(layout, position));
  return name ? { range: rangeOf(layout, name.span), placeholder: name.preferred } : null;
}

/** Writes a name anew at every place of the corpus, whichever way it is spelt there. */
export async function renameName(context: ServiceContext, uri: string, position: Position, newName: string): Promise<WorkspaceEdit | null> {
  const layout = context.workspace.layout(uri);
  const wanted = newName.trim();
  const found = layout && wanted !== '' && (await readName(context.workspace, uri, offsetAt(layout, position)));
  return found ? workspaceEdit(context, replaceAll(found.places, wanted), `Rename “${found.name.preferred}” to “${wanted}”`) : null;
}
