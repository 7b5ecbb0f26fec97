import { sameJson } from './equal.ts';
import { without } from './json.ts';
import { mergeItem } from './mergeItem.ts';
import type { AnnotationItem, AnnotationPage, Dismissal, DocumentIdentity } from './model.ts';

/** A place where two sides contradict each other, and what the merge did about it. */
export interface MergeConflict {
  readonly id: string;
  /** `changed`: both changed the same fields; `deleted`: one deleted what the other changed, and it is kept. */
  readonly kind: 'changed' | 'deleted';
  readonly fields: readonly string[];
  /** The two versions; one is undefined where that side deleted it. */
  readonly ours: AnnotationItem | undefined;
  readonly theirs: AnnotationItem | undefined;
}

/** Two sidecars made one. */
export interface MergedSidecar {
  readonly page: AnnotationPage;
  readonly conflicts: readonly MergeConflict[];
}

/** The hash of no text: positions of a page that carries it are for more than one text, and quotes must anchor them. */
export const noHash = '0'.repeat(64);

/**
 * Merges two versions of a sidecar that come from one (`base`; undefined where there was none), item by item. Everything
 * that either side added is there, what one side deleted is gone unless the other changed it or joined something to it.
 * Where the sides are for different texts, the page is marked so that quotes anchor it on the next load.
 */
export function mergeSidecars(base: AnnotationPage | undefined, ours: AnnotationPage, theirs: AnnotationPage): MergedSidecar {
  const conflicts: MergeConflict[] = [];
  const former = byId(base?.items ?? []);
  const mine = byId(ours.items);
  const other = byId(theirs.items);
  const items: AnnotationItem[] = [];
  for (const id of new Set([...mine.keys(), ...other.keys()])) {
    const merged = mergeOne(former.get(id), mine.get(id), other.get(id));
    if (merged.conflict) conflicts.push({ id, ...merged.conflict, ours: mine.get(id), theirs: other.get(id) });
    if (merged.item) items.push(merged.item);
  }
  items.push(...missingEnds(items, former));
  const page: AnnotationPage = {
    ...theirs,
    ...ours,
    ...unknownFields(base, ours, theirs),
    document: mergeDocuments(base?.document, ours.document, theirs.document),
    items,
  };
  const dismissals = mergeDismissals(base?.dismissals ?? [], ours.dismissals ?? [], theirs.dismissals ?? []);
  return { page: dismissals.length > 0 ? { ...page, dismissals } : without(page, 'dismissals'), conflicts };
}

function byId(items: readonly AnnotationItem[]): Map<string, AnnotationItem> {
  return new Map(items.map((item) => [item.id, item]));
}

interface Merged {
  readonly item?: AnnotationItem;
  readonly conflict?: Pick<MergeConflict, 'kind' | 'fields'>;
}

function mergeOne(base: AnnotationItem | undefined, ours: AnnotationItem | undefined, theirs: AnnotationItem | undefined): Merged {
  if (ours && theirs) {
    const { item, fields } = mergeItem(base, ours, theirs);
    return fields.length > 0 ? { item, conflict: { kind: 'changed', fields } } : { item };
  }
  const left = (ours ?? theirs)!;
  if (!base) return { item: left };
  return sameButPlace(base, left) ? {} : { item: left, conflict: { kind: 'deleted', fields: [] } };
}

/** Whether the versions differ at most in where the text put the item; a person who moves it leaves a date. */
export function sameButPlace(a: AnnotationItem, b: AnnotationItem): boolean {
  const settled = (item: AnnotationItem): unknown => ({
    ...item,
    target: undefined,
    status: item.status === 'orphan' ? item.formerStatus : item.status,
    formerStatus: undefined,
  });
  return sameJson(settled(a), settled(b));
}

/** Items that were deleted although a relation that is still there joins them. */
function missingEnds(items: readonly AnnotationItem[], former: ReadonlyMap<string, AnnotationItem>): AnnotationItem[] {
  const there = new Set(items.map((item) => item.id));
  const ends = items.flatMap(({ relation }) => (relation ? [relation.from, relation.to] : []));
  return [...new Set(ends)].filter((id) => !there.has(id)).flatMap((id) => former.get(id) ?? []);
}

function unknownFields(base: AnnotationPage | undefined, ours: AnnotationPage, theirs: AnnotationPage): Record<string, unknown> {
  const changed = Object.keys(theirs).filter((key) => sameJson(base?.[key], ours[key]) && !sameJson(ours[key], theirs[key]));
  return Object.fromEntries(changed.map((key) => [key, theirs[key]]));
}

function mergeDocuments(base: DocumentIdentity | undefined, ours: DocumentIdentity, theirs: DocumentIdentity): DocumentIdentity {
  if (ours.sha256 === theirs.sha256) return ours;
  const newer = base?.sha256 === ours.sha256 ? theirs : ours;
  return { ...newer, sha256: noHash };
}

function mergeDismissals(base: readonly Dismissal[], ours: readonly Dismissal[], theirs: readonly Dismissal[]): Dismissal[] {
  const keyed = (list: readonly Dismissal[]): Map<string, Dismissal> =>
    new Map(list.map((dismissal) => [JSON.stringify([dismissal.rule, dismissal.exact, dismissal.prefix, dismissal.suffix]), dismissal]));
  const former = keyed(base);
  const mine = keyed(ours);
  const other = keyed(theirs);
  const kept = [...mine].filter(([key]) => other.has(key) || !former.has(key));
  const added = [...other].filter(([key]) => !mine.has(key) && !former.has(key));
  return [...kept, ...added].map(([, dismissal]) => dismissal);
}
