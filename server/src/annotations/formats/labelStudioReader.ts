import { isObject, listOf } from '../json.ts';
import type { AttributeValue } from '../model.ts';
import { normalizeText } from '../normalize.ts';
import { documentNameIn, isFileName } from './documentName.ts';
import { remarks, withLosses } from './interchange.ts';
import type { ImportedDocument, ImportedProvenance, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';
import { keyOf, offsetOf, readObjects } from './jsonLines.ts';
import type { Numbering } from './jsonLines.ts';
import { chooseReading } from './readings.ts';
import type { RawSpan, Reading } from './readings.ts';

type Fields = Record<string, unknown>;

/**
 * Reads Label Studio tasks: its JSON export, the older one with `completions`, and JSON-MIN. The annotations of several
 * people become a document for each, with the annotator's name; predictions become suggestions.
 */
export function importLabelStudio(content: string, numbering?: Numbering): ImportedDocument[] {
  const { objects, losses } = readObjects(content, numbering);
  return withLosses(
    objects.flatMap(({ value, place }) => readTask(value, place)),
    losses,
  );
}

/** What one person or model says of a task. */
interface Work {
  readonly annotator: string;
  readonly results: readonly Fields[];
  readonly isSuggested: boolean;
  readonly provenance: ImportedProvenance;
}

function readTask(task: Fields, place: string): ImportedDocument[] {
  const losses: Loss[] = [];
  const works = [...worksOf(task, place, losses)];
  const results = works.flatMap((work) => work.results);
  const rawText = textOf(task, results);
  if (/^(?:https?:\/\/|s3:|gs:|\/data\/)\S+$/u.test(rawText)) losses.push({ item: place, reason: `The task's text is only a link, ${rawText}; export it with the text.` });
  const reading = chooseReading(rawText, results.flatMap(rawSpan));
  losses.push(...remarks(reading.remark, place));
  const name = documentNameIn(task) ?? uploadedName(task['file_upload']);
  const people = [...new Set(works.filter(({ isSuggested }) => !isSuggested).map(({ annotator }) => annotator))];
  const document = { name, text: normalizeText(rawText) };
  if (people.length < 2) return [{ ...document, ...readWorks(works, reading, place, losses), losses }];
  return people.map((annotator, index) => {
    // What a model suggests goes with the first of them.
    const own = works.filter((work) => (work.isSuggested ? index === 0 : work.annotator === annotator));
    const ownLosses = index === 0 ? losses : [];
    return { ...document, annotator, ...readWorks(own, reading, place, ownLosses), losses: ownLosses };
  });
}

function* worksOf(task: Fields, place: string, losses: Loss[]): Generator<Work> {
  const annotations = task['annotations'] ?? task['completions'];
  for (const [index, annotation] of listOf<unknown>(annotations).entries()) {
    if (!isObject(annotation)) losses.push({ item: place, reason: 'An annotation is only named by its number; export it with its results.' });
    else if (annotation['was_cancelled'] === true) losses.push({ item: place, reason: `${annotatorOf(annotation) ?? 'Someone'} skipped the task, so what was begun is not read.` });
    else yield workOf(annotation, String(index + 1), false);
  }
  for (const prediction of listOf<unknown>(task['predictions'])) {
    if (isObject(prediction)) yield workOf(prediction, keyOf(prediction['model_version']) ?? 'prediction', true);
  }
  const drafts = listOf<unknown>(task['drafts']).length;
  if (drafts > 0) losses.push({ item: place, reason: `${drafts} drafts that were not submitted are not read.` });
  if (annotations === undefined) yield* minimalWork(task, place, losses);
}

function workOf(work: Fields, fallback: string, isSuggested: boolean): Work {
  const who = annotatorOf(work);
  const [created, modified] = [work['created_at'], work['updated_at']];
  return {
    annotator: who ?? fallback,
    results: listOf<unknown>(work['result']).filter(isObject),
    isSuggested,
    provenance: {
      creator: isSuggested ? fallback : who,
      ...(typeof created === 'string' ? { created } : {}),
      ...(typeof modified === 'string' && modified !== created ? { modified } : {}),
    },
  };
}

/** JSON-MIN puts the results of each control under its name, and what it asks of the whole text beside them. */
function* minimalWork(task: Fields, place: string, losses: Loss[]): Generator<Work> {
  const known = ['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time', 'meta', 'data', 'predictions', 'drafts'];
  const results: Fields[] = [];
  for (const [control, said] of Object.entries(task)) {
    const regions = listOf<unknown>(said).filter((region) => isObject(region) && offsetOf(region['start']) !== undefined && offsetOf(region['end']) !== undefined) as Fields[];
    for (const [index, region] of regions.entries()) results.push({ id: `${control} ${index + 1}`, type: 'labels', value: region });
    const isChoice = isObject(said) && Array.isArray(said['choices']);
    if (regions.length === 0 && isChoice && !known.includes(control)) losses.push({ item: place, reason: `${control} is said of the whole text and is not read: ${JSON.stringify(said['choices'])}` });
  }
  if (results.length === 0) return;
  const { annotator, created_at, updated_at } = task;
  yield workOf({ completed_by: annotator, created_at, updated_at, result: results }, '1', false);
}

/** Who did it: an address, a name or a number, as the version writes it. */
function annotatorOf({ completed_by: by, created_username: username }: Fields): string | undefined {
  if (isObject(by)) {
    const full = [by['first_name'], by['last_name']].filter((part) => typeof part === 'string' && part !== '').join(' ');
    return keyOf(by['email']) ?? keyOf(by['username']) ?? (full === '' ? keyOf(by['id']) : full);
  }
  return typeof username === 'string' && username.trim() !== '' ? username.split(',')[0].trim() : keyOf(by);
}

/** The text of a task: where several strings could be it, the one in which the quotes stand, or the longest. */
function textOf(task: Fields, results: readonly Fields[]): string {
  const data = isObject(task['data']) ? task['data'] : {};
  const strings = [...Object.values(data), task['text']].filter((value) => typeof value === 'string');
  const quotes = results.flatMap(rawSpan).flatMap(({ quote }) => quote ?? []);
  const holds = (text: string): number => quotes.filter((quote) => text.includes(quote)).length;
  const named = [data['text'], task['text']].find((value) => typeof value === 'string');
  if (named !== undefined && holds(named) === quotes.length) return named;
  return strings.reduce((best, next) => (holds(next) > holds(best) || (holds(next) === holds(best) && next.length > best.length) ? next : best), named ?? '');
}

/** Label Studio puts eight digits before the name of an uploaded file. */
function uploadedName(name: unknown): string | undefined {
  return isFileName(name) ? name.replace(/^[0-9a-f]{8}-/u, '') : undefined;
}

function rawSpan({ value }: Fields): RawSpan[] {
  if (!isObject(value)) return [];
  const { start, end } = offsetsOf(value);
  return start === undefined || end === undefined ? [] : [{ start, end, ...(typeof value['text'] === 'string' ? { quote: value['text'] } : {}) }];
}

/** The offsets of a region: of hypertext, those that count over the whole text. */
function offsetsOf(value: Fields): { start: number | undefined; end: number | undefined } {
  const { globalOffsets } = value;
  const holder = isObject(globalOffsets) ? globalOffsets : value;
  return { start: offsetOf(holder['start']), end: offsetOf(holder['end']) };
}

function labelsOf(value: Fields): string[] {
  const lists = ['labels', 'hypertextlabels', 'paragraphlabels', 'taxonomy'];
  return lists.flatMap((name) => listOf<unknown>(value[name])).filter((label) => typeof label === 'string');
}

function readWorks(works: readonly Work[], reading: Reading, place: string, losses: Loss[]): Pick<ImportedDocument, 'spans' | 'relations'> {
  const spans: ImportedSpan[] = [];
  const relations: ImportedRelation[] = [];
  for (const [number, work] of works.entries()) {
    const keyed = (id: unknown): string => `${number} ${keyOf(id) ?? ''}`;
    const own = work.results.flatMap((result, index) => spansOf(result, keyed(result['id'] ?? `#${index}`), work, reading, `${place}, result ${index + 1}`, losses));
    const keys = new Set(own.map(({ key }) => key));
    const said = new Map<string, { attributes: Record<string, AttributeValue>; notes: string[] }>();
    for (const [index, result] of work.results.entries()) {
      const item = `${place}, result ${index + 1}`;
      const key = keyed(result['id']);
      if (result['type'] === 'relation') relations.push(...relationsOf(result, keyed, keys, work, item, losses));
      else if (isObject(result['value']) && labelsOf(result['value']).length === 0) {
        const detail = keys.has(key) ? detailOf(result) : undefined;
        const details = said.get(key) ?? { attributes: {}, notes: [] };
        if (detail) said.set(key, { attributes: { ...details.attributes, ...detail.attributes }, notes: [...details.notes, ...detail.notes] });
        else losses.push({ item, reason: `${keyOf(result['type']) ?? 'A result'} of ${keyOf(result['from_name']) ?? 'the whole text'} is no span with a label and is not read: ${shortened(result['value'])}` });
      } else if (!isObject(result['value'])) losses.push({ item, reason: 'It has no value.' });
    }
    for (const span of own) {
      const details = said.get(span.key);
      spans.push(details ? { ...span, attributes: details.attributes, notes: [...(span.notes ?? []), ...details.notes] } : span);
    }
  }
  return { spans, relations };
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function spansOf(result: Fields, key: string, { isSuggested, provenance }: Work, reading: Reading, item: string, losses: Loss[]): ImportedSpan[] {
  const value = isObject(result['value']) ? result['value'] : {};
  const labels = labelsOf(value);
  if (labels.length === 0) return [];
  const { start, end } = offsetsOf(value);
  const fragment = start === undefined || end === undefined ? undefined : reading.span(start, end);
  if (!fragment) {
    losses.push({ item, reason: 'Its offsets are not in the text.' });
    return [];
  }
  const meta = isObject(result['meta']) ? result['meta'] : {};
  const notes = listOf<unknown>(meta['text']).filter((note) => typeof note === 'string');
  const id = keyOf(result['id']);
  return labels.map((label, index) => ({
    ...provenance,
    ...(id !== undefined && index === 0 ? { id } : {}),
    key: index > 0 ? `${key} ${index}` : key,
    label,
    fragments: [fragment],
    notes,
    ...(isSuggested ? { status: 'suggested' } : {}),
    ...(typeof result['score'] === 'number' ? { score: result['score'] } : {}),
  }));
}

/** What a control asks of one region: a choice or a number is an attribute, a text a note. */
function detailOf(result: Fields): { attributes: Record<string, AttributeValue>; notes: string[] } | undefined {
  const value = result['value'] as Fields;
  const name = keyOf(result['from_name']) ?? keyOf(result['type']) ?? 'value';
  const choices = listOf<unknown>(value['choices']).flat(5).filter((choice) => typeof choice === 'string');
  if (choices.length > 0) return { attributes: { [name]: choices.join(', ') }, notes: [] };
  const number = value['rating'] ?? value['number'];
  if (typeof number === 'number') return { attributes: { [name]: number }, notes: [] };
  const texts = listOf<unknown>(value['text']).filter((text) => typeof text === 'string');
  return result['type'] === 'textarea' && texts.length > 0 ? { attributes: {}, notes: texts } : undefined;
}

function relationsOf(result: Fields, keyed: (id: unknown) => string, keys: ReadonlySet<string>, work: Work, item: string, losses: Loss[]): ImportedRelation[] {
  const [from, to] = [keyed(result['from_id']), keyed(result['to_id'])];
  const labels = listOf<unknown>(result['labels']).filter((label) => typeof label === 'string');
  if (!keys.has(from) || !keys.has(to)) {
    losses.push({ item, reason: 'It does not join two spans of the task.' });
    return [];
  }
  const { direction } = result;
  const status = work.isSuggested ? ({ status: 'suggested' } as const) : {};
  return (labels.length > 0 ? labels : ['related']).map((type) => {
    if (direction === 'left') return { ...work.provenance, ...status, type, from: to, to: from };
    return { ...work.provenance, ...status, type, from, to, ...(direction === 'bi' ? { symmetric: true } : {}) };
  });
}
