import type { Span } from '../../text/span.ts';
import type { Annotation } from '../annotation.ts';
import type { LabelSchema } from '../labelSchema.ts';
import type { AttributeValue } from '../model.ts';
import { normalizeText } from '../normalize.ts';
import { select } from './interchange.ts';
import type { Exported, ExportedDocument, ImportedDocument, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';

/** Writes brat standoff (the `.ann` file; the document's normalised text is the `.txt` file beside it). */
export function exportBrat({ page, text }: ExportedDocument): Exported {
  const { spans, relations, losses } = select(page, { attributes: true, notes: true, links: true, relations: true, discontinuous: true });
  const points = Array.from(normalizeText(text));
  const writer = new BratWriter(points, [...losses]);
  for (const span of spans) writer.addSpan(span);
  writer.addRelations(relations);
  return { content: writer.lines.map((line) => `${line}\n`).join(''), losses: writer.losses };
}

/** The `annotation.conf` that brat needs beside the documents: the schema's labels, relations and attributes. */
export function bratConfiguration(schema: LabelSchema): string {
  const names = (labels: readonly string[]): string => (labels.length > 0 ? labels.map(bratName).join('|') : '<ENTITY>');
  const entities = schema.labels.map(({ name }) => bratName(name));
  const relations = schema.relations.map(
    ({ name, from, to, symmetric }) => `${bratName(name)}\tArg1:${names(from)}, Arg2:${names(to)}${symmetric ? ', <REL-TYPE>:symmetric' : ''}`,
  );
  const attributes = schema.attributes.map(({ name, labels, values }) => {
    const choices = values.length > 0 ? `, Value:${values.map((value) => bratName(String(value))).join('|')}` : '';
    return `${bratName(name)}\tArg:${names(labels)}${choices}`;
  });
  const section = (title: string, lines: readonly string[]): string => [`[${title}]`, ...lines, ''].join('\n');
  return [section('entities', entities), section('relations', relations), section('events', []), section('attributes', attributes)].join('\n');
}

/** A name as brat allows it: ASCII letters, digits, `_` and, not first, `-`. */
export function bratName(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/gu, '_').replace(/^-/u, '_') || '_';
}

class BratWriter {
  readonly lines: string[] = [];
  readonly losses: Loss[];
  readonly #points: readonly string[];
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor(points: readonly string[], losses: Loss[]) {
    this.#points = points;
    this.losses = losses;
  }

  addSpan(annotation: Annotation): void {
    const fragments = annotation.fragments.flatMap((fragment) => this.#withoutLineBreaks(fragment));
    if (fragments.length === 0) {
      this.losses.push({ item: annotation.id, reason: 'It covers nothing but line breaks.' });
      return;
    }
    const name = this.#next('T');
    this.#names.set(annotation.id, name);
    const places = fragments.map(({ start, end }) => `${start} ${end}`).join(';');
    const text = fragments.map(({ start, end }) => this.#points.slice(start, end).join('')).join(' ');
    this.lines.push(`${name}\t${this.#name(annotation.id, annotation.label)} ${places}\t${text}`);
    this.#addDetails(annotation, name);
    for (const { iri, label } of annotation.links) {
      if (/^[^\s:]+:\S+$/u.test(iri)) this.lines.push(`${this.#next('N')}\tReference ${name} ${iri}\t${this.#line(annotation.id, label ?? '')}`);
      else this.losses.push({ item: annotation.id, reason: `Its link ${iri} is not written: brat wants one like KB:id.` });
    }
  }

  addRelations(relations: readonly Annotation[]): void {
    const groups = new Map<string, Set<string>[]>();
    for (const { id, label, relation, attributes, notes } of relations) {
      const [from, to] = [this.#names.get(relation!.from), this.#names.get(relation!.to)];
      if (!from || !to) this.losses.push({ item: id, reason: 'One of the annotations that it joins is not written.' });
      else if (relation!.symmetric && notes.length + Object.keys(attributes).length === 0) this.#join(groups, this.#name(id, label), from, to);
      else {
        const name = this.#next('R');
        this.lines.push(`${name}\t${this.#name(id, label)} Arg1:${from} Arg2:${to}\t`);
        this.#addDetails({ id, attributes, notes }, name);
        if (relation!.symmetric) this.losses.push({ item: id, reason: 'That it holds both ways is not written, since it has a note.' });
      }
    }
    for (const [type, sets] of groups) for (const set of sets) this.lines.push(`*\t${type} ${[...set].join(' ')}`);
  }

  /** Puts two names into one group of an equivalence relation. */
  #join(groups: Map<string, Set<string>[]>, type: string, from: string, to: string): void {
    const sets = groups.get(type) ?? [];
    const touched = sets.filter((set) => set.has(from) || set.has(to));
    const joined = new Set([...touched.flatMap((set) => [...set]), from, to]);
    groups.set(type, [...sets.filter((set) => !touched.includes(set)), joined]);
  }

  #addDetails({ id, attributes, notes }: Pick<Annotation, 'id' | 'attributes' | 'notes'>, name: string): void {
    for (const [attribute, value] of Object.entries(attributes)) this.#addAttribute(id, name, attribute, value);
    for (const note of notes) this.lines.push(`${this.#next('#')}\tAnnotatorNotes ${name}\t${this.#line(id, note)}`);
  }

  #addAttribute(id: string, name: string, attribute: string, value: AttributeValue): void {
    const written = `${this.#next('A')}\t${this.#name(id, attribute)} ${name}`;
    if (value === true) this.lines.push(written);
    else if (typeof value === 'string') this.lines.push(`${written} ${this.#name(id, value)}`);
    else {
      this.lines.push(`${written} ${bratName(String(value))}`);
      this.losses.push({ item: id, reason: `The value ${String(value)} of ${attribute} is written as text.` });
    }
  }

