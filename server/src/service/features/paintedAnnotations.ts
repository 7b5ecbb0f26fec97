import type { PaintedAnnotation } from '../../protocol.ts';
import { rangeOf } from '../../text/layout.ts';
import { overlaps, type Span } from '../../text/span.ts';
import type { ServiceContext } from '../languageService.ts';

/** The tags of a document as an editor paints them, stretch by stretch in the order of the text. */
export function paintedAnnotations({ workspace, annotations }: ServiceContext, uri: string): PaintedAnnotation[] {
  const layout = workspace.layout(uri);
  if (!layout) return [];
  const shown = annotations.spans(uri).filter(({ status }) => status === 'accepted' || status === 'suggested');
  const levels = levelsOf(shown.map(({ span }) => span));
  return shown.flatMap(({ id, fragments, label, status }, index) =>
    fragments.map((fragment, part) => ({
      id,
      range: rangeOf(layout, fragment),
      label,
      status: status === 'suggested' ? ('suggested' as const) : ('accepted' as const),
      level: levels[index],
      ...(fragments.length > 1 ? { part: { number: part + 1, of: fragments.length } } : {}),
    })),
  );
}

/**
 * How far out each span is drawn: 0 where it holds no shorter one, one more than the outermost shorter one that it
 * overlaps otherwise, so that no two that overlap are alike. Spans come by start.
 */
export function levelsOf(spans: readonly Span[]): number[] {
  const shorter: number[][] = spans.map(() => []);
  let open: number[] = [];
  const isShorter = (a: number, b: number): boolean => {
    const [first, second] = [spans[a].end - spans[a].start, spans[b].end - spans[b].start];
    return first < second || (first === second && a > b);
  };
  for (const [index, span] of spans.entries()) {
    open = open.filter((other) => spans[other].end > span.start);
    for (const other of open.filter((candidate) => overlaps(spans[candidate], span))) {
      if (isShorter(other, index)) shorter[index].push(other);
      else shorter[other].push(index);
    }
    open.push(index);
  }
  const levels = spans.map(() => 0);
  const byLength = [...spans.keys()].sort((a, b) => (isShorter(a, b) ? -1 : 1));
  for (const index of byLength) levels[index] = shorter[index].reduce((level, other) => Math.max(level, levels[other] + 1), 0);
  return levels;
}
