import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import { offsetAt, rangeOf } from '../../text/layout.ts';
import type { ServiceContext } from '../languageService.ts';
import { annotationHover } from './hovers/annotation.ts';
import { claimHover, type HoverPart } from './hovers/claim.ts';
import { duplicateHover } from './hovers/duplicate.ts';
import { nameHover } from './hovers/name.ts';

/** What Collate knows of the place: the number's other sources, the name's variants, its tags, the paragraph's twins. */
export async function hover(context: ServiceContext, uri: string, position: Position): Promise<Hover | null> {
  const layout = context.workspace.layout(uri);
  if (!layout) return null;
  const offset = offsetAt(layout, position);
  const parts = [
    claimHover(context, uri, offset),
    nameHover(context, uri, offset),
    annotationHover(context, uri, offset),
    await duplicateHover(context, uri, offset),
  ].filter((part): part is HoverPart => part !== undefined);
  if (parts.length === 0) return null;
  const narrowest = parts.reduce((least, part) => (length(part) < length(least) ? part : least));
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.map(({ markdown }) => markdown).join('\n\n---\n\n') },
    range: rangeOf(layout, narrowest.span),
  };
}

function length({ span }: HoverPart): number {
  return span.end - span.start;
}
