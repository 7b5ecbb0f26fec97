import { DocumentHighlightKind, type DocumentHighlight, type Position } from 'vscode-languageserver-types';
import { rangeOf } from '../../text/layout.ts';
import type { ServiceContext } from '../languageService.ts';
import { placesAt } from './references.ts';

/** The other places of this document that the number or name at a position stands in. */
export function documentHighlights(context: ServiceContext, uri: string, position: Position): DocumentHighlight[] {
  const layout = context.workspace.layout(uri);
  if (!layout) return [];
  return placesAt(context, uri, position)
    .filter(({ document }) => document === uri)
    .map(({ span }) => ({ range: rangeOf(layout, span), kind: DocumentHighlightKind.Text }));
}
