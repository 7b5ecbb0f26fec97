import type { Span } from '../../text/span.ts';
import { sameJson } from '../equal.ts';
import type { Annotation } from '../annotation.ts';
import { inOrder, meetings, placeOf } from './score.ts';

/** A place where two layers differ. */
export interface Difference extends Span {
  /**
   * `onlyFirst`, `onlySecond`: nothing of the other layer overlaps; `label`: the same stretch with another label;
   * `boundary`: the same label on another stretch; `both`: other label and other stretch; `attributes`: the same but for
   * what is said of it.
   */
  readonly kind: 'onlyFirst' | 'onlySecond' | 'label' | 'boundary' | 'both' | 'attributes';
  readonly first: readonly Annotation[];
  readonly second: readonly Annotation[];
}

/**
 * Where two layers differ, in the order of the text (code points). What overlaps without being the same is one difference;
 * spans that both layers have are left out even if others overlap them.
 */
export function differencesBetween(first: readonly Annotation[], second: readonly Annotation[]): Difference[] {
  const { left, right, differing } = withoutSame(inOrder(first), inOrder(second));
  const met = meetings(left, right);
  const owners = new Map<Annotation, Annotation[]>();
  for (const [annotation, others] of met) for (const other of others) owners.set(other, [...(owners.get(other) ?? []), annotation]);
  const seen = new Set<Annotation>();
  const differences = [...differing];
  for (const start of [...left, ...right]) {
    if (seen.has(start)) continue;
    const group: Annotation[] = [start];
    seen.add(start);
    for (const annotation of group) {
      for (const neighbour of [...(met.get(annotation) ?? []), ...(owners.get(annotation) ?? [])]) {
        if (seen.has(neighbour)) continue;
        seen.add(neighbour);
        group.push(neighbour);
      }
    }
    differences.push(difference(group.filter((annotation) => met.has(annotation)), group.filter((annotation) => !met.has(annotation))));
  }
  return differences.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Takes what both layers have out of both, and reports what is said differently of it. */
function withoutSame(first: readonly Annotation[], second: readonly Annotation[]): { left: Annotation[]; right: Annotation[]; differing: Difference[] } {
  const waiting = new Map<string, Annotation[]>();
  for (const annotation of second) waiting.set(placeOf(annotation), [...(waiting.get(placeOf(annotation)) ?? []), annotation]);
  const same = new Set<Annotation>();
  const differing: Difference[] = [];
  const left = first.filter((annotation) => {
    const twin = waiting.get(placeOf(annotation))?.shift();
    if (!twin) return true;
    same.add(twin);
    if (!sameJson(annotation.attributes, twin.attributes)) {
      differing.push({ kind: 'attributes', start: annotation.start, end: annotation.end, first: [annotation], second: [twin] });
    }
    return false;
  });
  return { left, right: second.filter((annotation) => !same.has(annotation)), differing };
}

function difference(first: readonly Annotation[], second: readonly Annotation[]): Difference {
  const all = [...first, ...second];
  const start = Math.min(...all.map((annotation) => annotation.start));
  const end = Math.max(...all.map((annotation) => annotation.end));
  if (second.length === 0) return { kind: 'onlyFirst', start, end, first, second };
  if (first.length === 0) return { kind: 'onlySecond', start, end, first, second };
  const listed = (list: readonly Annotation[], of: (annotation: Annotation) => string): string => list.map(of).sort().join('\n');
  const labels = ({ label }: Annotation): string => label;
  const stretch = ({ fragments }: Annotation): string => fragments.map((fragment) => `${fragment.start}-${fragment.end}`).join();
  const isLabelSame = listed(first, labels) === listed(second, labels);
  const isPlaceSame = listed(first, stretch) === listed(second, stretch);
  return { kind: isPlaceSame ? 'label' : isLabelSame ? 'boundary' : 'both', start, end, first, second };
}
