import { isObject, listOf } from '../json.ts';
import { normalizeText } from '../normalize.ts';
import { documentNameIn } from './documentName.ts';
import { firstKey, flatten } from './flat.ts';
import { remarks, select, withLosses } from './interchange.ts';
import type { Exported, ExportedDocument, ImportedDocument, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';
import { keyOf, offsetOf, readObjects } from './jsonLines.ts';
import type { Numbering } from './jsonLines.ts';
import { chooseReading } from './readings.ts';

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

/**
 * Reads doccano JSONL (or a JSON list) of any of its versions: triples or objects under `label`, `labels` or
 * `annotations`, `entities` with `relations`, and `Comments`.
 */
export function importDoccano(content: string, numbering?: Numbering): ImportedDocument[] {
  const { objects, losses } = readObjects(content, numbering);
  const documents = objects.map(({ value, place }) => readLine(value, place));
  return withLosses(documents, losses);
}

interface Entry {
  readonly key: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

function readLine(value: Record<string, unknown>, place: string): ImportedDocument {
  const losses: Loss[] = [];
  const rawText = [value['text'], value['data']].find((text) => typeof text === 'string') ?? '';
  const entries = [...entriesIn(value, place, losses)];
  const reading = chooseReading(rawText, entries);
  losses.push(...remarks(reading.remark, place));
  const spans = entries.flatMap(({ key, label, start, end }): ImportedSpan[] => {
    const fragment = reading.span(start, end);
    if (fragment) return [{ key, label, fragments: [fragment] }];
    losses.push({ item: `${place}, ${key}`, reason: 'Its offsets are not in the text.' });
    return [];
  });
  const relations = readRelations(value['relations'], new Set(spans.map(({ key }) => key)), place, losses);
  for (const comment of listOf<unknown>(value['Comments'] ?? value['comments'])) {
    losses.push({ item: place, reason: `The comment on the whole document is not read: ${JSON.stringify(comment)}` });
  }
  const cats = listOf<unknown>(value['cats'] ?? value['categories']);
  if (cats.length > 0) losses.push({ item: place, reason: `The categories of the whole document are not read: ${JSON.stringify(cats)}` });
  return { name: documentNameIn(value), text: normalizeText(rawText), spans, relations, losses };
}

function* entriesIn(value: Record<string, unknown>, place: string, losses: Loss[]): Generator<Entry> {
  for (const list of ['label', 'labels', 'annotations', 'spans', 'entities']) {
    for (const [index, entry] of listOf<unknown>(value[list]).entries()) {
      const key = `${list} ${index + 1}`;
      const found = Array.isArray(entry) ? readTriple(entry, key) : isObject(entry) ? readEntity(entry, key) : undefined;
      if (found) yield found;
      else if (typeof entry === 'string') losses.push({ item: place, reason: `${JSON.stringify(entry)} is a label of the whole document and is not read.` });
      else losses.push({ item: `${place}, ${key}`, reason: 'It is no span with a label.' });
    }
  }
}

function readTriple([start, end, label]: readonly unknown[], key: string): Entry | undefined {
  return entryOf(key, start, end, label);
}

function readEntity(entity: Record<string, unknown>, key: string): Entry | undefined {
  const start = entity['start_offset'] ?? entity['startOffset'] ?? entity['start'];
  const end = entity['end_offset'] ?? entity['endOffset'] ?? entity['end'];
  return entryOf(keyOf(entity['id']) ?? key, start, end, entity['label'] ?? entity['type']);
}

function entryOf(key: string, start: unknown, end: unknown, label: unknown): Entry | undefined {
  const [from, to, name] = [offsetOf(start), offsetOf(end), keyOf(label)];
  return from === undefined || to === undefined || name === undefined || name === '' ? undefined : { key, label: name, start: from, end: to };
}

function readRelations(list: unknown, keys: ReadonlySet<string>, place: string, losses: Loss[]): ImportedRelation[] {
  return listOf<unknown>(list).flatMap((relation, index) => {
    const [from, to] = isObject(relation) ? [keyOf(relation['from_id']), keyOf(relation['to_id'])] : [];
    const type = isObject(relation) ? keyOf(relation['type']) : undefined;
    if (from !== undefined && to !== undefined && type !== undefined && keys.has(from) && keys.has(to)) return [{ type, from, to }];
    losses.push({ item: `${place}, relation ${index + 1}`, reason: 'It does not join two spans of the line.' });
    return [];
  });
}
