import type { Range } from 'vscode-languageserver-types';
import { allowsRelation, attributesFor, entityOfIri } from '../../annotations/index.ts';
import type { AnnotationDetails, AttributeItem, RelationTypeItem } from '../../protocol.ts';
import { rangeOf, spanOf, type LayoutFacts } from '../../text/layout.ts';
import { overlaps, touches, type Span } from '../../text/span.ts';
import type { TaggedSpan } from '../annotationService.ts';
import type { ServiceContext } from '../languageService.ts';
import { relationEnds } from '../relations.ts';

/** The annotations that share text with a range or touch it: those of exactly this range first, then the shortest. */
export function annotationsAt(context: ServiceContext, uri: string, range: Range): AnnotationDetails[] {
  const layout = context.workspace.layout(uri);
  if (!layout) return [];
  const wanted = spanOf(layout, range);
  const isHere = (fragment: Span): boolean => (wanted.start === wanted.end ? touches(fragment, wanted.start) : overlaps(fragment, wanted));
  const isExact = ({ span }: TaggedSpan): number => (span.start === wanted.start && span.end === wanted.end ? 1 : 0);
  return context.annotations
    .spans(uri)
    .filter(({ status }) => status === 'accepted' || status === 'suggested')
    .filter(({ fragments }) => fragments.some(isHere))
    .sort((a, b) => isExact(b) - isExact(a) || length(a.span) - length(b.span))
    .map((tagged) => detailsOf(context, uri, layout, tagged));
}

/** The attributes that an annotation with a label may carry. */
export function attributeItems({ annotations }: ServiceContext, uri: string, label: string): AttributeItem[] {
  return attributesFor(annotations.schema(uri), label).map(({ name, description, values }) => ({ name, description, values }));
}

/** The types of relation that the schema allows between two annotations of a document. */
export function relationTypeItems({ annotations }: ServiceContext, uri: string, from: string, to: string): RelationTypeItem[] {
  const labelOf = (id: string): string | undefined => annotations.spans(uri).find((tagged) => tagged.id === id)?.label;
  const [source, target] = [labelOf(from), labelOf(to)];
  if (source === undefined || target === undefined || from === to) return [];
  const schema = annotations.schema(uri);
  return schema.relations.filter(({ name }) => allowsRelation(schema, name, source, target)).map(({ name, description }) => ({ name, description }));
}

function detailsOf({ annotations }: ServiceContext, uri: string, layout: LayoutFacts, tagged: TaggedSpan): AnnotationDetails {
  const { id, label, text, status, span, fragments, annotation } = tagged;
  return {
    id,
    label,
    text,
    status: status === 'suggested' ? 'suggested' : 'accepted',
    range: rangeOf(layout, span),
    fragments: fragments.map((fragment) => rangeOf(layout, fragment)),
    attributes: annotation.attributes,
    notes: annotation.notes,
    links: annotation.links.map((link) => {
      const entity = entityOfIri(link.iri);
      return entity === undefined ? link : { ...link, entity };
    }),
    relations: relationEnds(annotations, uri, id).map(({ other, ...end }) => ({ ...end, other: { id: other.id, label: other.label, text: other.text, range: rangeOf(layout, other.span) } })),
  };
}

function length({ start, end }: Span): number {
  return end - start;
}
