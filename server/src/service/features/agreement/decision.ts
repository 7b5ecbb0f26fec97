import { annotationOf, type Annotation, type AnnotationItem, type CuratedItems } from '../../../annotations/index.ts';
import type { Adjudication, LayerDifference } from '../../../protocol.ts';

/** What the curated file says of a difference; `null` while it says nothing of some tag there. */
export function decisionOf(curated: CuratedItems, first: readonly Annotation[], second: readonly Annotation[]): LayerDifference['decision'] {
  const mine = first.map((annotation) => holds(curated, annotation, second));
  const theirs = second.map((annotation) => holds(curated, annotation, first));
  if ([...mine, ...theirs].includes(undefined)) return null;
  const [takesMine, takesTheirs] = [mine.includes(true), theirs.includes(true)];
  const take: Adjudication = takesMine ? (takesTheirs ? 'both' : 'first') : takesTheirs ? 'second' : 'neither';
  const items = [...first, ...second].flatMap(({ item }) => curated.find(item) ?? []);
  const latest = items.reduce((last, item) => ((item.modified ?? '') > (last.modified ?? '') ? item : last));
  return { take, by: adjudicatorOf(latest), at: latest.modified ?? latest.created ?? '' };
}

/** Whether the curated file has a tag, or undefined where it says nothing of it. */
function holds(curated: CuratedItems, { item }: Annotation, others: readonly Annotation[]): boolean | undefined {
  const there = curated.find(item);
  if (!there) return undefined;
  // The same stretch and label, but what is said of it was taken from the other layer.
  if (there.id !== item.id && others.some(({ id }) => there['via'] === id)) return false;
  return annotationOf(there).status === 'accepted';
}

function adjudicatorOf(item: AnnotationItem): string {
  const { adjudicator } = item;
  const isNamed = typeof adjudicator === 'object' && adjudicator !== null && 'name' in adjudicator && typeof adjudicator.name === 'string';
  return isNamed ? (adjudicator.name as string) : (annotationOf(item).creator ?? '');
}
