import type { LabelCount, TagPlace } from '../../annotations/index.ts';
import type { AnnotationService } from '../annotationService.ts';
import type { RelatedPlace } from '../finding.ts';
import { count, shortened, type RawFinding } from './context.ts';

/**
 * What is to be said of a document's annotations: those that lost their text, words that other places label otherwise, and
 * words that are tagged elsewhere and not here. The last need the document's text.
 */
export function annotationFindings(annotations: AnnotationService, document: string, text: string | undefined): RawFinding[] {
  return [...orphans(annotations, document), ...labelDifferences(annotations, document), ...unmarked(annotations, document, text)];
}

function orphans(annotations: AnnotationService, document: string): RawFinding[] {
  return annotations
    .spans(document)
    .filter(({ status, annotation: { formerStatus } }) => status === 'orphan' && formerStatus !== 'rejected' && formerStatus !== 'suggested')
    .map(
      ({ id, span, label, text }): RawFinding => ({
        rule: 'annotation.orphan',
        span,
        message: `The ${label} annotation on “${shortened(text)}” lost its text, which was changed or deleted here: put it where it belongs, or delete it.`,
        related: [],
        data: { annotations: [id], labels: [label], text },
      }),
    );
}

function labelDifferences(annotations: AnnotationService, document: string): RawFinding[] {
  const counted = annotations.spans(document).filter(({ status, fragments }) => status === 'accepted' && fragments.length === 1);
  return counted.flatMap(({ id, span, label, text }): RawFinding[] => {
    const difference = annotations.tagged.differenceOf(text, label);
    if (!difference) return [];
    const other = difference.labels.filter((use) => use.label !== label);
    return [
      {
        rule: 'annotation.label',
        span,
        message: `“${shortened(text)}” is tagged as ${label} here, but elsewhere as ${describe(other)}: use one label if they are the same.`,
        related: difference.others.map(relatedPlace),
        data: { annotations: [id], labels: other.map((use) => use.label), text },
      },
    ];
  });
}

function unmarked(annotations: AnnotationService, document: string, text: string | undefined): RawFinding[] {
  if (text === undefined) return [];
  return annotations.unmarked(document, text).map(({ start, end, text: words, labels }): RawFinding => {
    const first = annotations.tagged.firstPlaceOf(words);
    return {
      rule: 'annotation.unmarked',
      span: { start, end },
      message: `“${shortened(words)}” is tagged as ${describe(labels)} elsewhere, but not here: tag it, or say that it is no mention.`,
      related: first ? [relatedPlace(first)] : [],
      data: { annotations: [], labels: labels.map(({ label }) => label), text: words },
    };
  });
}

function relatedPlace({ document, start, end, label }: TagPlace): RelatedPlace {
  return { document, span: { start, end }, message: `Tagged as ${label}` };
}

function describe(labels: readonly LabelCount[]): string {
  return labels.map(({ label, count: times }) => `${label} (${times === 1 ? 'once' : count(times, 'time')})`).join(', ');
}
