import type { Span } from '../text/span.ts';
import { isObject, listOf } from './json.ts';
import type { AnnotationItem, AttributeValue, Body, PositionSelector, QuoteSelector, SpanTarget, Status } from './model.ts';

/** One stretch of an annotation: code points of the normalised text, with the quote that anchors it. */
export interface Fragment extends Span {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A link of an annotation to an entity of the corpus or of a knowledge base. */
export interface EntityLink {
  readonly iri: string;
  /** What the knowledge base calls it, where that is known. */
  readonly label?: string;
}

/** A relation's type and the annotations that it joins, by id. */
export interface Relation {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly symmetric: boolean;
}

/** An item of a sidecar read in comfort; `item` is what stands in the file. */
export interface Annotation {
  readonly id: string;
  readonly item: AnnotationItem;
  /** `other`: an annotation of another program that is neither a tagged span nor a relation. */
  readonly kind: 'span' | 'relation' | 'other';
  /** The label of a span, the type of a relation, empty for the rest. */
  readonly label: string;
  /** In the order of the text; empty for a relation. A position that is unknown is 0–0. */
  readonly fragments: readonly Fragment[];
  /** From the first fragment's start to the last one's end. */
  readonly start: number;
  readonly end: number;
  /** The fragments' texts joined by one space. */
  readonly text: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly notes: readonly string[];
  readonly links: readonly EntityLink[];
  readonly status: Status;
  /** What an orphan was before it lost its text. */
  readonly formerStatus: Status | undefined;
  readonly score: number | undefined;
  /** The creator's name, or IRI where there is no name. */
  readonly creator: string | undefined;
  readonly created: string | undefined;
  readonly modified: string | undefined;
  readonly relation: Relation | undefined;
}

const known = new WeakMap<AnnotationItem, Annotation>();

/** An item read in comfort. The result is kept, so asking again costs nothing. */
export function annotationOf(item: AnnotationItem): Annotation {
  let annotation = known.get(item);
  if (!annotation) {
    annotation = readItem(item);
    known.set(item, annotation);
  }
  return annotation;
}

/** The annotations of a page or of a list of items, in its order. */
export function annotationsOf(page: { readonly items: readonly AnnotationItem[] }): Annotation[] {
  return page.items.map(annotationOf);
}

/** From the first fragment's start to the last one's end in code points; undefined for what has no place in the text. */
export function hullOf(item: AnnotationItem): Span | undefined {
  const { fragments, start, end } = annotationOf(item);
  return fragments.length > 0 ? { start, end } : undefined;
}

/** The bodies of an item that are objects. */
export function bodiesOf(item: AnnotationItem): Body[] {
  return listOf<Body | string>(item.body).filter((body) => typeof body !== 'string');
}

/** The targets of an item that are stretches of text. */
export function spanTargetsOf(item: AnnotationItem): SpanTarget[] {
  return listOf<SpanTarget | string>(item.target).filter((target) => typeof target !== 'string' && fragmentOf(target) !== undefined) as SpanTarget[];
}

/** The stretch that a target selects; undefined where it holds neither a position nor a quote. */
export function fragmentOf(target: SpanTarget): Fragment | undefined {
  let position: PositionSelector | undefined;
  let quote: QuoteSelector | undefined;
  for (const selector of listOf(target.selector)) {
    if (selector.type === 'TextPositionSelector') position ??= selector as PositionSelector;
    else if (selector.type === 'TextQuoteSelector') quote ??= selector as QuoteSelector;
  }
  if (!position && !quote) return undefined;
  return {
    start: position?.start ?? 0,
    end: position?.end ?? 0,
    exact: quote?.exact ?? '',
    prefix: quote?.prefix ?? '',
    suffix: quote?.suffix ?? '',
  };
}

/** The name of an agent, or its IRI. */
function agentName(agents: AnnotationItem['creator']): string | undefined {
  const agent = listOf(agents)[0];
  return typeof agent === 'string' || agent === undefined ? agent : (agent.name ?? agent.id);
}

function readItem(item: AnnotationItem): Annotation {
  const bodies = bodiesOf(item);
  const fragments = spanTargetsOf(item).map((target) => fragmentOf(target)!);
  fragments.sort((a, b) => a.start - b.start || a.end - b.end);
  const relation = item.relation && { ...item.relation, symmetric: item.relation.symmetric === true };
  const tagging = bodies.find((body) => body.purpose === 'tagging');
  return {
    id: item.id,
    item,
    kind: relation ? 'relation' : fragments.length > 0 && tagging ? 'span' : 'other',
    label: relation?.type ?? tagging?.value ?? '',
    fragments,
    start: fragments[0]?.start ?? 0,
    end: fragments.reduce((end, fragment) => Math.max(end, fragment.end), 0),
    text: fragments.map((fragment) => fragment.exact).join(' '),
    attributes: isObject(tagging?.attributes) ? tagging.attributes : {},
    notes: bodies.filter((body) => body.purpose === 'commenting').map((body) => body.value ?? ''),
    links: bodies.filter((body) => body.purpose === 'identifying' && typeof body.source === 'string').map(linkOf),
    status: item.status ?? 'accepted',
    formerStatus: item.formerStatus,
    score: item.score,
    creator: agentName(item.creator),
    created: item.created,
    modified: item.modified,
    relation,
  };
}

function linkOf(body: Body): EntityLink {
  return typeof body.label === 'string' ? { iri: body.source!, label: body.label } : { iri: body.source! };
}
