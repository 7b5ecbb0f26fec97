import { hullOf, type LabelCount } from '../../annotations/index.ts';
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
  const lost = new Set(annotations.tagged.orphans(document).map(({ id }) => id));
  return annotations
    .spans(document)
    .filter(({ id }) => lost.has(id))
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
  const places = new Map(annotations.spans(document).map(({ id, span }) => [id, span]));
  return annotations.tagged.labelDifferences(document).flatMap(({ annotation, labels, others }): RawFinding[] => {
    const span = places.get(annotation.id);
    if (!span) return [];
    const other = labels.filter(({ label }) => label !== annotation.label);
    return [
      {
        rule: 'annotation.label',
        span,
        message: `“${shortened(annotation.text)}” is tagged as ${annotation.label} here, but elsewhere as ${describe(other)}: use one label if they are the same.`,
        related: others.flatMap((place) => relatedPlace(annotations, place.document, place.annotation.id, `Tagged as ${place.annotation.label}`)),
        data: { annotations: [annotation.id], labels: other.map(({ label }) => label), text: annotation.text },
      },
    ];
  });
}

function unmarked(annotations: AnnotationService, document: string, text: string | undefined): RawFinding[] {
  if (text === undefined || !annotations.hasTags) return [];
  return annotations.tagged.unmarked(document, annotations.annotatedText(document, text)).map(({ start, end, text: words, labels }): RawFinding => {
    const [first] = annotations.tagged.mentionsOf(words);
    return {
      rule: 'annotation.unmarked',
      span: { start, end },
      message: `“${shortened(words)}” is tagged as ${describe(labels)} elsewhere, but not here: tag it, or say that it is no mention.`,
      related: first ? relatedPlace(annotations, first.document, first.annotation.id, `Tagged as ${first.annotation.label}`) : [],
      data: { annotations: [], labels: labels.map(({ label }) => label), text: words },
    };
  });
}

function relatedPlace(annotations: AnnotationService, document: string, id: string, message: string): RelatedPlace[] {
  const tagged = annotations.spans(document).find((span) => span.id === id);
  return tagged && hullOf(tagged.annotation.item) ? [{ document, span: tagged.span, message }] : [];
}

function describe(labels: readonly LabelCount[]): string {
  return labels.map(({ label, count: times }) => `${label} (${times === 1 ? 'once' : count(times, 'time')})`).join(', ');
}
