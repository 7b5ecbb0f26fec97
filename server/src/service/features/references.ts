import type { Location, Position } from 'vscode-languageserver-types';
import { offsetAt } from '../../text/layout.ts';
import type { Place } from '../finding.ts';
import type { ServiceContext } from '../languageService.ts';
import { readName } from '../nameLookup.ts';
import { timeSlices } from '../timeSlices.ts';
import { locationsOf } from './locations.ts';

/** Every place of the corpus that speaks of the same quantity, or names the same name in any spelling. */
export async function references({ workspace }: ServiceContext, uri: string, position: Position): Promise<Location[]> {
  const pause = timeSlices(() => workspace.host.yield());
  const locations: Location[] = [];
  for (const place of await placesAt({ workspace }, uri, position)) {
    locations.push(...locationsOf(workspace, [place]));
    await pause();
  }
  return locations;
}

/** The same places, in all documents or in one, before they are turned into locations. */
export async function placesAt({ workspace }: Pick<ServiceContext, 'workspace'>, uri: string, position: Position, only?: string): Promise<readonly Place[]> {
  const layout = workspace.layout(uri);
  if (!layout) return [];
  const offset = offsetAt(layout, position);
  const claim = workspace.corpus.claims.claimAt(uri, offset);
  if (claim) return claim.group.mentions.filter(({ document }) => only === undefined || document === only);
  const found = await readName(workspace, uri, offset, ({ documents }) => (only === undefined ? documents : [only]));
  return found?.places ?? [];
}
