import type { Span } from '../../text/span.ts';
import type { AnnotatedText } from '../annotatedText.ts';
import { annotationOf } from '../annotation.ts';
import { newSpanItem } from '../create.ts';
import type { Details } from '../create.ts';
import type { AnnotationItem, AnnotationPage, Stamp } from '../model.ts';
import { snapSpan } from '../snap.ts';
import { touched, withAttributes } from './change.ts';

/** One place to tag, in UTF-16 offsets: a span, or the fragments of a discontinuous one in the order of the text. */
export type Place = Span | readonly Span[];

/** What an operation made of a page, and the annotations that it added or changed, by id. */
export interface Tagged {
  readonly page: AnnotationPage;
  readonly ids: readonly string[];
}

/**
 * Tags places of a text with a label. Places are snapped to whole user-perceived characters and lose white space at
 * their ends; what is then empty is left out. Where the very same place already carries the label, that annotation
 * takes the new status and attributes instead of a second one being added.
 */
export function tag(page: AnnotationPage, text: AnnotatedText, places: readonly Place[], label: string, stamp: Stamp, details: Details = {}): Tagged {
  const existing = new Map<string, AnnotationItem>();
  for (const item of page.items) {
    const annotation = annotationOf(item);
    if (annotation.kind === 'span' && annotation.status !== 'orphan') existing.set(placeKey(annotation.fragments, annotation.label), item);
  }
  const replaced = new Map<string, AnnotationItem>();
  const added: AnnotationItem[] = [];
  const ids: string[] = [];
  for (const place of places) {
    const fragments = snapFragments(text, place);
    if (fragments.length === 0) continue;
    const key = placeKey(fragments.map((fragment) => text.offsets.toCodePoints(fragment)), label);
    const same = existing.get(key);
    if (same) {
      const item = withDetails(same, details, stamp);
      if (item === same) continue;
      replaced.set(same.id, item);
      ids.push(same.id);
    } else {
      const item = newSpanItem(text, page.document.source, fragments, label, stamp, details);
      existing.set(key, item);
      added.push(item);
      ids.push(item.id);
    }
  }
  if (ids.length === 0) return { page, ids };
  const items = [...page.items, ...added].map((item) => replaced.get(item.id) ?? item);
  return { page: { ...page, document: text.identity(page.document.source), items }, ids };
}

/** The stretches of a place, snapped, in order, those that meet joined; empty where nothing but white space is left. */
export function snapFragments(text: AnnotatedText, place: Place): Span[] {
  const spans = 'start' in place ? [place] : place;
  const snapped = spans.map((span) => snapSpan(text.text, span)).filter((span) => span.start < span.end);
  snapped.sort((a, b) => a.start - b.start || a.end - b.end);
  const fragments: Span[] = [];
  for (const span of snapped) {
    const last = fragments.at(-1);
    if (last && span.start <= last.end) fragments[fragments.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else fragments.push(span);
  }
  return fragments;
}

function placeKey(fragments: readonly Span[], label: string): string {
  return `${fragments.map(({ start, end }) => `${start}-${end}`).join(',')} ${label}`;
}

function withDetails(item: AnnotationItem, details: Details, stamp: Stamp): AnnotationItem {
  const status = details.status ?? 'accepted';
  const { attributes } = annotationOf(item);
  const isNew = Object.entries(details.attributes ?? {}).some(([name, value]) => attributes[name] !== value);
  if (annotationOf(item).status === status && !isNew) return item;
  // A suggestion says nothing against what a person has decided.
  if (status === 'suggested') return item;
  const body = isNew ? withAttributes(item, { ...attributes, ...details.attributes }) : item.body;
  return touched({ ...item, body, status }, stamp);
}
