import { isObject } from '../json.ts';
import type { AttributeValue, Status } from '../model.ts';
import { normalizeText } from '../normalize.ts';
import { OffsetMap } from '../offsetMap.ts';
import { remarks } from './interchange.ts';
import type { ImportedDocument, ImportedProvenance, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';
import { chooseReading, sameWords } from './readings.ts';
import type { Reading } from './readings.ts';
import { readTable } from './table.ts';

/** What other programs call the columns; names are compared without spaces, hyphens and underscores. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  document: ['file', 'filename', 'doc', 'docid', 'documentid', 'path', 'source', 'articleid', 'textid'],
  id: ['annotationid', 'entityid', 'mentionid', 'spanid'],
  label: ['type', 'tag', 'category', 'entitytype', 'nertag', 'class', 'entity', 'code'],
  start: ['begin', 'startoffset', 'startchar', 'charstart', 'beginoffset', 'startindex', 'offset', 'onset'],
  end: ['stop', 'endoffset', 'endchar', 'charend', 'endindex', 'finish'],
  text: ['quote', 'mention', 'exact', 'span', 'surface', 'surfaceform', 'coveredtext', 'value', 'string', 'phrase'],
  notes: ['note', 'comment', 'comments'],
  links: ['link', 'uri', 'iri', 'url', 'wikidata'],
  creator: ['annotator', 'user', 'author', 'coder'],
  created: ['createdat', 'date', 'timestamp'],
  modified: ['modifiedat', 'updated', 'updatedat'],
};

const own = ['document', 'id', 'kind', 'label', 'start', 'end', 'text', 'status', 'score', 'attributes', 'notes', 'links', 'from', 'to', 'symmetric', 'creator', 'created', 'modified'];

/** One line of the table, by column. */
interface Row {
  readonly place: string;
  cell(column: string): string;
}

/**
 * Reads a table of annotations: columns by the names in its first line (`label`, and `start` and `end` or the quoted
 * `text`), parted by comma, semicolon, tab or bar. `texts` gives the text of a document by its name, which is empty where
 * the table has no such column.
 */
export function importCsv(content: string, texts: (name: string) => string | undefined): ImportedDocument[] {
  const [header, ...lines] = readTable(content.startsWith('\ufeff') ? content.slice(1) : content);
  if (!header) return [];
  const columns = columnsOf(header.cells);
  const isTable = columns.has('label') && (columns.has('text') || (columns.has('start') && columns.has('end')));
  if (!isTable) {
    const reason = 'The first line names no columns "label" and "start", "end" or "text", so the table is not read.';
    return [{ text: '', spans: [], relations: [], losses: [{ item: `line ${header.line}`, reason }] }];
  }
  const unknown = header.cells.filter((name, index) => name.trim() !== '' && ![...columns.values()].includes(index));
  const byDocument = new Map<string, Row[]>();
  for (const { cells, line } of lines) {
    const row: Row = { place: `line ${line}`, cell: (column) => cells[columns.get(column) ?? -1]?.trim() ?? '' };
    byDocument.set(row.cell('document'), [...(byDocument.get(row.cell('document')) ?? []), row]);
  }
  const documents = [...byDocument].map(([name, rows]) => readDocument(name, rows, texts(name)));
  if (unknown.length === 0 || documents.length === 0) return documents;
  const [first, ...others] = documents;
  return [{ ...first, losses: [{ item: '', reason: `The columns ${unknown.join(', ')} are not read.` }, ...first.losses] }, ...others];
}

/** Where each known column stands; a column of the very name goes before one of another name for it. */
function columnsOf(header: readonly string[]): Map<string, number> {
  const names = header.map((name) => name.trim().toLowerCase().replace(/[\s_-]+/gu, ''));
  const columns = new Map<string, number>();
  for (const column of own) {
    const place = [column, ...(synonyms[column] ?? [])].map((name) => names.indexOf(name)).find((index) => index >= 0 && ![...columns.values()].includes(index));
    if (place !== undefined) columns.set(column, place);
  }
  return columns;
}

function readDocument(name: string, rows: readonly Row[], rawText: string | undefined): ImportedDocument {
  const named = name === '' ? {} : { name };
  if (rawText === undefined) return { ...named, text: '', spans: [], relations: [], losses: [{ item: name, reason: `There is no document ${name || 'for this table'}, so its ${rows.length} lines are not read.` }] };
  const text = normalizeText(rawText);
  const places = rows.flatMap((row) => {
    const quote = row.cell('text');
    const [single, ...more] = fragmentsOf(row) ?? [];
    return single && more.length === 0 ? [{ ...single, ...(quote === '' ? {} : { quote }) }] : [];
  });
  const reading = chooseReading(rawText, places, { prefersLineFeeds: true, mayBeInclusive: true });
  const losses: Loss[] = remarks(reading.remark, name);
  const spans: ImportedSpan[] = [];
  const relations: { readonly relation: ImportedRelation; readonly item: string }[] = [];
  for (const row of rows) {
    const item = row.cell('id') || row.place;
    const found = row.cell('from') !== '' || row.cell('to') !== '' ? readRelation(row) : readSpan(row, text, reading, losses);
    if (typeof found === 'string') losses.push({ item, reason: found });
    else if ('from' in found) relations.push({ relation: found, item });
    else spans.push(found);
  }
  const keys = new Set(spans.map(({ key }) => key));
  const joined = relations.filter(({ relation: { from, to }, item }) => {
    const isJoined = keys.has(from) && keys.has(to);
    if (!isJoined) losses.push({ item, reason: `It joins ${from} and ${to}, of which one was not read.` });
    return isJoined;
  });
  return { ...named, text, spans, relations: joined.map(({ relation }) => relation), losses };
}

const statuses = ['suggested', 'accepted', 'rejected'];

/** What the file says of where: several fragments with semicolons between; undefined where it says nothing sensible. */
function fragmentsOf(row: Row): { start: number; end: number }[] | undefined {
  const [starts, ends] = ['start', 'end'].map((column) => row.cell(column).split(/[;,]/u).map((number) => (/^\s*\d+(?:\.0+)?\s*$/u.test(number) ? Number(number) : NaN)));
  const fragments = starts.map((start, index) => ({ start, end: ends[index] }));
  return starts.length === ends.length && fragments.every(({ start, end }) => Number.isSafeInteger(start) && Number.isSafeInteger(end)) ? fragments : undefined;
}

function readRelation(row: Row): ImportedRelation {
  return {
    ...provenanceOf(row),
    ...statusOf(row),
    type: row.cell('label'),
    from: row.cell('from'),
    to: row.cell('to'),
    ...(row.cell('symmetric') === 'true' ? { symmetric: true } : {}),
    attributes: attributesOf(row),
    notes: notesOf(row),
  };
}

function readSpan(row: Row, text: string, reading: Reading, losses: Loss[]): ImportedSpan | string {
  const label = row.cell('label');
  if (label === '') return 'It has no label.';
  const status = row.cell('status');
  if (status === 'orphan') return `It is an orphan: ${JSON.stringify(row.cell('text'))} has no place in the text.`;
  const key = row.cell('id') || row.place;
  const quote = row.cell('text');
  const given = fragmentsOf(row);
  const fragments = given ? given.map(({ start, end }) => reading.span(start, end)).filter((span) => span !== undefined) : quotePlace(quote, text);
  if (typeof fragments === 'string') return fragments;
  if (given && fragments.length < given.length) return 'Its offsets are not in the text.';
  if (given && quote !== '') {
    const points = new OffsetMap(text);
    const stands = fragments.map((fragment) => points.toUtf16Span(fragment)).map(({ start, end }) => text.slice(start, end)).join(' ');
    if (!sameWords(stands, quote)) losses.push({ item: key, reason: `It is read by its offsets, where ${JSON.stringify(stands)} stands, although the table says ${JSON.stringify(quote)}.` });
  }
  const score = row.cell('score');
  if (status !== '' && !statuses.includes(status)) losses.push({ item: key, reason: `There is no status ${status}; it is read as accepted.` });
  return {
    ...provenanceOf(row),
    ...statusOf(row),
    key,
    label,
    fragments,
    attributes: attributesOf(row),
    notes: notesOf(row),
    links: linksOf(row),
    ...(score !== '' && Number.isFinite(Number(score)) ? { score: Number(score) } : {}),
  };
}

/** The only place of a quote that comes without offsets. */
function quotePlace(quote: string, text: string): { start: number; end: number }[] | string {
  if (quote === '') return 'It says no start and end.';
  const place = text.indexOf(quote);
  if (place < 0) return `${JSON.stringify(quote)} is not in the text.`;
  if (text.includes(quote, place + 1)) return `${JSON.stringify(quote)} stands in more than one place of the text.`;
  return [new OffsetMap(text).toCodePoints({ start: place, end: place + quote.length })];
}

function provenanceOf(row: Row): ImportedProvenance {
  const [id, creator, created, modified] = ['id', 'creator', 'created', 'modified'].map((column) => row.cell(column));
  return { ...(id ? { id } : {}), ...(creator ? { creator } : {}), ...(created ? { created } : {}), ...(modified ? { modified } : {}) };
}

function statusOf(row: Row): { status?: Status } {
  const status = row.cell('status');
  return statuses.includes(status) ? { status: status as Status } : {};
}

function attributesOf(row: Row): Record<string, AttributeValue> {
  const value = jsonOf(row.cell('attributes'));
  const isValue = (entry: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof entry);
  return isObject(value) ? (Object.fromEntries(Object.entries(value).filter(([, entry]) => isValue(entry))) as Record<string, AttributeValue>) : {};
}

function notesOf(row: Row): string[] {
  const cell = row.cell('notes');
  const value = jsonOf(cell);
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : cell === '' ? [] : [cell];
}

function linksOf(row: Row): { iri: string; label?: string }[] {
  const cell = row.cell('links');
  const value = jsonOf(cell);
  if (Array.isArray(value)) return value.filter((entry): entry is { iri: string; label?: string } => isObject(entry) && typeof entry['iri'] === 'string');
  return cell === '' ? [] : cell.split(/[\s;]+/u).map((iri) => ({ iri }));
}

function jsonOf(cell: string): unknown {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return undefined;
  }
}
