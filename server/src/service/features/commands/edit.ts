import { allowsRelation, attributesFor, corpusEntityIri, isLinkIri, move, relate, setAttribute, setLinks, type LabelSchema } from '../../../annotations/index.ts';
import type { CommandResult, ServerCommands } from '../../../protocol.ts';
import type { Span } from '../../../text/span.ts';
import { moveBoundary } from '../../../text/wordBoundaries.ts';
import type { TaggedSpan } from '../../annotationService.ts';
import type { ServiceContext } from '../../languageService.ts';
import { result, spanIn } from './handler.ts';

/** Moves a boundary of an annotation by a word: the start of its first fragment, or the end of its last. */
export async function moveAnnotationBoundary(context: ServiceContext, { uri, id, boundary, direction }: ServerCommands['collate.server.moveBoundary']): Promise<CommandResult> {
  await context.workspace.refresh(uri);
  const { fragments } = taggedSpan(context, uri, id);
  const text = (await context.workspace.text(uri)) ?? '';
  const index = boundary === 'start' ? 0 : fragments.length - 1;
  const moved = fragments.map((fragment, at) => (at === index ? moveBoundary(text, fragment, boundary, direction) : fragment));
  return await place(context, uri, id, moved, 'No word to move the boundary by.');
}

/** Makes a stretch of text one more fragment of an annotation. */
export async function addFragment(context: ServiceContext, { uri, id, range }: ServerCommands['collate.server.addFragment']): Promise<CommandResult> {
  const span = await spanIn(context, uri, range);
  if (span.start === span.end) return { done: false, message: 'Select the words to add to the annotation.' };
  const { fragments } = taggedSpan(context, uri, id);
  const isCovered = fragments.some(({ start, end }) => start <= span.start && span.end <= end);
  return await place(context, uri, id, isCovered ? fragments : [...fragments, span], 'These words belong to the annotation already.');
}

/** Sets an attribute that the schema allows, to a value that it allows. */
export async function setAnnotationAttribute(context: ServiceContext, { uri, id, name, value }: ServerCommands['collate.server.setAttribute']): Promise<CommandResult> {
  const { annotations } = context;
  const { label, annotation } = taggedSpan(context, uri, id);
  const definition = attributesFor(annotations.schema(uri), label).find((attribute) => attribute.name === name);
  if (value !== null && !definition) return { done: false, message: `The schema knows no attribute ${name} of ${label}.` };
  if (value !== null && definition!.values.length > 0 && !definition!.values.includes(value)) {
    return { done: false, message: `${name} is one of ${definition!.values.join(', ')}.` };
  }
  const changed = annotation.attributes[name] !== (value ?? undefined)
    && (await annotations.apply(uri, (page, _text, stamp) => setAttribute(page, [id], name, value ?? undefined, stamp)));
  return result(changed, value === null ? `${name} taken away.` : `${name}: ${String(value)}.`, 'Nothing changed.');
}

/** Replaces the links of an annotation. Throws where an IRI is none. */
export async function setAnnotationLinks({ annotations }: ServiceContext, { uri, id, links }: ServerCommands['collate.server.setLinks']): Promise<CommandResult> {
  const resolved = links.map((link) => {
    if ('entity' in link) return { iri: corpusEntityIri(link.entity), label: link.entity };
    if (!isLinkIri(link.iri)) throw new Error(`“${link.iri}” is no IRI: one begins with its scheme, as in https://www.wikidata.org/entity/Q42.`);
    return link;
  });
  return result(await annotations.apply(uri, (page, _text, stamp) => setLinks(page, id, resolved, stamp)), 'Links kept.', 'Nothing changed.');
}

/** Joins two annotations by a relation that the schema allows between their labels. */
export async function relateAnnotations(context: ServiceContext, { uri, type, from, to }: ServerCommands['collate.server.relate']): Promise<CommandResult> {
  const { annotations } = context;
  const [source, target] = [taggedSpan(context, uri, from), taggedSpan(context, uri, to)];
  if (from === to) return { done: false, message: 'A relation joins two annotations.' };
  const schema: LabelSchema = annotations.schema(uri);
  if (!allowsRelation(schema, type, source.label, target.label)) {
    return { done: false, message: `The schema allows no ${type} from ${source.label} to ${target.label}.` };
  }
  const { symmetric } = schema.relations.find(({ name }) => name === type)!;
  const related = await annotations.apply(uri, (page, _text, stamp) => relate(page, type, from, to, stamp, symmetric).page);
  return result(related, `“${source.text}” ${type} “${target.text}”.`, 'They are so related already.');
}

async function place({ annotations }: ServiceContext, uri: string, id: string, fragments: readonly Span[], unchanged: string): Promise<CommandResult> {
  const before = annotations.spans(uri).find((tagged) => tagged.id === id)!.fragments;
  const isSame = fragments.length === before.length && fragments.every(({ start, end }, index) => start === before[index].start && end === before[index].end);
  if (isSame) return { done: false, message: unchanged, quiet: true };
  const moved = await annotations.apply(uri, (page, text, stamp) => move(page, text, id, fragments, stamp));
  const now = annotations.spans(uri).find((tagged) => tagged.id === id);
  return result(moved, `The annotation stands on “${now?.text ?? ''}” now.`, unchanged);
}

/** An annotation that stands in a document. Throws where there is none. */
function taggedSpan({ annotations }: ServiceContext, uri: string, id: string): TaggedSpan {
  const tagged = annotations.spans(uri).find((one) => one.id === id && one.status !== 'orphan');
  if (!tagged) throw new Error('That annotation is not there any more.');
  return tagged;
}
