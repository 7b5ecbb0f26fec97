import type { Span } from '../../text/span.ts';
import type { AttributeValue } from '../model.ts';
import { normalizeText } from '../normalize.ts';
import { remarks } from './interchange.ts';
import type { ImportedDocument, ImportedRelation, ImportedSpan, Loss } from './interchange.ts';
import { chooseReading, sameWords } from './readings.ts';
import type { RawSpan, Reading } from './readings.ts';

/** One line of a standoff file: its id, and what follows, parted by tabs. */
interface Line {
  readonly id: string;
  readonly fields: readonly string[];
}

/** What is read of a span or a relation that other lines say more about. */
interface Draft {
  readonly attributes: Record<string, AttributeValue>;
  readonly notes: string[];
  readonly links: { iri: string; label?: string }[];
}

/**
 * Reads brat standoff over its text. Events become relations from their trigger, equivalences symmetric relations; what
 * is said of an event is said of its trigger. Lines that make no sense are reported and passed over.
 */
export function importBrat(content: string, rawText: string): ImportedDocument {
  return new StandoffReader(linesOf(content), rawText).read();
}

function linesOf(content: string): Line[] {
  return normalizeText(content)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      // Some programs put spaces where brat puts the first tab.
      const [, id, rest] = /^(\S*)\s*(.*)$/su.exec(line)!;
      return { id, fields: rest.split('\t') };
    });
}

class StandoffReader {
  readonly #lines: readonly Line[];
  readonly #rawText: string;
  readonly #text: string;
  readonly #losses: Loss[] = [];
  readonly #spans = new Map<string, { readonly span: ImportedSpan; readonly draft: Draft }>();
  readonly #relations = new Map<string, { readonly relation: ImportedRelation; readonly draft: Draft }>();
  /** The span that an event stands on. */
  readonly #triggers = new Map<string, string>();
  /** The span or relation that an attribute says something of, by the attribute's id. */
  readonly #attributed = new Map<string, string>();

  constructor(lines: readonly Line[], rawText: string) {
    this.#lines = lines;
    this.#rawText = rawText;
    this.#text = normalizeText(rawText);
  }

