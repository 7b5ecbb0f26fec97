import type { Annotation } from '../annotation.ts';
import { isObject, listOf } from '../json.ts';
import type { LabelSchema } from '../labelSchema.ts';
import { codePointLength, normalizeText } from '../normalize.ts';
import { firstKey, flatten } from './flat.ts';
import { select, withLosses } from './interchange.ts';
import type { Exported, ExportedDocument, ImportedDocument, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';
import { keyOf, offsetOf, readObjects } from './jsonLines.ts';
import { normalizer } from './rawOffsets.ts';

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

/** Reads Label Studio tasks: annotations (or, as they were called, completions) and predictions. */
export function importLabelStudio(content: string): ImportedDocument[] {
  const { objects, losses } = readObjects(content);
  return withLosses(
    objects.map(({ value, place }) => readTask(value, place)),
    losses,
  );
}

function readTask(task: Record<string, unknown>, place: string): ImportedDocument {
  const data = isObject(task['data']) ? task['data'] : {};
  const rawText = [data['text'], ...Object.values(data), task['text']].find((value) => typeof value === 'string') ?? '';
  const reader = new TaskReader(rawText, place);
  const annotations = listOf<unknown>(task['annotations'] ?? task['completions']);
  for (const [index, annotation] of annotations.entries()) reader.read(annotation, `${index}`, false);
  for (const [index, prediction] of listOf<unknown>(task['predictions']).entries()) reader.read(prediction, `p${index}`, true);
  if (annotations.length > 1) reader.losses.push({ item: place, reason: `${annotations.length} people's annotations are read as one.` });
  const name = keyOf(data['name']) ?? keyOf(task['file_upload']);
  return { name, text: reader.text, spans: reader.spans, relations: reader.relations, losses: reader.losses };
}

class TaskReader {
  readonly text: string;
  readonly spans: ImportedSpan[] = [];
  readonly relations: ImportedRelation[] = [];
  readonly losses: Loss[] = [];
  readonly #place: string;
  readonly #length: number;
  readonly #toNormalized: (codePoint: number) => number;

  constructor(rawText: string, place: string) {
    this.text = normalizeText(rawText);
    this.#length = codePointLength(this.text);
    this.#toNormalized = normalizer(rawText);
    this.#place = place;
  }

  /** Reads one annotation or prediction; `prefix` keeps the keys of several apart. */
  read(annotation: unknown, prefix: string, isSuggested: boolean): void {
    if (!isObject(annotation) || annotation['was_cancelled'] === true) return;
    const results = listOf<unknown>(annotation['result']).filter(isObject);
    for (const [index, result] of results.entries()) {
      if (result['type'] !== 'relation') this.#readSpan(result, prefix, `${this.#place}, result ${index + 1}`, isSuggested);
    }
    const keys = new Set(this.spans.map(({ key }) => key));
    for (const [index, result] of results.entries()) {
      if (result['type'] === 'relation') this.#readRelation(result, prefix, `${this.#place}, result ${index + 1}`, keys);
    }
  }

  #readSpan(result: Record<string, unknown>, prefix: string, item: string, isSuggested: boolean): void {
    const value = isObject(result['value']) ? result['value'] : {};
    const [start, end] = [offsetOf(value['start']), offsetOf(value['end'])];
    const labels = listOf<unknown>(value['labels'] ?? value['hypertextlabels']).filter((label) => typeof label === 'string');
    if (start === undefined || end === undefined || labels.length === 0) {
      this.losses.push({ item, reason: `A result of type ${keyOf(result['type']) ?? 'unknown'} is no span with a label.` });
      return;
    }
    const fragment = { start: this.#toNormalized(start), end: this.#toNormalized(end) };
    if (fragment.start >= fragment.end || fragment.end > this.#length) {
      this.losses.push({ item, reason: 'Its offsets are not in the text.' });
      return;
    }
    const meta = isObject(result['meta']) ? result['meta'] : {};
    const notes = listOf<unknown>(meta['text']).filter((note) => typeof note === 'string');
    for (const [index, label] of labels.entries()) {
      this.spans.push({
        key: `${prefix} ${keyOf(result['id']) ?? item}${index > 0 ? ` ${index}` : ''}`,
        label,
        fragments: [fragment],
        notes,
        ...(isSuggested ? { status: 'suggested' } : {}),
        ...(typeof result['score'] === 'number' ? { score: result['score'] } : {}),
      });
    }
  }

  #readRelation(result: Record<string, unknown>, prefix: string, item: string, keys: ReadonlySet<string>): void {
    const [from, to] = [`${prefix} ${keyOf(result['from_id'])}`, `${prefix} ${keyOf(result['to_id'])}`];
    const labels = listOf<unknown>(result['labels']).filter((label) => typeof label === 'string');
    if (!keys.has(from) || !keys.has(to)) {
      this.losses.push({ item, reason: 'It does not join two spans of the task.' });
      return;
    }
    const { direction } = result;
    for (const type of labels.length > 0 ? labels : ['related']) {
      this.relations.push(direction === 'left' ? { type, from: to, to: from } : { type, from, to, ...(direction === 'bi' ? { symmetric: true } : {}) });
    }
  }
}
