import { AnnotatedText } from '../annotatedText.ts';
import { anchorOnLoad } from '../anchoring/load.ts';
import { annotationsOf } from '../annotation.ts';
import { emptySidecar, generator, spanTarget, taggingBody } from '../create.ts';
import { isObject, listOf, parseJson, without } from '../json.ts';
import type { AnnotationItem, AnnotationPage, Body, SpanTarget, Stamp } from '../model.ts';
import { normalizeText } from '../normalize.ts';
import { parseSidecar } from '../parse.ts';
import { renameSource } from '../rename.ts';
import { serializeSidecar } from '../serialize.ts';
import { itemViolation } from '../validate.ts';
import { remarks } from './interchange.ts';
import type { Exported, ExportedDocument, Loss } from './interchange.ts';
import { chooseReading } from './readings.ts';
import type { Reading } from './readings.ts';
import { findSelected, positionsIn } from './selectors.ts';

/** Writes a document's annotations as a W3C Web Annotation page. That is what a sidecar is, so nothing is lost. */
export function exportW3c({ page }: ExportedDocument): Exported {
  return { content: serializeSidecar(page), losses: [] };
}

/** A sidecar made of Web Annotations of any program, with ids and unknown fields kept. */
export interface ImportedPage {
  readonly page: AnnotationPage;
  readonly losses: readonly Loss[];
}

/**
 * Reads a Web Annotation, a list, a page or a collection with its first page (W3C Recommendation 2017) over a text.
 * Positions count code points, unless the quotes beside them show that they count otherwise; where only a quote is given,
 * it must stand once with its context. Annotations of something else than stretches of a text are reported.
 */
export function importW3c(content: string, source: string, rawText: string, stamp: Stamp): ImportedPage {
  const own = parseSidecar(content);
  if ('page' in own) return readOwnPage(own.page, source, rawText);
  const parsed = parseJson(content.startsWith('\ufeff') ? content.slice(1) : content);
  const empty = emptySidecar(source, rawText);
  if ('problem' in parsed) return { page: empty, losses: [{ item: `line ${parsed.problem.line}`, reason: parsed.problem.reason }] };
  const text = new AnnotatedText(normalizeText(rawText));
  const annotations = annotationsIn(parsed.value);
  const reading = chooseReading(rawText, annotations.filter(isObject).flatMap(selectorsOf).flatMap(positionsIn), { prefersLineFeeds: true });
  const losses: Loss[] = remarks(reading.remark, '');
  const items: AnnotationItem[] = [];
  const ids = new Set<string>();
  for (const [index, annotation] of annotations.entries()) {
    const place = isObject(annotation) && typeof annotation['id'] === 'string' ? annotation['id'] : `annotation ${index + 1}`;
    const item = isObject(annotation) ? readAnnotation(annotation, text, reading, empty.document.source, stamp) : 'It is not an object.';
    if (typeof item === 'string') losses.push({ item: place, reason: item });
    else if (ids.has(item.id)) losses.push({ item: place, reason: 'Another annotation has this id.' });
    else {
      ids.add(item.id);
      items.push(item);
    }
  }
  const dangling = items.filter(({ relation }) => relation && !(ids.has(relation.from) && ids.has(relation.to)));
  losses.push(...dangling.map(({ id }) => ({ item: id, reason: 'An annotation that it joins is not in the file.' })));
  const dismissals = isObject(parsed.value) && Array.isArray(parsed.value['dismissals']) ? { dismissals: parsed.value['dismissals'] as AnnotationPage['dismissals'] } : {};
  return { page: { ...empty, items: items.filter((item) => !dangling.includes(item)), ...dismissals }, losses };
}

/** A page as Collate writes it, perhaps for another version of the text. */
function readOwnPage(page: AnnotationPage, source: string, rawText: string): ImportedPage {
  const { id, document } = emptySidecar(source, rawText);
  const anchored = anchorOnLoad(page, new AnnotatedText(rawText));
  const former = new Map(annotationsOf(page).map((annotation) => [annotation.id, annotation.status]));
  const lost = annotationsOf(anchored).filter((annotation) => annotation.status === 'orphan' && former.get(annotation.id) !== 'orphan');
  const losses = lost.map(({ id: item, text }) => ({ item, reason: `${JSON.stringify(text)} is not found in the document; it is an orphan.` }));
  return { page: renameSource(anchored, document.source, id), losses };
}

