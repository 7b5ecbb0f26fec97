import { DocumentHighlightKind, type DocumentHighlight, type Position } from 'vscode-languageserver-types';
import { rangeOf } from '../../text/layout.ts';
import type { ServiceContext } from '../languageService.ts';
import { placesAt } from './references.ts';

/** The other places of this document that the number or name at a position stands in. */
export async function documentHighlights(context: ServiceContext, uri: string, position: Position): Promise<DocumentHighlight[]> {
  const layout = context.workspace.layout(uri);
  if (!layout) return [];
  const places = await placesAt(context, uri, position, uri);
  return places.map(({ span }) => ({ range: rangeOf(layout, span), kind: DocumentHighlightKind.Text }));
}
