import type { Range } from 'vscode-languageserver-types';
import type { Boundary, Direction } from '../../protocol.ts';
import { rangeOf, spanOf } from '../../text/layout.ts';
import { moveBoundary } from '../../text/wordBoundaries.ts';
import type { ServiceContext } from '../languageService.ts';

/** A range with one of its boundaries moved by a word; the same range where that cannot be. */
export async function movedBoundary({ workspace }: ServiceContext, uri: string, range: Range, boundary: Boundary, direction: Direction): Promise<Range> {
  const layout = workspace.layout(uri);
  const text = await workspace.text(uri);
  if (!layout || text === undefined) return range;
  return rangeOf(layout, moveBoundary(text, spanOf(layout, range), boundary, direction));
}
