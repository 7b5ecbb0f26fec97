import { annotationsOf } from '../annotation.ts';
import type { Annotation } from '../annotation.ts';
import type { AnnotationPage } from '../model.ts';
import type { Span } from '../../text/span.ts';

/** What one annotator made of a document. */
export interface AnnotatorLayer {
  readonly name: string;
  readonly page: AnnotationPage;
  /** Up to which code point the annotator has come; the whole document without. */
  readonly finished?: number;
}

/** The accepted spans of a layer that end by `limit` (code points). */
export function spansOf(layer: AnnotatorLayer, limit: number): Annotation[] {
  return annotationsOf(layer.page).filter(({ kind, status, end }) => kind === 'span' && status === 'accepted' && end <= limit);
}

/** The stretches that carry a label, those that overlap joined; ascending. */
export function unitsOf(annotations: readonly Annotation[], label: string): Span[] {
  const fragments = annotations.filter((annotation) => annotation.label === label).flatMap((annotation) => annotation.fragments);
  const units: { start: number; end: number }[] = [];
  for (const { start, end } of [...fragments].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = units.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else if (start < end) units.push({ start, end });
  }
  return units;
}
