import type { Span } from '../../text/span.ts';
import { AnnotatedText } from '../annotatedText.ts';
import { anchorOnLoad } from '../anchoring/load.ts';
import { annotationsOf } from '../annotation.ts';
import type { Annotation, EntityLink } from '../annotation.ts';
import { emptySidecar, newRelationItem, newSpanItem, taggingBody } from '../create.ts';
import type { AnnotationItem, AnnotationPage, AttributeValue, Body, Stamp, Status } from '../model.ts';
import { listOf } from '../json.ts';
import { normalizeText } from '../normalize.ts';

/** Something that a format cannot hold, or that a file says and a sidecar cannot. */
export interface Loss {
  /** The annotation's id, or where in the file; empty where it concerns the document. */
  readonly item: string;
  /** What is lost, as a sentence. */
  readonly reason: string;
  /** The annotation is not written at all. */
  readonly isLeftOut?: boolean;
}

/** A document to write: its name, its text as it is now, and the annotations anchored to it. */
export interface ExportedDocument {
  readonly name: string;
  readonly text: string;
  readonly page: AnnotationPage;
}

/** What was written of a document, and what was not. */
export interface Exported {
  readonly content: string;
  readonly losses: readonly Loss[];
}

/** Who made an annotation and when, as far as a file tells. */
export interface ImportedProvenance {
  /** The annotation's own id; kept where it is a `urn:uuid:`. */
  readonly id?: string;
  readonly creator?: string;
  /** ISO 8601. */
  readonly created?: string;
  readonly modified?: string;
}

/** A span that was read: offsets are code points of the imported text. */
export interface ImportedSpan extends ImportedProvenance {
  /** By which relations of the same file name it. */
  readonly key: string;
  readonly fragments: readonly Span[];
  readonly label: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly notes?: readonly string[];
  readonly links?: readonly EntityLink[];
  readonly status?: Status;
  readonly score?: number;
}

/** A relation that was read, between spans by their keys. */
export interface ImportedRelation extends ImportedProvenance {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly symmetric?: boolean;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly notes?: readonly string[];
  readonly status?: Status;
}

/** A document that was read. */
export interface ImportedDocument {
  /** The document's name, where the file tells. */
  readonly name?: string;
  /** Whose layer this is, where a file holds several people's annotations of one document. */
  readonly annotator?: string;
  /** The text that the offsets are for, normalised. */
  readonly text: string;
  readonly spans: readonly ImportedSpan[];
  readonly relations: readonly ImportedRelation[];
  readonly losses: readonly Loss[];
}

/** Adds the losses of a whole file to its first document, or to one without text where there is none. */
export function withLosses(documents: readonly ImportedDocument[], losses: readonly Loss[]): ImportedDocument[] {
  if (losses.length === 0) return [...documents];
  const [first, ...others] = documents.length > 0 ? documents : [{ text: '', spans: [], relations: [], losses: [] }];
  return [{ ...first, losses: [...losses, ...first.losses] }, ...others];
}

/** What of an annotation a format can hold besides its place and label. */
export interface Capabilities {
  readonly attributes?: boolean;
  readonly notes?: boolean;
  readonly links?: boolean;
  readonly score?: boolean;
  readonly relations?: boolean;
  readonly suggestions?: boolean;
  readonly discontinuous?: boolean;
}

/** What a format can hold of a page, and what it cannot, item by item. */
export interface Selection {
  readonly spans: readonly Annotation[];
  readonly relations: readonly Annotation[];
  readonly losses: readonly Loss[];
}

/** Chooses the annotations of a page that a format can hold: the accepted ones, and suggestions where it knows such. */
export function select(page: AnnotationPage, can: Capabilities): Selection {
  const losses: Loss[] = [];
  const spans: Annotation[] = [];
  const related: Annotation[] = [];
  for (const annotation of annotationsOf(page)) {
    const { id, kind, status } = annotation;
    const isWritten = status === 'accepted' || (status === 'suggested' && can.suggestions === true && kind === 'span');
    if (kind === 'other') losses.push({ item: id, reason: 'It is neither a tagged span nor a relation.', isLeftOut: true });
    else if (!isWritten) losses.push({ item: id, reason: `It is ${status === 'orphan' ? 'an orphan' : status}.`, isLeftOut: true });
    else if (kind === 'span') spans.push(annotation);
    else related.push(annotation);
    if (kind !== 'other' && isWritten) losses.push(...missing(annotation, can));
  }
  const ids = new Set(spans.map(({ id }) => id));
  const relations = related.filter(({ id, relation }) => {
    const isHeld = can.relations === true && ids.has(relation!.from) && ids.has(relation!.to);
    const reason = can.relations ? 'One of the annotations that it joins is not written.' : 'The format has no relations.';
    if (!isHeld) losses.push({ item: id, reason, isLeftOut: true });
    return isHeld;
  });
  const dismissed = page.dismissals?.length ?? 0;
  if (dismissed > 0) losses.push({ item: '', reason: `${dismissed} dismissed findings are not written.` });
  if (spans.length + relations.length > 0) losses.push({ item: '', reason: 'Who annotated what and when is not written.' });
  return { spans, relations, losses };
}

