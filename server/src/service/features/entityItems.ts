import { positionAt, rangeOf, type LayoutFacts } from '../../text/layout.ts';
import type { EntityItem, EntityMentionItem, MentionRelation } from '../../protocol.ts';
import { overlaps } from '../../text/span.ts';
import type { TagPlace } from '../../annotations/index.ts';
import type { TaggedSpan } from '../annotationService.ts';
import type { ServiceContext } from '../languageService.ts';
import { relationEnds } from '../relations.ts';
import { timeSlices } from '../timeSlices.ts';

/** Suggested names that a view lists, the most frequent ones, places of each, and documents that are looked at for these. */
const mostSuggested = 300;
const mostPlaces = 20;
const mostDocuments = 60;

/** Names with their labels that it lists of those tagged, the most frequent ones, and places of each. */
const mostTaggedNames = 2000;
const mostTaggedPlaces = 200;

/** An entity while its mentions are collected. */
interface Entity extends EntityItem {
  more: number;
  moreTagged: number;
  readonly mentions: EntityMentionItem[];
}

/** The entities of the corpus: what is tagged first, then what the analysis suggests and nobody tagged. */
export async function entityItems(context: ServiceContext): Promise<EntityItem[]> {
  const { workspace, annotations } = context;
  const pause = timeSlices(() => workspace.host.yield());
  const items = new Map<string, Entity>();
  const itemOf = (name: string, label: string): Entity => {
    const key = keyOf(name, label);
    const item = items.get(key) ?? { name, label, more: 0, moreTagged: 0, mentions: [] };
    items.set(key, item);
    return item;
  };
  for (const { name, label } of await mostTagged(context, pause)) itemOf(name, label);
  for (const document of annotations.tagged.documents()) {
    annotations.settle(document);
    for (const tag of annotations.tagged.tagsOf(document)) {
      const entity = items.get(keyOf(tag.name, tag.label));
      if (!entity || tag.status === 'rejected') continue;
      if (entity.mentions.length < mostTaggedPlaces) entity.mentions.push(...(await taggedMention(context, tag)));
      else if (tag.status === 'accepted') entity.moreTagged++;
      else if (tag.status === 'suggested') entity.more++;
    }
    await pause();
  }
  const { entities } = workspace.corpus;
  await entities.readAll(pause);
  for (const { name, label, count } of entities.corpusNames(mostSuggested)) {
    let looked = 0;
    for (const document of entities.documentsWith(name, { most: mostDocuments })) {
      await pause();
      const decided = annotations.tagged.tagsOf(document).filter(({ status }) => status !== 'orphan');
      for (const { span, form } of entities.mentionsOf(name, [document])) {
        if (looked === mostPlaces) break;
        looked++;
        const layout = workspace.layout(document);
        if (!layout || decided.some((tag) => overlaps(tag, span))) continue;
        const location = { uri: document, range: rangeOf(layout, span) };
        itemOf(name, label).mentions.push({ location, source: workspace.pathOf(document), text: form, status: 'suggested', relations: [] });
      }
      if (looked === mostPlaces) break;
    }
    const item = items.get(keyOf(name, label));
    if (item) item.more += Math.max(0, count - looked);
  }
  return [...items.values()];
}

function keyOf(name: string, label: string): string {
  return `${label} ${name}`;
}

/** The names that are tagged most often, each with its label; accepted tags count first. */
async function mostTagged({ annotations: { tagged } }: ServiceContext, pause: () => Promise<void>): Promise<readonly { readonly name: string; readonly label: string }[]> {
  const counts = new Map<string, { readonly name: string; readonly label: string; accepted: number; all: number }>();
  for (const document of tagged.documents()) {
    for (const { name, label, status } of tagged.tagsOf(document)) {
      if (status === 'rejected') continue;
      const key = keyOf(name, label);
      const entity = counts.get(key) ?? { name, label, accepted: 0, all: 0 };
      counts.set(key, entity);
      entity.all++;
      if (status === 'accepted') entity.accepted++;
    }
    await pause();
  }
  return [...counts.values()].sort((a, b) => b.accepted - a.accepted || b.all - a.all).slice(0, mostTaggedNames);
}

/** The mention of a tag; none where its document is not known any more. */
async function taggedMention(context: ServiceContext, tag: TagPlace): Promise<EntityMentionItem[]> {
  const { workspace, annotations } = context;
  const { document: uri, text, status } = tag;
  const layout = workspace.layout(uri);
  if (!layout) return [];
  if (tag.isRelated) await annotations.ensure(uri);
  const related = tag.isRelated ? annotations.spans(uri).find(({ span, label }) => span.start === tag.start && span.end === tag.end && label === tag.label) : undefined;
  const relations = related ? relationItems(context, uri, layout, related) : [];
  return [{ location: { uri, range: rangeOf(layout, tag) }, source: workspace.pathOf(uri), text, status, relations }];
}

function relationItems({ workspace, annotations }: ServiceContext, document: string, layout: LayoutFacts, { id }: TaggedSpan): MentionRelation[] {
  return relationEnds(annotations, document, id).map(({ type, direction, other }) => ({
    type,
    direction,
    text: other.text,
    label: other.label,
    source: `${workspace.pathOf(document)}:${String(positionAt(layout, other.span.start).line + 1)}`,
    location: { uri: document, range: rangeOf(layout, other.span) },
  }));
}
