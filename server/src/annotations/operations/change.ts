import type { AnnotationItem, AnnotationPage, Body, AttributeValue, Stamp } from '../model.ts';
import { listOf, without } from '../json.ts';
import { taggingBody } from '../create.ts';

/** An item that someone has just changed. */
export function touched(item: AnnotationItem, stamp: Stamp): AnnotationItem {
  return { ...item, modified: stamp.now };
}

/** The page with some of its items changed; the same page where `change` returns every item as it was. */
export function changeItems(page: AnnotationPage, ids: Iterable<string>, change: (item: AnnotationItem) => AnnotationItem): AnnotationPage {
  const chosen = new Set(ids);
  let changed = false;
  const items = page.items.map((item) => {
    if (!chosen.has(item.id)) return item;
    const next = change(item);
    changed ||= next !== item;
    return next;
  });
  return changed ? { ...page, items } : page;
}

/** An item's bodies with the tagging one replaced, or put first where there was none. */
export function withTagging(item: AnnotationItem, change: (body: Body) => Body): (Body | string)[] {
  const bodies = [...listOf<Body | string>(item.body)];
  const index = bodies.findIndex((body) => typeof body !== 'string' && body.purpose === 'tagging');
  if (index < 0) return [change(taggingBody('')), ...bodies];
  bodies[index] = change(bodies[index] as Body);
  return bodies;
}

/** An item's bodies with other attributes of its label; none are left out altogether. */
export function withAttributes(item: AnnotationItem, attributes: Readonly<Record<string, AttributeValue>>): (Body | string)[] {
  const isEmpty = Object.keys(attributes).length === 0;
  return withTagging(item, (body) => (isEmpty ? without(body, 'attributes') : { ...body, attributes }));
}
