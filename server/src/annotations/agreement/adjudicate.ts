import { annotationOf } from '../annotation.ts';
import { sameJson } from '../equal.ts';
import { listOf } from '../json.ts';
import type { AnnotationItem, AnnotationPage, Stamp } from '../model.ts';
import { placeOf } from './score.ts';

/** What an adjudicator decided about items of annotators' layers. */
export interface Verdict {
  readonly accepted: readonly AnnotationItem[];
  readonly rejected: readonly AnnotationItem[];
}

/**
 * Records a decision in the curated page. What is accepted stands there with a fresh id, `via` (W3C) leading to the
 * original, its creator kept and the adjudicator named; what is rejected stands there likewise as rejected, so that it is
 * known to be decided. A decision about the same items replaces an earlier one. What the page has on the same stretch
 * with the same label is not doubled. Relations among the accepted come along where both their ends stand there.
 */
export function decide(curated: AnnotationPage, verdict: Verdict, stamp: Stamp): AnnotationPage {
  const known = new CuratedItems(curated);
  const adjudicated = { modified: stamp.now, adjudicator: { type: 'Person', name: stamp.creator } };
  const changes = new Map<string, AnnotationItem>();
  const added: AnnotationItem[] = [];
  const ids = new Map<string, string>();
  const isRelation = ({ relation }: AnnotationItem): boolean => relation !== undefined;
  for (const item of verdict.accepted.filter((each) => !isRelation(each))) {
    const there = known.find(item);
    ids.set(item.id, there?.id ?? stamp.newId());
    if (!there) added.push({ ...item, id: ids.get(item.id)!, via: item.id, ...adjudicated, status: 'accepted' });
    else if (!sameJson(annotationOf(there).attributes, annotationOf(item).attributes)) changes.set(there.id, { ...item, id: there.id, via: item.id, ...adjudicated, status: 'accepted' });
    else if (annotationOf(there).status !== 'accepted') changes.set(there.id, { ...there, ...adjudicated, status: 'accepted' });
  }
  const kept = new Set(verdict.accepted.map((item) => placeOf(annotationOf(item))));
  for (const item of verdict.rejected.filter((each) => !isRelation(each))) {
    // The same stretch and label with other attributes: the accepted one stands for both.
    if (kept.has(placeOf(annotationOf(item)))) continue;
    const there = known.find(item);
    if (!there) added.push({ ...item, id: stamp.newId(), via: item.id, ...adjudicated, status: 'rejected' });
    else if (annotationOf(there).status !== 'rejected') changes.set(there.id, { ...there, ...adjudicated, status: 'rejected' });
  }
  for (const item of verdict.accepted.filter(isRelation)) {
    const end = (id: string): string | undefined => ids.get(id) ?? known.idFor(id);
    const [from, to] = [end(item.relation!.from), end(item.relation!.to)];
    if (from === undefined || to === undefined || known.hasVia(item.id)) continue;
    const target = listOf(item.target).length > 0 ? { target: [from, to] } : {};
    added.push({ ...item, id: stamp.newId(), via: item.id, ...target, relation: { ...item.relation!, from, to }, ...adjudicated, status: 'accepted' });
  }
  if (changes.size === 0 && added.length === 0) return curated;
  return { ...curated, items: [...curated.items.map((item) => changes.get(item.id) ?? item), ...added] };
}

/** Takes items of annotators' layers into the curated page, as {@link decide} does with what is accepted. */
export function takeOver(curated: AnnotationPage, chosen: readonly AnnotationItem[], stamp: Stamp): AnnotationPage {
  return decide(curated, { accepted: chosen, rejected: [] }, stamp);
}

/** What a curated page has of the items of other layers. */
export class CuratedItems {
  readonly #byId = new Map<string, AnnotationItem>();
  readonly #byOrigin = new Map<string, AnnotationItem>();
  readonly #byPlace = new Map<string, AnnotationItem>();

  constructor(curated: AnnotationPage) {
    for (const item of curated.items) {
      this.#byId.set(item.id, item);
      if (typeof item['via'] === 'string') this.#byOrigin.set(item['via'], item);
      const annotation = annotationOf(item);
      if (annotation.kind === 'span' && annotation.status !== 'orphan') this.#byPlace.set(placeOf(annotation), item);
    }
  }

  /** The curated item that is this one, was made of it, or says the same; undefined where nothing was decided about it. */
  find(item: AnnotationItem): AnnotationItem | undefined {
    return this.#byId.get(item.id) ?? this.#byOrigin.get(item.id) ?? this.#byPlace.get(placeOf(annotationOf(item)));
  }

  hasVia(id: string): boolean {
    return this.#byOrigin.has(id);
  }

  /** The curated id of an item of another layer that is accepted. */
  idFor(id: string): string | undefined {
    const item = this.#byId.get(id) ?? this.#byOrigin.get(id);
    return item && annotationOf(item).status === 'accepted' ? item.id : undefined;
  }
}