  read(): ImportedDocument {
    this.#readSpans();
    for (const { id, fields } of this.#lines) if (id.startsWith('E')) this.#triggers.set(id, wordsOf(fields)[0]?.split(':')[1] ?? '');
    for (const line of this.#lines) this.#readRelations(line);
    // Notes may speak of attributes that stand further down.
    for (const line of this.#lines) if (/^[AM]/u.test(line.id)) this.#readAttribute(line);
    for (const line of this.#lines) if (!/^[TER*AM]/u.test(line.id)) this.#readRest(line);
    const spans = [...this.#spans.values()].map(({ span, draft }) => ({ ...span, ...draft }));
    const relations = [...this.#relations.values()].map(({ relation, draft: { attributes, notes, links } }) => {
      for (const { iri } of links) this.#lose(relation.type, `A relation can carry no link, so ${iri} is not read.`);
      return { ...relation, attributes, notes };
    });
    return { text: this.#text, spans, relations, losses: this.#losses };
  }

  #lose(item: string, reason: string): void {
    this.#losses.push({ item, reason });
  }

  #readSpans(): void {
    const lines = this.#lines.filter(({ id }) => id.startsWith('T'));
    const reading = chooseReading(this.#rawText, lines.flatMap(quotedFragments), { prefersLineFeeds: true });
    this.#losses.push(...remarks(reading.remark, ''));
    const points = Array.from(this.#text);
    for (const { id, fields } of lines) {
      const span = readSpan(id, fields, reading, points);
      if (typeof span === 'string') this.#lose(id, span);
      else if (this.#spans.has(id)) this.#lose(id, 'Another line has this id.');
      else {
        this.#spans.set(id, { span, draft: emptyDraft() });
        const stands = span.fragments.map(({ start, end }) => points.slice(start, end).join('')).join(' ');
        const says = fields.slice(1).join('\t');
        if (says !== '' && !sameWords(stands, unescaped(says))) this.#lose(id, `It is read by its offsets, where ${quoted(stands)} stands, although its line says ${quoted(says)}.`);
      }
    }
  }

  #readRelations({ id, fields }: Line): void {
    const words = wordsOf(fields);
    const [type = ''] = words;
    if (id.startsWith('R')) this.#join(id, id, type, argument(words[1]), argument(words[2]));
    else if (id.startsWith('*')) {
      for (let place = 2; place < words.length; place++) this.#join(id, `${id} ${this.#relations.size}`, type, words[place - 1], words[place], true);
      if (words.length < 3) this.#lose(id, 'It joins nothing.');
    } else if (id.startsWith('E')) {
      for (const role of words.slice(1)) this.#join(id, `${id} ${this.#relations.size}`, role.split(':')[0], id, argument(role));
      if (!this.#spans.has(this.#triggers.get(id) ?? '')) this.#lose(id, 'Its trigger is not in the file.');
      else this.#lose(id, 'The event is read as its trigger, with relations to what takes part.');
    }
  }

  #join(id: string, key: string, type: string, from: string, to: string, symmetric = false): void {
    const [start, end] = [this.#resolve(from), this.#resolve(to)];
    if (!this.#spans.has(start) || !this.#spans.has(end)) this.#lose(id, `It joins ${from || 'nothing'} and ${to || 'nothing'}, of which one is not in the file.`);
    else if (this.#relations.has(key)) this.#lose(id, 'Another line has this id.');
    else this.#relations.set(key, { relation: { type, from: start, to: end, ...(symmetric ? { symmetric } : {}) }, draft: emptyDraft() });
  }

  #readAttribute({ id, fields }: Line): void {
    const [name = '', about = '', ...values] = wordsOf(fields);
    const draft = this.#draftOf(about);
    if (!draft) this.#lose(id, `What it is about, ${about || 'nothing'}, can carry no such thing here.`);
    else {
      if (Object.hasOwn(draft.attributes, name)) this.#lose(id, `${about} has the attribute ${name} already, as ${String(draft.attributes[name])}, which this replaces.`);
      draft.attributes[name] = values.length > 0 ? values.join(' ') : true;
      this.#attributed.set(id, about);
    }
  }

  #readRest({ id, fields }: Line): void {
    const [type = '', about = '', ...rest] = wordsOf(fields);
    const isNote = id.startsWith('#');
    if (!isNote && !id.startsWith('N')) {
      this.#lose(id, 'The line is of no kind that brat knows.');
      return;
    }
    const owner = this.#attributed.get(about) ?? about;
    const draft = this.#draftOf(owner);
    const said = fields.slice(1).join('\t');
    if (!draft) this.#lose(id, `What it is about, ${about || 'nothing'}, can carry no such thing here${said === '' ? '' : `: ${quoted(said)}`}.`);
    else if (isNote) {
      draft.notes.push(said);
      if (owner !== about) this.#lose(id, `The note on ${about} is read as one on ${owner}.`);
      if (type !== 'AnnotatorNotes') this.#lose(id, `That the note is of type ${type} is not read.`);
    } else {
      draft.links.push({ iri: rest.join(' '), ...(said === '' ? {} : { label: said }) });
      if (type !== 'Reference') this.#lose(id, `That the link is of type ${type} is not read.`);
    }
  }

  #resolve(name: string): string {
    return this.#triggers.get(name) ?? name;
  }

  #draftOf(name: string): Draft | undefined {
    return (this.#spans.get(this.#resolve(name)) ?? this.#relations.get(name))?.draft;
  }
}

function emptyDraft(): Draft {
  return { attributes: {}, notes: [], links: [] };
}

function wordsOf(fields: readonly string[]): string[] {
  return (fields[0] ?? '')
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** The annotation that an argument of a relation names: `Arg1:T1`. */
function argument(word = ''): string {
  return word.split(':').slice(1).join(':');
}

function quoted(text: string): string {
  return `“${text.replace(/\s+/gu, ' ')}”`;
}

const placePattern = /^(\S+)\s+(\d+\s+\d+(?:\s*;\s*\d+\s+\d+)*)\s*$/u;

/** Label and fragments of a line in the units of the file; the text may follow after spaces where tabs are missing. */
function placeOf(fields: readonly string[]): { readonly label: string; readonly fragments: readonly Span[] } | undefined {
  const match = placePattern.exec(fields[0] ?? '') ?? (fields.length === 1 ? /^(\S+)\s+(\d+\s+\d+(?:;\d+\s+\d+)*)(?=\s)/u.exec(fields[0]) : null);
  if (!match) return undefined;
  const fragments = match[2].split(';').map((pair): Span => {
    const [start, end] = pair.trim().split(/\s+/u).map(Number);
    return { start, end };
  });
  return { label: match[1], fragments };
}

function quotedFragments({ fields }: Line): RawSpan[] {
  const place = placeOf(fields);
  const quote = fields.slice(1).join('\t');
  return place?.fragments.length === 1 && quote !== '' ? [{ ...place.fragments[0], quote: unescaped(quote) }] : [];
}

/** Some programs write line breaks inside a span as `\n`. */
function unescaped(quote: string): string {
  return quote.replace(/\\[nrt]/gu, ' ');
}

function readSpan(id: string, fields: readonly string[], reading: Reading, points: readonly string[]): ImportedSpan | string {
  const place = placeOf(fields);
  if (!place) return 'The line does not say label and offsets.';
  const fragments = place.fragments.map(({ start, end }) => reading.span(start, end)).filter((span) => span !== undefined);
  if (fragments.length < place.fragments.length) return 'Its offsets are not in the text.';
  fragments.sort((a, b) => a.start - b.start || a.end - b.end);
  return { key: id, label: place.label, fragments: joinLines(fragments, points) };
}

/** Fragments that only a line break parts are one: brat itself cuts them there. */
function joinLines(fragments: readonly Span[], points: readonly string[]): Span[] {
  const joined: Span[] = [];
  for (const fragment of fragments) {
    const last = joined.at(-1);
    const between = last ? points.slice(last.end, fragment.start).join('') : '';
    if (last && last.end <= fragment.start && /^\n+$/u.test(between)) joined[joined.length - 1] = { start: last.start, end: fragment.end };
    else joined.push(fragment);
  }
  return joined;
}
