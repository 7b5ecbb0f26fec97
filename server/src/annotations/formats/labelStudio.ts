import type { Annotation } from '../annotation.ts';
import type { LabelSchema } from '../labelSchema.ts';
import { normalizeText } from '../normalize.ts';
import { firstKey, flatten } from './flat.ts';
import { select } from './interchange.ts';
import type { Exported, ExportedDocument } from './interchange.ts';

/** Writes one document as a Label Studio task; a file is a JSON list of tasks. Suggestions go under `predictions`. */
export function exportLabelStudio({ name, page, text }: ExportedDocument): Exported {
  const { spans, relations, losses } = select(page, { relations: true, notes: true, score: true, suggestions: true });
  const points = Array.from(normalizeText(text));
  const result = (chosen: readonly Annotation[]): unknown[] =>
    flatten(chosen).map(({ start, end, annotation, key }) => ({
      id: key,
      from_name: 'label',
      to_name: 'text',
      type: 'labels',
      value: { start, end, text: points.slice(start, end).join(''), labels: [annotation.label] },
      ...(annotation.score === undefined ? {} : { score: annotation.score }),
      ...(annotation.notes.length > 0 ? { meta: { text: annotation.notes } } : {}),
    }));
  const byId = new Map(spans.map((span) => [span.id, span]));
  const joined = relations.map(({ label, relation }) => ({
    from_id: firstKey(byId.get(relation!.from)!),
    to_id: firstKey(byId.get(relation!.to)!),
    type: 'relation',
    direction: relation!.symmetric ? 'bi' : 'right',
    labels: [label],
  }));
  const notes = relations.flatMap(({ id, notes: lost }) => (lost.length > 0 ? [{ item: id, reason: 'The note on a relation is not written.' }] : []));
  const accepted = spans.filter(({ status }) => status === 'accepted');
  const suggested = spans.filter(({ status }) => status === 'suggested');
  const task = {
    data: { text: points.join(''), name },
    annotations: [{ result: [...result(accepted), ...joined] }],
    predictions: suggested.length > 0 ? [{ model_version: 'Collate', result: result(suggested) }] : [],
  };
  return { content: JSON.stringify(task, undefined, 2), losses: [...losses, ...notes] };
}

/** The labelling configuration that a Label Studio project for such tasks needs. */
export function labelStudioConfiguration(schema: LabelSchema): string {
  const escape = (value: string): string =>
    value.replace(/[&<>"]/gu, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);
  const labels = schema.labels.map(({ name, color, key }) => {
    const hotkey = key === undefined ? '' : ` hotkey="${escape(key)}"`;
    return `    <Label value="${escape(name)}" background="${color}"${hotkey}/>`;
  });
  const relations = schema.relations.map(({ name }) => `    <Relation value="${escape(name)}"/>`);
  const lines = ['<View>', '  <Labels name="label" toName="text">', ...labels, '  </Labels>'];
  if (relations.length > 0) lines.push('  <Relations>', ...relations, '  </Relations>');
  return [...lines, '  <Text name="text" value="$text"/>', '</View>', ''].join('\n');
}