  #name(id: string, name: string): string {
    const allowed = bratName(name);
    if (allowed !== name) this.losses.push({ item: id, reason: `${name} is written as ${allowed}.` });
    return allowed;
  }

  #line(id: string, text: string): string {
    const line = text.replace(/\s+/gu, ' ').trim();
    if (line !== text) this.losses.push({ item: id, reason: 'White space in its note or link is written as single spaces.' });
    return line;
  }

  #next(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return kind + count;
  }

  #withoutLineBreaks({ start, end }: Span): Span[] {
    const parts: Span[] = [];
    let from = start;
    for (let at = start; at <= end; at++) {
      if (at < end && this.#points[at] !== '\n') continue;
      if (from < at) parts.push({ start: from, end: at });
      from = at + 1;
    }
    return parts;
  }
}

/** What is read of an annotation that other lines say more about. */
interface Draft {
  readonly span: ImportedSpan;
  attributes: Record<string, AttributeValue>;
  notes: string[];
  links: { iri: string; label?: string }[];
}

/**
 * Reads brat standoff over its text. Events become relations from their trigger, equivalences symmetric relations. Lines
 * that make no sense are reported and passed over.
 */
export function importBrat(content: string, rawText: string): ImportedDocument {
  const losses: Loss[] = [];
  const text = normalizeText(rawText);
  const drafts = new Map<string, Draft>();
  const relations = new Map<string, ImportedRelation>();
  const triggers = new Map<string, string>();
  const lines = normalizeText(content)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ id: /^\S*/u.exec(line)![0], fields: line.split('\t') }));
  const offsets = bratOffsets(rawText, lines.map(({ fields }) => fields));
  const length = Array.from(text).length;
  for (const { id, fields } of lines) {
    if (!id.startsWith('T')) continue;
    const span = readSpan(id, fields[1] ?? '', offsets, text, length);
    if (typeof span === 'string') losses.push({ item: id, reason: span });
    else drafts.set(id, { span, attributes: {}, notes: [], links: [] });
  }
  for (const { id, fields } of lines) {
    if (id.startsWith('E')) triggers.set(id, (fields[1] ?? '').split(/\s+/u)[0].split(':')[1] ?? '');
  }
  const resolve = (name: string): string => triggers.get(name) ?? name;
  let count = 0;
  for (const { id, fields } of lines) {
    const words = (fields[1] ?? '').trim().split(/\s+/u);
    const addRelation = (type: string, from: string, to: string, symmetric?: boolean): void => {
      const [start, end] = [resolve(from), resolve(to)];
      if (drafts.has(start) && drafts.has(end)) relations.set(/^R/u.test(id) ? id : `${id} ${count++}`, { type, from: start, to: end, symmetric });
      else losses.push({ item: id, reason: `It joins ${from} and ${to}, of which one is not in the file.` });
    };
    if (id.startsWith('R')) addRelation(words[0], argument(words, 1), argument(words, 2));
    else if (id.startsWith('*')) for (let place = 2; place < words.length; place++) addRelation(words[0], words[place - 1], words[place], true);
    else if (id.startsWith('E')) {
      for (const role of words.slice(1)) addRelation(role.split(':')[0], id, role.split(':').slice(1).join(':'));
      losses.push({ item: id, reason: 'The event is read as relations of its trigger.' });
    }
  }
  for (const { id, fields } of lines) {
    const words = (fields[1] ?? '').trim().split(/\s+/u);
    const draft = drafts.get(resolve(words[1] ?? ''));
    const relation = relations.get(words[1] ?? '');
    if (/^[TER*]/u.test(id)) continue;
    if (id.startsWith('#') && relation) relations.set(words[1], { ...relation, notes: [...(relation.notes ?? []), fields[2] ?? ''] });
    else if (!draft) losses.push({ item: id, reason: `What it is about, ${words[1] ?? 'nothing'}, can carry no such thing here.` });
    else if (/^[AM]/u.test(id)) draft.attributes[words[0]] = words.length > 2 ? words.slice(2).join(' ') : true;
    else if (id.startsWith('N')) draft.links.push({ iri: words.slice(2).join(' '), ...(fields[2] ? { label: fields[2] } : {}) });
    else if (id.startsWith('#')) draft.notes.push(fields.slice(2).join('\t'));
    else losses.push({ item: id, reason: 'The line is of no kind that brat knows.' });
  }
  const spans = [...drafts.values()].map(({ span, attributes, notes, links }) => ({ ...span, attributes, notes, links }));
  return { text, spans, relations: [...relations.values()], losses };
}

