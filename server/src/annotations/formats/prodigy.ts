import { isObject, listOf } from '../json.ts';
import { timestamp } from '../model.ts';
import type { Status } from '../model.ts';
import { normalizeText } from '../normalize.ts';
import { OffsetMap } from '../offsetMap.ts';
import { documentNameIn } from './documentName.ts';
import { flatten } from './flat.ts';
import { remarks, select, withLosses } from './interchange.ts';
import type { Exported, ExportedDocument, ImportedDocument, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';
import { keyOf, offsetOf, readObjects } from './jsonLines.ts';
import type { Numbering } from './jsonLines.ts';
import { chooseReading } from './readings.ts';
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

/**
 * Reads Prodigy JSONL, with or without tokens, and spaCy's own ways to write the same: `entities` or `ents`, and pairs of
 * a text and its entities. What was answered with `reject` or `ignore` becomes rejected and suggested annotations.
 */
export function importProdigy(content: string, numbering?: Numbering): ImportedDocument[] {
  const { objects, losses } = readObjects(content, numbering, asTask);
  return withLosses(
    objects.map(({ value, place }) => readLine(value, place)),
    losses,
  );
}

/** spaCy trained on pairs of a text and an object. */
function asTask(value: unknown): Record<string, unknown> | undefined {
  if (Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && isObject(value[1])) return { ...value[1], text: value[0] };
  return isObject(value) ? value : undefined;
}

/** A span as the file gives it. */
interface Entry {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly score: number | undefined;
  readonly lastToken: number | undefined;
}

/** What Prodigy's other interfaces answer about a whole task. */
const otherAnswers = ['accept', 'label', 'cats', 'user_input', 'transcript'];

function readLine(value: Record<string, unknown>, place: string): ImportedDocument {
  const losses: Loss[] = [];
  const rawText = typeof value['text'] === 'string' ? value['text'] : '';
  const entries = listOf<unknown>(value['spans'] ?? value['entities'] ?? value['ents']).map(readSpan);
  const reading = chooseReading(rawText, entries.filter((entry) => entry !== undefined));
  losses.push(...remarks(reading.remark, place));
  const status = statusOfAnswer[keyOf(value['answer']) ?? ''];
  const creator = keyOf(value['_annotator_id']) ?? keyOf(value['_session_id']);
  const created = timeOf(value['_timestamp']);
  const spans: ImportedSpan[] = [];
  for (const [index, entry] of entries.entries()) {
    const item = `${place}, span ${index + 1}`;
    const fragment = entry && reading.span(entry.start, entry.end);
    if (!entry) losses.push({ item, reason: 'It is no span with a label.' });
    else if (!fragment) losses.push({ item, reason: 'Its offsets are not in the text.' });
    else {
      const { label, score } = entry;
      spans.push({ key: String(index), label, fragments: [fragment], creator, created, ...(status ? { status } : {}), ...(score === undefined ? {} : { score }) });
    }
  }
  const read = new Set(spans.map(({ key }) => key));
  const relations = listOf<unknown>(value['relations']).flatMap((relation, index): ImportedRelation[] => {
    const type = isObject(relation) ? keyOf(relation['label']) : undefined;
    const [from, to] = isObject(relation) ? [endOf(relation, 'head', entries), endOf(relation, 'child', entries)] : [];
    if (type !== undefined && from !== undefined && to !== undefined && read.has(from) && read.has(to)) {
      return [{ type, from, to, creator, created, ...(status ? { status } : {}) }];
    }
    losses.push({ item: `${place}, relation ${index + 1}`, reason: 'It does not join two spans of the line.' });
    return [];
  });
  for (const field of otherAnswers) {
    if (value[field] !== undefined) losses.push({ item: place, reason: `What is said of the whole text is not read: ${field} ${JSON.stringify(value[field])}` });
  }
  return { name: documentNameIn(value), text: normalizeText(rawText), spans, relations, losses };
}

function readSpan(span: unknown): Entry | undefined {
  const [start, end, label, score] = Array.isArray(span)
    ? (span as unknown[])
    : isObject(span)
      ? [span['start'] ?? span['start_char'], span['end'] ?? span['end_char'], span['label'], span['score']]
      : [];
  const [from, to, name] = [offsetOf(start), offsetOf(end), keyOf(label)];
  if (from === undefined || to === undefined || name === undefined || name === '') return undefined;
  const lastToken = isObject(span) ? offsetOf(span['token_end']) : undefined;
  return { start: from, end: to, label: name, score: typeof score === 'number' ? score : undefined, lastToken };
}

/** The span at one end of a relation: Prodigy names it by its stretch, or by its last token. */
function endOf(relation: Record<string, unknown>, end: 'head' | 'child', entries: readonly (Entry | undefined)[]): string | undefined {
  const stretch = relation[`${end}_span`];
  const [start, stop] = isObject(stretch) ? [offsetOf(stretch['start']), offsetOf(stretch['end'])] : [];
  const label = isObject(stretch) ? stretch['label'] : undefined;
  const token = offsetOf(relation[end]);
  const isThere = (entry: Entry | undefined): boolean =>
    entry !== undefined && (start === undefined ? token !== undefined && entry.lastToken === token : entry.start === start && entry.end === stop);
  const labelled = entries.findIndex((entry) => isThere(entry) && entry?.label === label);
  const place = labelled >= 0 ? labelled : entries.findIndex(isThere);
  return place < 0 ? undefined : String(place);
}

/** Prodigy counts seconds since 1970. */
function timeOf(seconds: unknown): string | undefined {
  return typeof seconds === 'number' && seconds > 0 && seconds < 1e11 ? timestamp(new Date(seconds * 1000)) : undefined;
}
