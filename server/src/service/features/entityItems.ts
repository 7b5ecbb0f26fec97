import { positionAt, rangeOf, type LayoutFacts } from '../../text/layout.ts';
import type { EntityItem, EntityMentionItem, MentionRelation } from '../../protocol.ts';
import type { TaggedSpan } from '../annotationService.ts';
import type { ServiceContext } from '../languageService.ts';
import { relationEnds } from '../relations.ts';
import { timeSlices } from '../timeSlices.ts';

/** Suggested names that a view lists, the most frequent ones, places of each, and documents that are looked at for these. */
const mostSuggested = 300;
const mostPlaces = 20;
const mostDocuments = 60;

/** The entities of the corpus: what is tagged first, then what the analysis suggests and nobody tagged. */
export async function entityItems(context: ServiceContext): Promise<EntityItem[]> {
  const { workspace, annotations } = context;
  const pause = timeSlices(() => workspace.host.yield());
  const items = new Map<string, { name: string; label: string; more: number; mentions: EntityMentionItem[] }>();
  const add = (name: string, label: string, mention: EntityMentionItem): void => {
    const key = `${label} ${name}`;
    const item = items.get(key);
    if (item) item.mentions.push(mention);
    else items.set(key, { name, label, more: 0, mentions: [mention] });
  };
  for (const document of annotations.documents()) {
    const layout = workspace.layout(document);
    if (!layout) continue;
    const isRelated = relatedIn(context, document);
    for (const tagged of annotations.spans(document)) {
      const { span, label, text, status } = tagged;
      const location = { uri: document, range: rangeOf(layout, span) };
      const relations = isRelated.has(tagged.id) ? relationItems(context, document, layout, tagged) : [];
      add(nameOf(tagged), label, { location, source: workspace.pathOf(document), text, status, relations });
    }
    await pause();
  }
  const { entities } = workspace.corpus;
  await entities.readAll(pause);
  for (const { name, label, count } of entities.corpusNames(mostSuggested)) {
    let looked = 0;
    for (const document of entities.documentsWith(name).slice(0, mostDocuments)) {
      await pause();
      for (const { span, form } of entities.mentionsOf(name, [document])) {
        if (looked === mostPlaces) break;
        looked++;
        const layout = workspace.layout(document);
        if (!layout || annotations.decidedIn(document, span).length > 0) continue;
        const location = { uri: document, range: rangeOf(layout, span) };
        add(name, label, { location, source: workspace.pathOf(document), text: form, status: 'suggested', relations: [] });
      }
      if (looked === mostPlaces) break;
    }
    const item = items.get(`${label} ${name}`);
    if (item) item.more = Math.max(0, count - looked);
  }
  return [...items.values()];
}

/** Mentions linked to one entity of the corpus or a knowledge base are one entity, under the name that the link gives. */
function nameOf({ annotation, text }: TaggedSpan): string {
  const corpusEntity = 'urn:collate:entity:';
  for (const { iri, label } of annotation.links) {
    if (label !== undefined) return label;
    if (iri.startsWith(corpusEntity)) return decodeOr(iri.slice(corpusEntity.length), text);
  }
  return text;
}

function decodeOr(encoded: string, otherwise: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return otherwise;
  }
}

/** The annotations of a document that some relation joins, by id. */
function relatedIn({ annotations }: ServiceContext, document: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { relation } of annotations.page(document)?.items ?? []) if (relation) ids.add(relation.from).add(relation.to);
  return ids;
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
