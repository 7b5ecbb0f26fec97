import { annotationsOf } from '../annotation.ts';
import type { Annotation } from '../annotation.ts';
import type { Exported, ExportedDocument, Loss } from './interchange.ts';

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
    if (kind === 'other') losses.push({ item: id, reason: 'It is neither a tagged span nor a relation.', isLeftOut: true });
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
