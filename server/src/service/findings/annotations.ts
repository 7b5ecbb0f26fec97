import type { AnnotationService } from '../annotationService.ts';
import type { RawFinding } from './context.ts';

/** What is to be said of a document's annotations: those that lost their text. */
export function annotationFindings(annotations: AnnotationService, document: string): RawFinding[] {
  return annotations
    .spans(document)
    .filter(({ status }) => status === 'orphan')
    .map(
      ({ id, span, label, text }): RawFinding => ({
        rule: 'annotation.orphan',
        span,
        message: `The ${label} annotation on “${text}” lost its text.`,
        related: [],
        data: { annotations: [id], labels: [label], text },
      }),
    );
}
