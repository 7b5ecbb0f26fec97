import type { Span } from '../../text/span.ts';
import type { LivePlace } from '../anchoring/live.ts';
import { annotationOf, type Annotation } from '../annotation.ts';
import type { Status } from '../model.ts';
import { entityOfIri } from '../operations/edit.ts';
import { formOf } from './formMatcher.ts';

/** A tagged stretch as the corpus remembers it; UTF-16 offsets into the raw text as it was when its document's tags were taken in. */
export interface TagPlace extends Span {
  readonly document: string;
  readonly label: string;
  /** The words tagged, white space aside. */
  readonly text: string;
  /** What it is a mention of: the entity that it is linked to, else its own words. */
  readonly name: string;
  readonly status: Status;
  /** Whether a relation leads from it or to it. */
  readonly isRelated: boolean;
  /** Whether it counts for other documents: an accepted tag of one stretch. */
  readonly isCounted: boolean;
}

/** The numbers kept of a tag: of its text, label and name, where it starts and ends, and its flags. */
const columns = 6;

const statuses = ['accepted', 'suggested', 'rejected', 'orphan'] as const satisfies readonly Status[];
const statusFlags = 3;
const relatedFlag = 4;
const countedFlag = 8;

/** The tags of all documents, 24 bytes each: what is asked of documents whose sidecars are not at hand. */
export class TagRows {
  readonly #rows = new Map<string, Int32Array>();
  readonly #strings = new StringTable();

  documents(): string[] {
    return [...this.#rows.keys()];
  }

  /** Replaces the tags of a document by those of the places in its text. */
  set(document: string, places: readonly LivePlace[]): void {
    const related = relatedIds(places);
    const tags = places.filter(({ item, fragments }) => fragments.length > 0 && annotationOf(item).kind === 'span');
    const rows = new Int32Array(tags.length * columns);
    for (const [index, { item, fragments, status }] of [...tags].sort((a, b) => a.fragments[0].start - b.fragments[0].start).entries()) {
      const annotation = annotationOf(item);
      const flags = statuses.indexOf(status) | (related.has(item.id) ? relatedFlag : 0) | (isCounted(annotation, status) ? countedFlag : 0);
      const text = formOf(annotation.text);
      const strings = [text, annotation.label, nameOf(annotation, text)].map((string) => this.#strings.numberOf(string));
      rows.set([...strings, fragments[0].start, fragments[fragments.length - 1].end, flags], index * columns);
    }
    this.#rows.set(document, rows);
  }

  delete(document: string): void {
    this.#rows.delete(document);
  }

  /** The tags of a document in the order of its text. */
  of(document: string): TagPlace[] {
    const rows = this.#rows.get(document);
    if (!rows) return [];
    return Array.from({ length: rows.length / columns }, (_, index): TagPlace => {
      const [text, label, name, start, end, flags] = rows.subarray(index * columns, (index + 1) * columns);
      return {
        document,
        start,
        end,
        text: this.#strings.at(text),
        label: this.#strings.at(label),
        name: this.#strings.at(name),
        status: statuses[flags & statusFlags],
        isRelated: (flags & relatedFlag) !== 0,
        isCounted: (flags & countedFlag) !== 0,
      };
    });
  }
}

function isCounted({ kind, fragments, text }: Annotation, status: Annotation['status']): boolean {
  return kind === 'span' && status === 'accepted' && fragments.length === 1 && text.trim() !== '';
}

/** Mentions linked to one entity of the corpus or a knowledge base are one entity, under the name that the link gives. */
function nameOf({ links }: Annotation, text: string): string {
  for (const { iri, label } of links) {
    const name = label ?? entityOfIri(iri);
    if (name !== undefined) return name;
  }
  return text;
}

function relatedIds(places: readonly LivePlace[]): ReadonlySet<string> {
  return new Set(places.flatMap(({ item: { relation } }) => (relation ? [relation.from, relation.to] : [])));
}

/** Strings by number. Those that are not used any more stay: an annotator's day makes few. */
class StringTable {
  readonly #numbers = new Map<string, number>();
  readonly #strings: string[] = [];

  numberOf(string: string): number {
    const known = this.#numbers.get(string);
    if (known !== undefined) return known;
    this.#numbers.set(string, this.#strings.length);
    return this.#strings.push(string) - 1;
  }

  at(number: number): string {
    return this.#strings[number];
  }
}