/** The annotation that an argument of a relation names: `Arg1:T1`. */
function argument(words: readonly string[], place: number): string {
  return (words[place] ?? '').split(':').slice(1).join(':');
}

function readSpan(id: string, field: string, offsets: (offset: number) => number, text: string, length: number): ImportedSpan | string {
  const match = /^(\S+)\s+(\d+\s+\d+(?:\s*;\s*\d+\s+\d+)*)\s*$/u.exec(field);
  if (!match) return 'The line does not say label and offsets.';
  const fragments = match[2].split(';').map((pair): Span => {
    const [start, end] = pair.trim().split(/\s+/u).map(Number);
    return { start: offsets(start), end: offsets(end) };
  });
  fragments.sort((a, b) => a.start - b.start || a.end - b.end);
  if (fragments.some(({ start, end }) => start >= end || end > length)) return 'Its offsets are not in the text.';
  return { key: id, label: match[1], fragments: joinLines(fragments, text) };
}

/** Fragments that only a line break parts are one: brat itself cuts them there. */
function joinLines(fragments: readonly Span[], text: string): Span[] {
  if (fragments.length === 1) return [...fragments];
  const points = Array.from(text);
  const joined: Span[] = [];
  for (const fragment of fragments) {
    const last = joined.at(-1);
    const between = last ? points.slice(last.end, fragment.start).join('') : '';
    if (last && last.end <= fragment.start && /^\n+$/u.test(between)) joined[joined.length - 1] = { start: last.start, end: fragment.end };
    else joined.push(fragment);
  }
  return joined;
}

/**
 * Turns the file's offsets into code points of the normalised text. They count CRLF as two in a file written on Windows;
 * which it is shows in the texts that the file quotes.
 */
function bratOffsets(rawText: string, lines: readonly (readonly string[])[]): (offset: number) => number {
  if (!rawText.includes('\r\n')) return (offset) => offset;
  const raw = Array.from(rawText);
  const normalized = Array.from(normalizeText(rawText));
  const quoted = lines.flatMap((fields) => {
    const match = /^\S+\s+(\d+)\s+(\d+)$/u.exec(fields[1] ?? '');
    return match && fields[2] ? [{ start: Number(match[1]), end: Number(match[2]), text: fields[2] }] : [];
  });
  const agree = (points: readonly string[]): number => quoted.filter(({ start, end, text }) => points.slice(start, end).join('') === text).length;
  if (agree(raw) <= agree(normalized)) return (offset) => offset;
  const breaks: number[] = [];
  for (const [index, point] of raw.entries()) if (point === '\r' && raw[index + 1] === '\n') breaks.push(index);
  return (offset) => offset - breaks.filter((place) => place < offset).length;
}
