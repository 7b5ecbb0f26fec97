import type { Position } from 'vscode-languageserver-types';
import type { ClaimGroup } from '../../analysis/claims/index.ts';
import { offsetAt, rangeOf } from '../../text/layout.ts';
import type { ClaimGroupItem, ClaimGroups } from '../../protocol.ts';
import type { Folder } from '../folder.ts';
import type { ServiceContext } from '../languageService.ts';
import { timeSlices } from '../timeSlices.ts';
import { valueOf } from './hovers/claim.ts';

/** So many groups are listed: more than anyone reads, and each has to be looked up. */
const mostGroups = 1000;

/** The claim groups of the corpus, the worst verdict first, with the places that state them; copies are left out. */
export async function claimItems({ workspace }: Pick<ServiceContext, 'workspace'>): Promise<ClaimGroups> {
  const pause = timeSlices(() => workspace.host.yield());
  await workspace.corpus.claims.readAll(pause);
  const all = workspace.corpus.claimGroups();
  const groups: ClaimGroupItem[] = [];
  for (const group of all.slice(0, mostGroups)) {
    const item = knownItemOf(workspace, group);
    if (item) groups.push(item);
    await pause();
  }
  return { groups, more: Math.max(0, all.length - mostGroups) };
}

/** The claim group of the number at a position; null where no other place speaks of it. */
export function claimItemAt({ workspace }: Pick<ServiceContext, 'workspace'>, uri: string, position: Position): ClaimGroupItem | null {
  const layout = workspace.layout(uri);
  const claim = layout && workspace.corpus.claims.claimAt(uri, offsetAt(layout, position));
  return (claim && itemOf(workspace, claim.group)) ?? null;
}

/** The items of groups, which the index keeps until a document changes that they rest on, and the folders that their paths are in. */
const known = new WeakMap<ClaimGroup, { readonly item: ClaimGroupItem | undefined; readonly folders: readonly Folder[] }>();

function knownItemOf(workspace: ServiceContext['workspace'], group: ClaimGroup): ClaimGroupItem | undefined {
  const { folders } = workspace;
  const former = known.get(group);
  if (former?.folders === folders) return former.item;
  const item = itemOf(workspace, group);
  known.set(group, { item, folders });
  return item;
}

function itemOf(workspace: ServiceContext['workspace'], group: ClaimGroup): ClaimGroupItem | undefined {
  const mentions = group.mentions.filter(({ duplicateOf }) => duplicateOf === undefined);
  if (mentions.length < 2) return undefined;
  const rows = mentions.flatMap((mention) => {
    const layout = workspace.layout(mention.document);
    if (!layout) return [];
    return [
      {
        location: { uri: mention.document, range: rangeOf(layout, mention.span) },
        source: workspace.pathOf(mention.document),
        quote: mention.quote,
        value: valueOf(workspace, mention),
        verdict: group.verdictBetween(mentions[0], mention),
      },
    ];
  });
  return { id: group.id, about: group.about, verdict: group.verdict, mentions: rows };
}
