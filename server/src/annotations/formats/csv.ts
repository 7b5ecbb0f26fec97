import { isObject } from '../json.ts';
import type { AttributeValue, Status } from '../model.ts';
import { codePointLength, normalizeText } from '../normalize.ts';
import { annotationsOf } from '../annotation.ts';
import type { Annotation } from '../annotation.ts';
import type { Exported, ExportedDocument, ImportedDocument, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';

const columns = [
  ...['document', 'id', 'kind', 'label', 'start', 'end', 'text', 'status', 'score', 'attributes', 'notes', 'links', 'from', 'to', 'symmetric'],
  ...['creator', 'created', 'modified'],
];

/** The first line of a CSV file. */
export const csvHeader = `${columns.join(',')}\n`;

/**
 * Writes one document's annotations as lines of a table (RFC 4180, lines ended by LF), one an annotation, whatever its
 * status. Fragments stand in `start` and `end` with semicolons between; attributes, notes and links are JSON.
 */
export function exportCsv({ name, page }: ExportedDocument): Exported {
  const losses: Loss[] = [];
  const annotations = annotationsOf(page).filter(({ id, kind }) => {
    if (kind === 'other') losses.push({ item: id, reason: 'It is neither a tagged span nor a relation.' });
    return kind !== 'other';
  });
  if ((page.dismissals ?? []).length > 0) losses.push({ item: '', reason: `${page.dismissals!.length} dismissed findings are not written.` });
  return { content: annotations.map((annotation) => csvLine(row(name, annotation))).join(''), losses };
}

function row(name: string, annotation: Annotation): string[] {
  const { fragments, relation, attributes, notes, links } = annotation;
  return [
    ...[name, annotation.id, annotation.kind, annotation.label],
    ...[fragments.map(({ start }) => start).join(';'), fragments.map(({ end }) => end).join(';'), annotation.text],
    ...[annotation.status, annotation.score === undefined ? '' : String(annotation.score)],
    ...[Object.keys(attributes).length > 0 ? JSON.stringify(attributes) : '', notes.length > 0 ? JSON.stringify(notes) : ''],
    ...[links.length > 0 ? JSON.stringify(links) : '', relation?.from ?? '', relation?.to ?? '', relation?.symmetric ? 'true' : ''],
    ...[annotation.creator ?? '', annotation.created ?? '', annotation.modified ?? ''],
  ];
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

/**
 * Reads a table of annotations: columns by the names in its first line (`label`, `start` and `end` at least), parted by
 * comma, semicolon or tab. `texts` gives the text of a document by its name.
 */
export function importCsv(content: string, texts: (name: string) => string | undefined): ImportedDocument[] {
  const [header, ...rows] = readTable(content.startsWith('\ufeff') ? content.slice(1) : content);
  const names = (header?.cells ?? []).map((name) => name.trim().toLowerCase());
  const byDocument = new Map<string, { cells: (column: string) => string; place: string }[]>();
  for (const { cells, line } of rows) {
    const cell = (column: string): string => cells[names.indexOf(column)] ?? '';
    const list = byDocument.get(cell('document')) ?? [];
    list.push({ cells: cell, place: `line ${line}` });
    byDocument.set(cell('document'), list);
  }
  return [...byDocument].map(([name, lines]): ImportedDocument => {
    const rawText = texts(name);
    const losses: Loss[] = [];
    if (rawText === undefined) return { name, text: '', spans: [], relations: [], losses: [{ item: name, reason: 'There is no such document.' }] };
    const text = normalizeText(rawText);
    const length = codePointLength(text);
    const spans: ImportedSpan[] = [];
    const relations: ImportedRelation[] = [];
    for (const { cells, place } of lines) {
      const found = readRow(cells, place, length);
      if (typeof found === 'string') losses.push({ item: cells('id') || place, reason: found });
      else if ('from' in found) relations.push(found);
      else spans.push(found);
    }
    const keys = new Set(spans.map(({ key }) => key));
    const joined = relations.filter(({ from, to, type }) => {
      const isJoined = keys.has(from) && keys.has(to);
      if (!isJoined) losses.push({ item: type, reason: `It joins ${from} and ${to}, of which one was not read.` });
      return isJoined;
    });
    return { name, text, spans, relations: joined, losses };
  });
}

const statuses = ['suggested', 'accepted', 'rejected', 'orphan'];

function readRow(cell: (column: string) => string, place: string, length: number): ImportedSpan | ImportedRelation | string {
  const label = cell('label');
  const notes = jsonOf(cell('notes'), isStrings) ?? (cell('notes') === '' ? [] : [cell('notes')]);
  if (cell('from') !== '' || cell('to') !== '') {
    return { type: label, from: cell('from'), to: cell('to'), ...(cell('symmetric') === 'true' ? { symmetric: true } : {}), notes };
  }
  const starts = cell('start').split(';').map(Number);
  const ends = cell('end').split(';').map(Number);
  const fragments = starts.map((start, index) => ({ start, end: ends[index] }));
  const status = cell('status');
  if (status === 'orphan') return 'It is an orphan.';
  const isPlaced = cell('start') !== '' && fragments.every(({ start, end }) => Number.isSafeInteger(start) && start >= 0 && end > start && end <= length);
  if (label === '' || !isPlaced) return 'It is no span of the text with a label.';
  const score = cell('score');
  return {
    key: cell('id') || place,
    label,
    fragments,
    attributes: jsonOf(cell('attributes'), isAttributes) ?? {},
    notes,
    links: jsonOf(cell('links'), isLinks) ?? [],
    ...(statuses.includes(status) ? { status: status as Status } : {}),
    ...(score !== '' && Number.isFinite(Number(score)) ? { score: Number(score) } : {}),
  };
}

function jsonOf<Value>(cell: string, is: (value: unknown) => value is Value): Value | undefined {
  try {
    const value: unknown = JSON.parse(cell);
    return is(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isAttributes(value: unknown): value is Record<string, AttributeValue> {
  return isObject(value) && Object.values(value).every((entry) => ['string', 'number', 'boolean'].includes(typeof entry));
}

function isLinks(value: unknown): value is { iri: string; label?: string }[] {
  return Array.isArray(value) && value.every((entry) => isObject(entry) && typeof entry['iri'] === 'string');
}

/** The lines of a table and on which line of the file each begins. */
function readTable(content: string): { readonly cells: string[]; readonly line: number }[] {
  const firstLine = /^[^\r\n]*/u.exec(content)![0];
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: firstLine.split(mark).length }));
  const { mark } = counts.reduce((best, next) => (next.count > best.count ? next : best));
  const rows: { cells: string[]; line: number }[] = [];
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let at = 0;
  while (at < content.length) {
    let cell = '';
    if (content[at] === '"') {
      for (at++; at < content.length; at++) {
        const close = content.indexOf('"', at);
        const stop = close < 0 ? content.length : close;
        cell += content.slice(at, stop);
        at = stop + 1;
        if (content[at] !== '"') break;
        cell += '"';
      }
      line += cell.split('\n').length - 1;
    }
    let end = at;
    while (end < content.length && content[end] !== mark && content[end] !== '\n' && content[end] !== '\r') end++;
    cells.push(cell + content.slice(at, end));
    at = end + 1;
    if (content[end] === mark) {
      if (at >= content.length) cells.push('');
      continue;
    }
    if (content[end] === '\r' && content[at] === '\n') at++;
    if (cells.length > 1 || cells[0] !== '') rows.push({ cells, line: rowLine });
    cells = [];
    rowLine = ++line;
  }
  if (cells.length > 0) rows.push({ cells, line: rowLine });
  return rows;
}
