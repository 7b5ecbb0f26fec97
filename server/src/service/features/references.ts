import type { Location, Position } from 'vscode-languageserver-types';
import { offsetAt } from '../../text/layout.ts';
import type { Place } from '../finding.ts';
import type { ServiceContext } from '../languageService.ts';
import { nameAt } from '../nameLookup.ts';
import { locationsOf } from './locations.ts';

/** Every place of the corpus that speaks of the same quantity, or names the same name in any spelling. */
export function references(context: ServiceContext, uri: string, position: Position): Location[] {
  return locationsOf(context.workspace, placesAt(context, uri, position));
}

/** The same places before they are turned into locations. */
export function placesAt({ workspace }: ServiceContext, uri: string, position: Position): readonly Place[] {
  const layout = workspace.layout(uri);
  if (!layout) return [];
  const offset = offsetAt(layout, position);
  const claim = workspace.corpus.claims.claimAt(uri, offset);
  if (claim) return claim.group.mentions;
  return nameAt(workspace, uri, offset)?.places() ?? [];
}
