import type { Location, Position } from 'vscode-languageserver-types';
import { offsetAt } from '../../text/layout.ts';
import type { ServiceContext } from '../languageService.ts';
import { firstPlaceOf, nameAt } from '../nameLookup.ts';
import { locationsOf } from './locations.ts';

/**
 * Where the corpus first says it: for a number the first places that state the quantity elsewhere, for a name the first
 * place of its preferred spelling, for a copied paragraph the original.
 */
export function definitions({ workspace }: ServiceContext, uri: string, position: Position): Location[] {
  const layout = workspace.layout(uri);
  if (!layout) return [];
  const offset = offsetAt(layout, position);
  const claim = workspace.corpus.claims.claimAt(uri, offset);
  if (claim) return locationsOf(workspace, claim.group.mentions.filter((mention) => mention !== claim.mention && !mention.duplicateOf));
  const name = nameAt(workspace, uri, offset);
  if (name) {
    const first = firstPlaceOf(name);
    return locationsOf(workspace, first ? [first] : []);
  }
  const copied = workspace.corpus.duplicates.twinsAt(uri, offset);
  return copied ? locationsOf(workspace, copied.twins.slice(0, 1)) : [];
}
