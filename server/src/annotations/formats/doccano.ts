import { isObject, listOf } from '../json.ts';
import { codePointLength, normalizeText } from '../normalize.ts';
import { firstKey, flatten } from './flat.ts';
import { select, withLosses } from './interchange.ts';
import type { Exported, ExportedDocument, ImportedDocument, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';
import { keyOf, offsetOf, readObjects } from './jsonLines.ts';
import { normalizer } from './rawOffsets.ts';

/**
 * Writes one document as a line of doccano JSONL, number `id`: `label` triples, or `entities` and `relations` where there
 * are relations.
 */
export function exportDoccano({ name, page, text }: ExportedDocument, id = 1): Exported {
  const { spans, relations, losses } = select(page, { relations: true });
  const flat = flatten(spans);
  const keys = new Map(flat.map(({ key }, index) => [key, index + 1]));
  const annotations = new Map(spans.map((span) => [span.id, span]));
  const end = (annotationId: string): number => keys.get(firstKey(annotations.get(annotationId)!))!;
  const labels =
    relations.length === 0
      ? { label: flat.map(({ start, end: stop, annotation }) => [start, stop, annotation.label]) }
      : {
          entities: flat.map((span, index) => ({ id: index + 1, label: span.annotation.label, start_offset: span.start, end_offset: span.end })),
          relations: relations.map(({ relation, label }, index) => ({ id: index + 1, from_id: end(relation!.from), to_id: end(relation!.to), type: label })),
        };
  const directed = relations.filter(({ relation }) => relation!.symmetric).map(({ id: item }): Loss => ({ item, reason: 'That it holds both ways is not written.' }));
  const line = JSON.stringify({ id, text: normalizeText(text), ...labels, Comments: [], meta: { name } });
  return { content: `${line}\n`, losses: [...losses, ...directed] };
}

/** Reads doccano JSONL (or a JSON list): `label` or `labels` triples, `entities` with `relations`, and `Comments`. */
export function importDoccano(content: string): ImportedDocument[] {
  const { objects, losses } = readObjects(content);
  const documents = objects.map(({ value, place }) => readLine(value, place));
  return withLosses(documents, losses);
}

function readLine(value: Record<string, unknown>, place: string): ImportedDocument {
  const losses: Loss[] = [];
  const rawText = [value['text'], value['data']].find((text) => typeof text === 'string') ?? '';
  const text = normalizeText(rawText);
  const length = codePointLength(text);
  const toNormalized = normalizer(rawText);
  const spans: ImportedSpan[] = [];
  const add = (key: string, start: unknown, end: unknown, label: unknown): void => {
    const [from, to] = [offsetOf(start), offsetOf(end)];
    if (from === undefined || to === undefined || typeof label !== 'string') losses.push({ item: `${place}, ${key}`, reason: 'It is no span with a label.' });
    else {
      const fragment = { start: toNormalized(from), end: toNormalized(to) };
      if (fragment.start < fragment.end && fragment.end <= length) spans.push({ key, label, fragments: [fragment] });
      else losses.push({ item: `${place}, ${key}`, reason: 'Its offsets are not in the text.' });
    }
  };
  for (const [index, triple] of listOf<unknown>(value['label'] ?? value['labels']).entries()) {
    if (Array.isArray(triple)) add(`label ${index + 1}`, triple[0], triple[1], triple[2]);
    else losses.push({ item: `${place}, label ${index + 1}`, reason: 'It is no span with a label.' });
  }
  for (const [index, entity] of listOf<unknown>(value['entities']).entries()) {
    if (isObject(entity)) add(keyOf(entity['id']) ?? `entity ${index + 1}`, entity['start_offset'], entity['end_offset'], entity['label']);
  }
  const relations = readRelations(value['relations'], new Set(spans.map(({ key }) => key)), place, losses);
  for (const comment of listOf<unknown>(value['Comments'] ?? value['comments'])) {
    losses.push({ item: place, reason: `The comment on the whole document is not read: ${JSON.stringify(comment)}` });
  }
  const meta = value['meta'];
  const name = isObject(meta) ? keyOf(meta['name']) : undefined;
  return { name, text, spans, relations, losses };
}

function readRelations(list: unknown, keys: ReadonlySet<string>, place: string, losses: Loss[]): ImportedRelation[] {
  return listOf<unknown>(list).flatMap((relation, index) => {
    const [from, to] = isObject(relation) ? [keyOf(relation['from_id']), keyOf(relation['to_id'])] : [];
    const type = isObject(relation) ? relation['type'] : undefined;
    if (from !== undefined && to !== undefined && typeof type === 'string' && keys.has(from) && keys.has(to)) return [{ type, from, to }];
    losses.push({ item: `${place}, relation ${index + 1}`, reason: 'It does not join two spans of the line.' });
    return [];
  });
}
