import { isObject, listOf } from '../json.ts';
import type { Status } from '../model.ts';
import { codePointLength, normalizeText } from '../normalize.ts';
import { OffsetMap } from '../offsetMap.ts';
import { flatten } from './flat.ts';
import { select, withLosses } from './interchange.ts';
import type { Exported, ExportedDocument, ImportedDocument, ImportedSpan, Loss } from './interchange.ts';
import { keyOf, offsetOf, readObjects } from './jsonLines.ts';
import { normalizer } from './rawOffsets.ts';
import { tokensOf } from './tokens.ts';

/** Writes one document as a line of Prodigy (spaCy) JSONL; `token_end` is inclusive, as Prodigy wants it. */
export function exportProdigy({ name, page, text }: ExportedDocument): Exported {
  const { spans, losses } = select(page, {});
  const normalized = normalizeText(text);
  const points = new OffsetMap(normalized);
  const found = [...losses];
  const tokens = tokensOf(normalized).map((token, id) => ({ text: normalized.slice(token.start, token.end), ...points.toCodePoints(token), id }));
  const starts = new Map(tokens.map(({ start, id }) => [start, id]));
  const ends = new Map(tokens.map(({ end, id }) => [end, id]));
  const written = flatten(spans).map(({ start, end, annotation }) => {
    const [first, last] = [starts.get(start), ends.get(end)];
    if (first !== undefined && last !== undefined) return { start, end, label: annotation.label, token_start: first, token_end: last };
    found.push({ item: annotation.id, reason: 'It begins or ends inside a token, so its tokens are not written.' });
    return { start, end, label: annotation.label };
  });
  const line = JSON.stringify({ text: normalized, tokens, spans: written, answer: 'accept', meta: { source: name } });
  return { content: `${line}\n`, losses: found };
}

const statusOfAnswer: Readonly<Record<string, Status>> = { reject: 'rejected', ignore: 'suggested' };

/** Reads Prodigy JSONL. What was answered with `reject` or `ignore` becomes rejected and suggested annotations. */
export function importProdigy(content: string): ImportedDocument[] {
  const { objects, losses } = readObjects(content);
  return withLosses(
    objects.map(({ value, place }) => readLine(value, place)),
    losses,
  );
}

function readLine(value: Record<string, unknown>, place: string): ImportedDocument {
  const losses: Loss[] = [];
  const rawText = typeof value['text'] === 'string' ? value['text'] : '';
  const text = normalizeText(rawText);
  const length = codePointLength(text);
  const toNormalized = normalizer(rawText);
  const status = statusOfAnswer[keyOf(value['answer']) ?? ''];
  const spans: ImportedSpan[] = [];
  for (const [index, span] of listOf<unknown>(value['spans']).entries()) {
    const item = `${place}, span ${index + 1}`;
    const [start, end] = isObject(span) ? [offsetOf(span['start']), offsetOf(span['end'])] : [];
    const label = isObject(span) ? span['label'] : undefined;
    if (start === undefined || end === undefined || typeof label !== 'string') losses.push({ item, reason: 'It is no span with a label.' });
    else if (toNormalized(end) > length || start >= end) losses.push({ item, reason: 'Its offsets are not in the text.' });
    else spans.push({ key: String(index), label, fragments: [{ start: toNormalized(start), end: toNormalized(end) }], ...(status ? { status } : {}) });
  }
  const relations = listOf<unknown>(value['relations']).length;
  if (relations > 0) losses.push({ item: place, reason: `${relations} relations are not read.` });
  const meta = value['meta'];
  return { name: isObject(meta) ? keyOf(meta['source']) : undefined, text, spans, relations: [], losses };
}
