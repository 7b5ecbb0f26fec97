import { annotationOf } from './annotation.ts';
import { sameJson } from './equal.ts';
import { listOf } from './json.ts';
import type { AnnotationItem, Body } from './model.ts';

/** An item merged field by field; `fields` are those that both sides changed differently. */
export interface MergedItem {
  readonly item: AnnotationItem;
  readonly fields: readonly string[];
}

/**
 * Merges two versions of an item. What only one side changed is taken; notes and links of both sides are kept; of a field
 * that both changed, the side that was modified last wins and the field is named. A place that merely moved with the text
 * is no conflict.
 */
export function mergeItem(base: AnnotationItem | undefined, ours: AnnotationItem, theirs: AnnotationItem): MergedItem {
  if (sameJson(ours, theirs) || (base && sameJson(base, theirs))) return { item: ours, fields: [] };
  if (base && sameJson(base, ours)) return { item: theirs, fields: [] };
  const oursIsLater = (ours.modified ?? ours.created ?? '') >= (theirs.modified ?? theirs.created ?? '');
  const fields: string[] = [];
  const choose = (name: string, former: unknown, mine: unknown, other: unknown): unknown => {
    if (sameJson(mine, other) || sameJson(former, other)) return mine;
    if (sameJson(former, mine)) return other;
    if (name !== 'modified' && !(name === 'target' && sameWords(ours, theirs))) fields.push(name);
    return oursIsLater ? mine : other;
  };
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    if (key === 'body') continue;
    const value = choose(key, base?.[key], ours[key], theirs[key]);
    if (value !== undefined) merged[key] = value;
  }
  const body = mergeBodies(base?.body, ours.body, theirs.body, choose);
  if (body.length > 0) merged['body'] = body;
  return { item: merged as AnnotationItem, fields };
}

/** Whether two versions of an item cover the same words, wherever those stand. */
function sameWords(a: AnnotationItem, b: AnnotationItem): boolean {
  return annotationOf(a).text === annotationOf(b).text;
}

type Bodies = AnnotationItem['body'];

function mergeBodies(
  base: Bodies,
  ours: Bodies,
  theirs: Bodies,
  choose: (name: string, former: unknown, mine: unknown, other: unknown) => unknown,
): (Body | string)[] {
  const purposes = new Set([...listOf<Body | string>(ours), ...listOf<Body | string>(theirs)].map(purposeOf));
  return [...purposes].flatMap((purpose) => {
    const of = (bodies: Bodies): (Body | string)[] => listOf<Body | string>(bodies).filter((body) => purposeOf(body) === purpose);
    const former = of(base);
    const mine = of(ours);
    const other = of(theirs);
    if (purpose === 'tagging') return choose('body', former, mine, other) as (Body | string)[];
    const isIn = (bodies: readonly unknown[], body: unknown): boolean => bodies.some((one) => sameJson(one, body));
    const kept = mine.filter((body) => isIn(other, body) || !isIn(former, body));
    return [...kept, ...other.filter((body) => !isIn(former, body) && !isIn(kept, body))];
  });
}

function purposeOf(body: Body | string): string {
  return typeof body === 'string' ? '' : (body.purpose ?? '');
}
