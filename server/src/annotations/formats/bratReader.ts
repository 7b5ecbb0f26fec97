import type { Span } from '../../text/span.ts';
import type { AttributeValue } from '../model.ts';
import { normalizeText } from '../normalize.ts';
import type { ImportedDocument, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';

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
