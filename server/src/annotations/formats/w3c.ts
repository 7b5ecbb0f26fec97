import { AnnotatedText } from '../annotatedText.ts';
import { fragmentOf } from '../annotation.ts';
import { emptySidecar, generator, spanTarget, taggingBody } from '../create.ts';
import { isObject, listOf, parseJson, without } from '../json.ts';
import type { AnnotationItem, AnnotationPage, Body, SpanTarget, Stamp } from '../model.ts';
import { normalizeText } from '../normalize.ts';
import { serializeSidecar } from '../serialize.ts';
import { itemViolation } from '../validate.ts';
import type { Exported, ExportedDocument, Loss } from './interchange.ts';

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
 * Positions count code points of the normalised text; where only a quote is given, it must stand once with its context.
 * Annotations of something else than stretches of a text are reported.
 */
export function importW3c(content: string, source: string, rawText: string, stamp: Stamp): ImportedPage {
  const parsed = parseJson(content.startsWith('\ufeff') ? content.slice(1) : content);
  const empty = emptySidecar(source, rawText);
  if ('problem' in parsed) return { page: empty, losses: [{ item: `line ${parsed.problem.line}`, reason: parsed.problem.reason }] };
  const text = new AnnotatedText(normalizeText(rawText));
  const losses: Loss[] = [];
  const items: AnnotationItem[] = [];
  const ids = new Set<string>();
  for (const [index, annotation] of annotationsIn(parsed.value).entries()) {
    const place = isObject(annotation) && typeof annotation['id'] === 'string' ? annotation['id'] : `annotation ${index + 1}`;
    const item = isObject(annotation) ? readAnnotation(annotation, text, empty.document.source, stamp) : 'It is not an object.';
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

function annotationsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [];
  if (Array.isArray(value['items'])) return value['items'];
  if (isObject(value['first'])) return annotationsIn(value['first']);
  if (Array.isArray(value['@graph'])) return value['@graph'];
  return [value];
}

function readAnnotation(annotation: Record<string, unknown>, text: AnnotatedText, source: string, stamp: Stamp): AnnotationItem | string {
  if (!listOf<unknown>(annotation['type']).includes('Annotation')) return 'It is not of type Annotation.';
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
    const placed = readTarget(target, text, source);
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
function readTarget(target: Record<string, unknown>, text: AnnotatedText, source: string): SpanTarget | string {
  const fragment = fragmentOf(target);
  if (!fragment) return 'Its target has neither a position nor a quote.';
  const { offsets } = text;
  const hasPosition = listOf<unknown>(target['selector']).some((selector) => isObject(selector) && selector['type'] === 'TextPositionSelector');
  const { exact, prefix, suffix } = fragment;
  let span = hasPosition && fragment.end <= offsets.length ? offsets.toUtf16Span(fragment) : undefined;
  if (span && exact !== '' && text.text.slice(span.start, span.end) !== normalizeText(exact)) span = undefined;
  if (!span && exact !== '') {
    const whole = prefix + exact + suffix;
    const place = text.text.indexOf(whole);
    if (place < 0) return 'Its quote is not in the text.';
    if (text.text.includes(whole, place + 1)) return 'Its quote stands in more than one place of the text.';
    span = { start: place + prefix.length, end: place + prefix.length + exact.length };
  }
  if (!span || span.start >= span.end) return 'Its position is not in the text.';
  const ours = ['TextPositionSelector', 'TextQuoteSelector'];
  const others = listOf<unknown>(target['selector']).filter((selector) => isObject(selector) && !ours.includes(String(selector['type'])));
  const placed = spanTarget(text, source, span);
  return { ...target, source, selector: [...listOf(placed.selector), ...others] } as SpanTarget;
}
