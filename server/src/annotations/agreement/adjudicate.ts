import { listOf } from '../json.ts';
import type { AnnotationItem, AnnotationPage, Stamp } from '../model.ts';
import { placeOf } from './score.ts';
import { annotationOf } from '../annotation.ts';

/**
 * Takes items of annotators' layers into the curated page: accepted, with fresh ids, with `via` (W3C) leading to the
 * original, its creator kept and the adjudicator named. What already stands there with the same label is not doubled;
 * relations come along where both their ends do.
 */
export function takeOver(curated: AnnotationPage, chosen: readonly AnnotationItem[], stamp: Stamp): AnnotationPage {
  const there = new Map(curated.items.map((item) => [placeOf(annotationOf(item)), item.id]));
  const ids = new Map<string, string>();
  const taken: AnnotationItem[] = [];
  const adjudicated = { modified: stamp.now, adjudicator: { type: 'Person', name: stamp.creator }, status: 'accepted' as const };
  for (const item of chosen.filter(({ relation }) => !relation)) {
    const same = there.get(placeOf(annotationOf(item)));
    const id = same ?? stamp.newId();
    ids.set(item.id, id);
    if (same === undefined) taken.push({ ...item, id, via: item.id, ...adjudicated });
  }
  for (const item of chosen) {
    const [from, to] = item.relation ? [ids.get(item.relation.from), ids.get(item.relation.to)] : [];
    if (!from || !to) continue;
    const relation = { ...item.relation!, from, to };
    const target = listOf(item.target).length > 0 ? { target: [from, to] } : {};
    taken.push({ ...item, id: stamp.newId(), via: item.id, ...target, relation, ...adjudicated });
  }
  return taken.length > 0 ? { ...curated, items: [...curated.items, ...taken] } : curated;
}
