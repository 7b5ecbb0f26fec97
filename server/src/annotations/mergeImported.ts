import { annotationOf, bodiesOf } from './annotation.ts';
import { placeOf } from './agreement/score.ts';
import { sameJson } from './equal.ts';
import type { Loss } from './formats/interchange.ts';
import { listOf } from './json.ts';
import { mergeItem } from './mergeItem.ts';
import type { AnnotationItem, AnnotationPage, Body, Dismissal } from './model.ts';
import { withAttributes } from './operations/change.ts';

/** A sidecar with what an import brought. */
export interface ImportMerge {
  /** The page as it was where the import brought nothing new. */
  readonly page: AnnotationPage;
  readonly added: number;
  readonly changed: number;
  readonly losses: readonly Loss[];
}

/**
 * Takes imported annotations into a sidecar; both pages are for the same text. Nothing is removed. An annotation with an id
 * that is there already is merged with it field by field, the one that was modified last winning. One that stands in the
 * same place with the same label is not doubled: attributes, notes and links that are missing are added, and a suggestion
 * that the import has accepted is accepted; what a person decided stays. Everything else is added.
 */
export function mergeImported(page: AnnotationPage, imported: AnnotationPage): ImportMerge {
  const merge = new Merge(page);
  const isRelation = ({ relation }: AnnotationItem): boolean => relation !== undefined;
  for (const item of imported.items) if (!isRelation(item)) merge.addItem(item);
  for (const item of imported.items) if (isRelation(item)) merge.addRelation(item);
  return merge.result(imported);
}

class Merge {
  readonly #page: AnnotationPage;
  readonly #items: Map<string, AnnotationItem>;
  readonly #places = new Map<string, string>();
  /** The ids under which imported items are there now. */
  readonly #ids = new Map<string, string>();
  readonly #losses: Loss[] = [];
  readonly #changed = new Set<string>();
  #added = 0;

  constructor(page: AnnotationPage) {
    this.#page = page;
    this.#items = new Map(page.items.map((item) => [item.id, item]));
    for (const item of page.items) this.#remember(item);
  }

  addItem(item: AnnotationItem): void {
    const known = this.#items.get(item.id);
    const twin = known ? undefined : this.#items.get(this.#places.get(keyOf(item)) ?? '');
    this.#ids.set(item.id, twin?.id ?? item.id);
    if (known) this.#mergeKnown(known, item);
    else if (twin) this.#replace(twin, enriched(twin, item));
    else this.#add(item);
  }

  addRelation(item: AnnotationItem): void {
    const relation = item.relation!;
    const [from, to] = [relation.from, relation.to].map((id) => this.#ids.get(id) ?? id);
    if (!this.#items.has(from) || !this.#items.has(to)) this.#losses.push({ item: item.id, reason: 'One of the annotations that it joins is not there.' });
    else this.addItem({ ...item, target: [from, to], relation: { ...relation, from, to } });
  }

  result(imported: AnnotationPage): ImportMerge {
    const dismissals = mergedDismissals(this.#page.dismissals ?? [], imported.dismissals ?? []);
    const areDismissalsNew = dismissals.length > (this.#page.dismissals ?? []).length;
    const counts = { added: this.#added, changed: this.#changed.size, losses: this.#losses };
    if (this.#added + this.#changed.size === 0 && !areDismissalsNew) return { page: this.#page, ...counts };
    const page = { ...this.#page, document: { ...this.#page.document, sha256: imported.document.sha256, length: imported.document.length }, items: [...this.#items.values()] };
    return { page: dismissals.length > 0 ? { ...page, dismissals } : page, ...counts };
  }

  #mergeKnown(known: AnnotationItem, item: AnnotationItem): void {
    // Who made it and when stands in the sidecar; of what many formats bring, it is only when it was imported.
    const provenance = Object.fromEntries(Object.entries(known).filter(([key]) => ['creator', 'created', 'generator'].includes(key)));
    const { item: merged, fields } = mergeItem(undefined, known, { ...item, ...provenance });
    if (fields.length > 0) this.#losses.push({ item: item.id, reason: `Its ${fields.join(' and ')} differ from what the sidecar says; what was modified last is kept.` });
    this.#replace(known, merged);
  }

  #replace(former: AnnotationItem, next: AnnotationItem): void {
    if (sameJson(former, next)) return;
    this.#items.set(former.id, next);
    this.#changed.add(former.id);
  }

  #add(item: AnnotationItem): void {
    this.#items.set(item.id, item);
    this.#remember(item);
    this.#added++;
  }

  #remember(item: AnnotationItem): void {
    if (annotationOf(item).status !== 'orphan') this.#places.set(keyOf(item), item.id);
  }
}

/** By what two items are the same although their ids differ. */
function keyOf(item: AnnotationItem): string {
  const { kind, relation } = annotationOf(item);
  if (kind === 'span') return `span ${placeOf(annotationOf(item))}`;
  if (!relation) return `other ${JSON.stringify([item.motivation, item.body, item.target])}`;
  const ends = relation.symmetric ? [relation.from, relation.to].sort() : [relation.from, relation.to];
  return `relation ${JSON.stringify([relation.type, ...ends, relation.symmetric])}`;
}

/** An item with what another one of the same place and label says besides. */
function enriched(item: AnnotationItem, other: AnnotationItem): AnnotationItem {
  const { attributes, status } = annotationOf(item);
  const more = annotationOf(other);
  const isMissing = (body: Body): boolean => body.purpose !== 'tagging' && !bodiesOf(item).some((own) => sameJson(own, body));
  const missing = bodiesOf(other).filter(isMissing);
  const all = { ...more.attributes, ...attributes };
  const bodies = sameJson(all, attributes) ? listOf<Body | string>(item.body) : withAttributes(item, all);
  const body = missing.length > 0 || bodies !== item.body ? { body: [...bodies, ...missing] } : {};
  const isAccepted = status === 'suggested' && more.status === 'accepted';
  return { ...item, ...(listOf(body.body).length > 0 ? body : {}), ...(isAccepted ? { status: 'accepted' as const } : {}) };
}

function mergedDismissals(own: readonly Dismissal[], imported: readonly Dismissal[]): Dismissal[] {
  const key = ({ rule, exact, prefix, suffix }: Dismissal): string => JSON.stringify([rule, exact, prefix, suffix]);
  const known = new Set(own.map(key));
  return [...own, ...imported.filter((dismissal) => !known.has(key(dismissal)))];
}
