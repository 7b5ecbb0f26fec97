import type { Span } from '../../text/span.ts';
import type { Annotation } from '../annotation.ts';

/** One stretch with a label; a discontinuous annotation gives several. Code points. */
export interface FlatSpan extends Span {
  readonly annotation: Annotation;
  /** The annotation's id, with the number of the fragment where there are several. */
  readonly key: string;
}

/** The annotations' fragments, each for itself, for formats in which a span is one stretch; in the order of the text. */
export function flatten(annotations: readonly Annotation[]): FlatSpan[] {
  const flat = annotations.flatMap((annotation) =>
    annotation.fragments.map(({ start, end }, index) => ({
      start,
      end,
      annotation,
      key: annotation.fragments.length > 1 ? `${annotation.id}#${index + 1}` : annotation.id,
    })),
  );
  return flat.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The key under which the first fragment of an annotation is written. */
export function firstKey(annotation: Annotation): string {
  return annotation.fragments.length > 1 ? `${annotation.id}#1` : annotation.id;
}
