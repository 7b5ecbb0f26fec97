import { annotationsOf } from './annotation.ts';
import type { Annotation } from './annotation.ts';
import { sameJson } from './equal.ts';
import type { AnnotationPage } from './model.ts';

/** The commit that brought a change. */
export interface EventCommit {
  readonly hash: string;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly subject: string;
}

/** Something that was done to an annotation. */
export interface AnnotationEvent {
  readonly id: string;
  readonly action: 'tagged' | 'suggested' | 'relabelled' | 'accepted' | 'rejected' | 'orphaned' | 'moved' | 'described' | 'removed' | 'changed';
  /** Who did it, as far as that is known: the annotation's creator, else the commit's author. */
  readonly who: string;
  /** ISO 8601, UTC; empty where it is not known. */
  readonly when: string;
  /** The annotation's label and words after the event; before it where it was removed. */
  readonly label: string;
  readonly text: string;
  /** Code points of the text as it was then, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The former and the new label, status or description, where the action is about that. */
  readonly before?: string;
  readonly after?: string;
  /** Undefined for what is not committed, or known from the sidecar alone. */
  readonly commit?: EventCommit;
}

/** What a sidecar alone tells: who made its annotations and when, and that they were changed, accepted or rejected later. */
export function provenanceEvents(page: AnnotationPage): AnnotationEvent[] {
  return sortEvents(
    annotationsOf(page).flatMap((annotation): AnnotationEvent[] => {
      const { created, modified, status } = annotation;
      const made = event(annotation, created === undefined || modified !== undefined || status !== 'suggested' ? 'tagged' : 'suggested', { when: created ?? '' });
      if (modified === undefined || modified === created) return [status === 'rejected' ? { ...made, action: 'rejected' } : made];
      const action = status === 'rejected' ? 'rejected' : 'changed';
      return [made, event(annotation, action, { when: modified, who: adjudicatorOf(annotation) ?? 'unknown' })];
    }),
  );
}

/**
 * What happened between two versions of a sidecar, item by item. `who` is the creator for what is new; for the rest the
 * author of the commit, or the owner of the layer.
 */
export function pageEvents(before: AnnotationPage | undefined, after: AnnotationPage | undefined, owner: string | undefined, commit?: EventCommit): AnnotationEvent[] {
  const former = new Map(annotationsOf(before ?? { items: [] }).map((annotation) => [annotation.id, annotation]));
  const next = new Map(annotationsOf(after ?? { items: [] }).map((annotation) => [annotation.id, annotation]));
  const person = owner ?? commit?.author ?? 'unknown';
  const events: AnnotationEvent[] = [];
  const add = (annotation: Annotation, action: AnnotationEvent['action'], when: string | undefined, details: Partial<AnnotationEvent> = {}): void => {
    events.push(event(annotation, action, { who: person, ...details, when: when ?? commit?.date ?? '', ...(commit ? { commit } : {}) }));
  };
  for (const annotation of next.values()) {
    const old = former.get(annotation.id);
    const { created, modified, creator } = annotation;
    if (!old) {
      const action = annotation.status === 'suggested' ? 'suggested' : annotation.status === 'rejected' ? 'rejected' : 'tagged';
      add(annotation, action, created, { who: adjudicatorOf(annotation) ?? creator ?? person });
    } else for (const { action, ...details } of changes(old, annotation)) add(annotation, action, action === 'orphaned' || action === 'moved' ? undefined : modified, { who: adjudicatorOf(annotation) ?? person, ...details });
  }
  for (const old of former.values()) if (!next.has(old.id)) add(old, 'removed', undefined);
  return events;
}

/** Events by time; those of an unknown time first, those of one time in the order given. */
export function sortEvents(events: readonly AnnotationEvent[]): AnnotationEvent[] {
  return [...events].sort((a, b) => (a.when === b.when ? 0 : a.when < b.when ? -1 : 1));
}

function event(annotation: Annotation, action: AnnotationEvent['action'], details: Partial<AnnotationEvent> & { when: string }): AnnotationEvent {
  const { id, label, text, start, end, creator } = annotation;
  return { id, action, who: creator ?? 'unknown', label, text, start, end, ...details };
}

type Change = Pick<AnnotationEvent, 'action' | 'before' | 'after'>;

function changes(before: Annotation, after: Annotation): Change[] {
  const found: Change[] = [];
  if (before.label !== after.label) found.push({ action: 'relabelled', before: before.label, after: after.label });
  if (before.status !== after.status) {
    const action = after.status === 'orphan' ? 'orphaned' : after.status === 'rejected' ? 'rejected' : after.status === 'accepted' ? 'accepted' : 'suggested';
    found.push({ action, before: before.status, after: after.status });
  }
  // A place that only moved with the text keeps its words, and is nobody's deed.
  if (before.text !== after.text && after.status !== 'orphan') found.push({ action: 'moved', before: before.text, after: after.text });
  if (before.relation && after.relation && !(before.relation.from === after.relation.from && before.relation.to === after.relation.to)) found.push({ action: 'moved' });
  const said = ({ attributes, notes, links }: Annotation): unknown => [attributes, notes, links];
  if (!sameJson(said(before), said(after))) found.push({ action: 'described', before: describe(before), after: describe(after) });
  if (found.length === 0 && before.modified !== after.modified) found.push({ action: 'changed' });
  return found;
}

function describe({ attributes, notes, links }: Annotation): string {
  const pairs = Object.entries(attributes).map(([name, value]) => `${name}: ${String(value)}`);
  return [...pairs, ...notes.map((note) => `“${note}”`), ...links.map(({ iri }) => iri)].join(', ');
}

/** Who took an annotation over from a layer. */
function adjudicatorOf({ item }: Annotation): string | undefined {
  const { adjudicator } = item as { adjudicator?: { name?: unknown } };
  return typeof adjudicator?.name === 'string' ? adjudicator.name : undefined;
}
