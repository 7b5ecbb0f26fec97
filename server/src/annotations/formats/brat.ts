import type { Span } from '../../text/span.ts';
import type { Annotation } from '../annotation.ts';
import type { LabelSchema } from '../labelSchema.ts';
import type { AttributeValue } from '../model.ts';
import { normalizeText } from '../normalize.ts';
import { select } from './interchange.ts';
import type { Exported, ExportedDocument, Loss } from './interchange.ts';

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
      this.losses.push({ item: annotation.id, reason: 'It covers nothing but line breaks.', isLeftOut: true });
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
      if (!from || !to) this.losses.push({ item: id, reason: 'One of the annotations that it joins is not written.', isLeftOut: true });
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
    const line = text.replace(/[\t\r\n]+/gu, ' ');
    if (line !== text) this.losses.push({ item: id, reason: 'Line breaks and tabs in its note or link are written as spaces.' });
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
