import type { Position, Range } from 'vscode-languageserver-types';
import type { ClaimGroup, ClaimMention, FirstGroups } from '../../analysis/claims/index.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { offsetAt, rangeOf } from '../../text/layout.ts';
import type { ClaimGroupItem, ClaimGroups } from '../../protocol.ts';
import type { Folder } from '../folder.ts';
import type { ServiceContext } from '../languageService.ts';
import { groupBy } from '../groupBy.ts';
import { timeSlices } from '../timeSlices.ts';
import { valueOf } from './hovers/claim.ts';

/** So many groups are listed: more than anyone reads, and each has to be looked up. */
const mostGroups = 1000;

/** So many groups are a part of the list: each may have dozens of places. */
const partLength = 25;

/**
 * The claim groups of the corpus, the worst verdict first, with the places that state them; copies are left out. With `from` only a part of
 * the list, from that group on.
 */
export async function claimItems({ workspace }: Pick<ServiceContext, 'workspace'>, from?: number): Promise<ClaimGroups> {
  const pause = timeSlices(() => workspace.host.yield());
  const { groups: listed, count } = await groupsOf(workspace.corpus, pause);
  const end = from === undefined ? listed.length : Math.min(listed.length, from + partLength);
  const shown = listed.slice(from ?? 0, end);
  const { folders } = workspace;
  const unknown = shown.filter((group) => known.get(group)?.folders !== folders);
  const placed = await placeAll(workspace, unknown, pause);
  for (const group of unknown) {
    known.set(group, { item: itemOf(workspace, group, (mention) => placed.get(mention)), folders });
    await pause();
  }
  const groups = shown.flatMap((group) => known.get(group)?.item ?? []);
  return { groups, more: count - listed.length, ...(end < listed.length ? { next: end } : {}) };
}

const latest = new WeakMap<Corpus, { readonly revision: number; readonly groups: FirstGroups }>();

/** The groups that are listed, in order; kept while the corpus stays the same, since a list is asked for part by part. */
async function groupsOf(corpus: Corpus, pause: () => Promise<void>): Promise<FirstGroups> {
  const { revision } = corpus;
  const known = latest.get(corpus);
  if (known?.revision === revision) return known.groups;
  const groups = await corpus.firstClaimGroups(mostGroups, pause);
  if (corpus.revision === revision) latest.set(corpus, { revision, groups });
  return groups;
}

/** The claim group of the number at a position; null where no other place speaks of it. */
export function claimItemAt({ workspace }: Pick<ServiceContext, 'workspace'>, uri: string, position: Position): ClaimGroupItem | null {
  const layout = workspace.layout(uri);
  const claim = layout && workspace.corpus.claims.claimAt(uri, offsetAt(layout, position));
  return (claim && itemOf(workspace, claim.group, (mention) => placeOf(workspace, mention))) ?? null;
}

/** The items of groups, which the index keeps until a document changes that they rest on, and the folders that their paths are in. */
const known = new WeakMap<ClaimGroup, { readonly item: ClaimGroupItem | undefined; readonly folders: readonly Folder[] }>();

/** Where a mention stands, and its value in one normal form. */
interface MentionPlace {
  readonly range: Range;
  readonly value: string;
}

/** The places of all mentions; document by document, since what is known of one has to be unpacked. */
async function placeAll(workspace: ServiceContext['workspace'], groups: readonly ClaimGroup[], pause: () => Promise<void>): Promise<Map<ClaimMention, MentionPlace>> {
  const places = new Map<ClaimMention, MentionPlace>();
  for (const mentions of groupBy(groups.flatMap((group) => sourcesOf(group)), ({ document }) => document).values()) {
    for (const mention of mentions) {
      const place = placeOf(workspace, mention);
      if (place) places.set(mention, place);
    }
    await pause();
  }
  return places;
}

function placeOf(workspace: ServiceContext['workspace'], mention: ClaimMention): MentionPlace | undefined {
  const layout = workspace.layout(mention.document);
  return layout && { range: rangeOf(layout, mention.span), value: valueOf(workspace, mention) };
}

/** The mentions that are no copies. */
function sourcesOf({ mentions }: ClaimGroup): ClaimMention[] {
  return mentions.filter(({ duplicateOf }) => duplicateOf === undefined);
}

function itemOf(workspace: ServiceContext['workspace'], group: ClaimGroup, placed: (mention: ClaimMention) => MentionPlace | undefined): ClaimGroupItem | undefined {
  const mentions = sourcesOf(group);
  if (mentions.length < 2) return undefined;
  const rows = mentions.flatMap((mention) => {
    const place = placed(mention);
    if (!place) return [];
    return [
      {
        location: { uri: mention.document, range: place.range },
        source: workspace.pathOf(mention.document),
        quote: mention.quote,
        value: place.value,
        verdict: group.verdictBetween(mentions[0], mention),
      },
    ];
  });
  return { id: group.id, about: group.about, verdict: group.verdict, mentions: rows };
}
