import type { Annotation } from '../annotation.ts';

/** Precision, recall and F1 of a second annotator measured by the first; undefined where there is nothing to measure. */
export interface Score {
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
}

/** The score where spans count as the same if label and every fragment are. */
export function exactScore(first: readonly Annotation[], second: readonly Annotation[]): Score {
  const left = new Map<string, number>();
  for (const annotation of first) left.set(placeOf(annotation), (left.get(placeOf(annotation)) ?? 0) + 1);
  let same = 0;
  for (const annotation of second) {
    const count = left.get(placeOf(annotation)) ?? 0;
    if (count === 0) continue;
    left.set(placeOf(annotation), count - 1);
    same++;
  }
  return score(same, same, first.length, second.length);
}

/** The score where a span counts as found if one with its label overlaps it. */
export function overlapScore(first: readonly Annotation[], second: readonly Annotation[]): Score {
  return score(countMet(first, second), countMet(second, first), first.length, second.length);
}

/** Label and fragments of an annotation as a key. */
export function placeOf({ label, fragments }: Annotation): string {
  return `${fragments.map(({ start, end }) => `${start}-${end}`).join()} ${label}`;
}

/** Whether two annotations share text. */
export function share(a: Annotation, b: Annotation): boolean {
  return a.fragments.some((one) => b.fragments.some((other) => one.start < other.end && other.start < one.end));
}

/** For each annotation the ones of another list that share text with it; both lists in the order of their starts. */
export function meetings(annotations: readonly Annotation[], others: readonly Annotation[]): Map<Annotation, Annotation[]> {
  const result = new Map<Annotation, Annotation[]>();
  let open: Annotation[] = [];
  let next = 0;
  for (const annotation of annotations) {
    while (next < others.length && others[next].start < annotation.end) open.push(others[next++]);
    open = open.filter(({ end }) => end > annotation.start);
    result.set(
      annotation,
      open.filter((other) => share(annotation, other)),
    );
  }
  return result;
}

/** Annotations in the order of their starts. */
export function inOrder(annotations: readonly Annotation[]): Annotation[] {
  return [...annotations].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
}

function countMet(annotations: readonly Annotation[], others: readonly Annotation[]): number {
  const met = meetings(inOrder(annotations), inOrder(others));
  return [...met].filter(([annotation, list]) => list.some(({ label }) => label === annotation.label)).length;
}

function score(foundOfFirst: number, rightOfSecond: number, first: number, second: number): Score {
  const precision = second > 0 ? rightOfSecond / second : undefined;
  const recall = first > 0 ? foundOfFirst / first : undefined;
  const isMeasured = precision !== undefined && recall !== undefined;
  const f1 = isMeasured ? (precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0) : first + second > 0 ? 0 : undefined;
  return { precision, recall, f1 };
}