/** The relative IRIs of the documents that a file's annotations are about, most often named first. */
export function sourcesIn(content: string): string[] {
  const parsed = parseJson(content.startsWith('\ufeff') ? content.slice(1) : content);
  if ('problem' in parsed) return [];
  const { value } = parsed;
  const own = isObject(value) && isObject(value['document']) ? [value['document']['source']] : [];
  const targets = annotationsIn(value).filter(isObject).flatMap(({ target }) => listOf<unknown>(target)).map((target) => (isObject(target) ? target['source'] : target));
  const counts = new Map<string, number>();
  for (const source of [...own, ...targets]) if (typeof source === 'string') counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([source]) => source);
}

function selectorsOf({ target }: Record<string, unknown>): unknown[] {
  return listOf<unknown>(target).filter(isObject).map(({ selector }) => selector);
}

function annotationsIn(value: unknown): readonly unknown[] {
  // A collection may come as a list of its pages.
  if (Array.isArray(value)) return value.flatMap((entry) => (isObject(entry) && Array.isArray(entry['items']) ? annotationsIn(entry) : [entry as unknown]));
  if (!isObject(value)) return [];
  if (Array.isArray(value['items'])) return value['items'];
  if (isObject(value['first'])) return annotationsIn(value['first']);
  if (Array.isArray(value['@graph'])) return value['@graph'];
  if (Array.isArray(value['rows'])) return value['rows'];
  return [value];
}

function readAnnotation(annotation: Record<string, unknown>, text: AnnotatedText, reading: Reading, source: string, stamp: Stamp): AnnotationItem | string {
  const types = listOf<unknown>(annotation['type'] ?? annotation['@type']).map((type) => String(type).replace(/^.*[:/#]/u, ''));
  const isPlain = types.length === 0 && annotation['target'] !== undefined;
  if (!types.includes('Annotation') && !isPlain) return 'It is not of type Annotation.';
  const id = typeof annotation['id'] === 'string' && annotation['id'] !== '' ? annotation['id'] : stamp.newId();
  if (isObject(annotation['relation'])) {
    const { type, from, to } = annotation['relation'];
    const isRelation = [type, from, to].every((field) => typeof field === 'string');
    return isRelation ? asItem(annotation, id) : 'Its relation has no type, from and to.';
  }
  const body = readBodies(annotation);
  const targets: SpanTarget[] = [];
  for (const target of listOf<unknown>(annotation['target'])) {
    if (!isObject(target)) return 'Its target is a whole resource, not a stretch of text.';
    const placed = readTarget(target, text, reading, source);
    if (typeof placed === 'string') return annotation['status'] === 'orphan' ? asItem(annotation, id) : placed;
    targets.push(placed);
  }
  if (targets.length === 0) return 'It has no target.';
  const target = targets.length === 1 ? targets[0] : targets;
  return asItem({ ...without(annotation, 'bodyValue'), body, target, generator: annotation['generator'] ?? generator }, id);
}

/** An annotation as it is, where a sidecar can hold it; else why not. */
function asItem(annotation: Record<string, unknown>, id: string): AnnotationItem | string {
  const item = { ...annotation, id, type: 'Annotation' };
  return itemViolation(item)?.reason ?? (item as unknown as AnnotationItem);
}

/** The bodies, with what says a label in other words put as `tagging`. */
function readBodies(annotation: Record<string, unknown>): (Body | string)[] {
  const isTagging = listOf<unknown>(annotation['motivation']).some((motivation) => motivation === 'tagging' || motivation === 'classifying');
  const { bodyValue } = annotation;
  if (typeof bodyValue === 'string') return [isTagging ? taggingBody(bodyValue) : { type: 'TextualBody', purpose: 'commenting', value: bodyValue }];
  const bodies = listOf<unknown>(annotation['body']).filter((body) => typeof body === 'string' || isObject(body)) as (Body | string)[];
  const isTag = (body: Body | string): boolean => typeof body !== 'string' && body.purpose === 'tagging' && typeof body.value === 'string';
  if (bodies.some(isTag)) return bodies;
  const place = bodies.findIndex((body) => typeof body !== 'string' && typeof body.value === 'string' && (body.purpose === 'classifying' || (isTagging && !body.purpose)));
  return bodies.map((body, index) => (index === place ? { ...(body as Body), purpose: 'tagging' } : body));
}

/** A target with position and quote; a string says why it cannot be found. */
function readTarget(target: Record<string, unknown>, text: AnnotatedText, reading: Reading, source: string): SpanTarget | string {
  const span = findSelected(target['selector'], text, reading);
  if (typeof span === 'string') return span;
  const ours = ['TextPositionSelector', 'TextQuoteSelector'];
  const others = listOf<unknown>(target['selector']).filter((selector) => isObject(selector) && !ours.includes(String(selector['type'])));
  const placed = spanTarget(text, source, span);
  return { ...target, source, selector: [...listOf(placed.selector), ...others] } as SpanTarget;
}