function missing(annotation: Annotation, can: Capabilities): Loss[] {
  const { id, attributes, notes, links, score, fragments } = annotation;
  const losses: Loss[] = [];
  const say = (isLost: boolean, what: string): void => {
    if (isLost) losses.push({ item: id, reason: `${what} not written.` });
  };
  say(Object.keys(attributes).length > 0 && !can.attributes, 'Its attributes are');
  say(notes.length > 0 && !can.notes, notes.length > 1 ? 'Its notes are' : 'Its note is');
  say(links.length > 0 && !can.links, links.length > 1 ? 'Its links are' : 'Its link is');
  say(score !== undefined && !can.score, 'Its score is');
  if (fragments.length > 1 && !can.discontinuous) losses.push({ item: id, reason: 'Its fragments are written as annotations of their own.' });
  return losses;
}

/**
 * The sidecar for a document that was read. `text` is the document as it is; where it is not the text that the file's
 * offsets are for, the annotations are anchored to it and may become orphans.
 */
export function pageOf(imported: ImportedDocument, source: string, text: string, stamp: Stamp): AnnotationPage {
  const own = new AnnotatedText(imported.text);
  const empty = emptySidecar(source, imported.text);
  const taken = new Set<string>();
  const provenanceOf = (read: ImportedProvenance, fresh: AnnotationItem): Partial<AnnotationItem> => {
    const id = read.id !== undefined && isOwnId(read.id) && !taken.has(read.id) ? read.id : fresh.id;
    taken.add(id);
    return {
      id,
      ...(read.creator ? { creator: { type: 'Person', name: read.creator } } : {}),
      ...(isDate(read.created) ? { created: read.created } : {}),
      ...(isDate(read.modified) ? { modified: read.modified } : {}),
    };
  };
  const ids = new Map<string, string>();
  const spans = imported.spans.map((span): AnnotationItem => {
    const fragments = span.fragments.map((fragment) => own.offsets.toUtf16Span(fragment));
    const { status, score, attributes } = span;
    const item = newSpanItem(own, empty.document.source, fragments, span.label, stamp, { status, score, attributes });
    const links = (span.links ?? []).map(({ iri, label }): Body => ({ type: 'SpecificResource', purpose: 'identifying', source: iri, ...(label ? { label } : {}) }));
    const whole = { ...item, body: [...listOf(item.body), ...links, ...noteBodies(span.notes)], ...provenanceOf(span, item) };
    ids.set(span.key, whole.id);
    return whole;
  });
  const relations = imported.relations.flatMap((relation) => {
    const { type, from, to, symmetric, notes, attributes = {}, status } = relation;
    const [start, end] = [ids.get(from), ids.get(to)];
    if (!start || !end) return [];
    const item = newRelationItem(type, start, end, stamp, symmetric);
    const described = Object.keys(attributes).length > 0 ? [taggingBody('', attributes)] : [];
    const body = [...described, ...noteBodies(notes)];
    return [{ ...item, ...(body.length > 0 ? { body } : {}), ...(status ? { status } : {}), ...provenanceOf(relation, item) }];
  });
  const page = { ...empty, items: [...spans, ...relations] };
  const isSame = normalizeText(text) === imported.text;
  return isSame ? page : anchorOnLoad(page, new AnnotatedText(text), imported.text);
}

/** Whether an id is one that sidecars give: a UUID as a URN. */
export function isOwnId(id: string): boolean {
  return /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(id);
}

/** The one of a file's sentences that says so, where its offsets were read otherwise than the format says. */
export function remarks(remark: string | undefined, item: string): Loss[] {
  return remark === undefined ? [] : [{ item, reason: remark }];
}

function isDate(value: string | undefined): boolean {
  return value !== undefined && /^\d{4}-\d\d-\d\d(?:T|$)/u.test(value) && !Number.isNaN(Date.parse(value));
}

function noteBodies(notes: readonly string[] = []): Body[] {
  return notes.map((value) => ({ type: 'TextualBody', purpose: 'commenting', value }));
}
