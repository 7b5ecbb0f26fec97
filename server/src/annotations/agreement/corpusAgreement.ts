import type { Span } from '../../text/span.ts';
import type { Annotation } from '../annotation.ts';
import { tokensOf } from '../formats/tokens.ts';
import { normalizeText } from '../normalize.ts';
import { OffsetMap } from '../offsetMap.ts';
import { combinedAlpha, unitizingAlpha } from './alpha.ts';
import { differencesBetween, type Difference } from './differences.ts';
import { labelFigures, type LabelFigures } from './labelFigures.ts';
import { spansOf, unitsOf, type AnnotatorLayer } from './layer.ts';
import { exactScore, overlapScore, type Score } from './score.ts';

/** A document as two annotators have it; `id` tells it apart. */
export interface ComparedDocument {
  readonly id: string;
  readonly text: string;
  readonly first: AnnotatorLayer;
  readonly second: AnnotatorLayer;
}

/** How two layers agree over documents; undefined figures are those for which there is nothing to measure. */
export interface CorpusAgreement {
  readonly labels: readonly (LabelFigures & {
    /** Spans of the label in each layer. */
    readonly first: number;
    readonly second: number;
    readonly alpha: number | undefined;
  })[];
  readonly alpha: number | undefined;
  readonly exact: Score;
  readonly overlap: Score;
  /** Code points compared, in all documents together. */
  readonly length: number;
  readonly documents: readonly {
    readonly id: string;
    readonly differences: readonly Difference[];
    /** Code points that not both layers are finished with. */
    readonly leftOut: Span | undefined;
  }[];
}

/**
 * Compares two layers over documents, which are laid end to end as one continuum: every figure is of all tokens and
 * spans together, so that long documents weigh more than short ones. Accepted spans count.
 */
export function corpusAgreement(compared: readonly ComparedDocument[]): CorpusAgreement {
  const tokens: Span[] = [];
  const [mine, theirs]: [Annotation[], Annotation[]] = [[], []];
  const documents: CorpusAgreement['documents'][number][] = [];
  let length = 0;
  for (const { id, text: rawText, first, second } of compared) {
    const text = normalizeText(rawText);
    const points = new OffsetMap(text);
    const limit = Math.min(points.length, first.finished ?? points.length, second.finished ?? points.length);
    const [ofFirst, ofSecond] = [spansOf(first, limit), spansOf(second, limit)];
    documents.push({
      id,
      differences: differencesBetween(ofFirst, ofSecond),
      leftOut: limit < points.length ? { start: limit, end: points.length } : undefined,
    });
    for (const token of tokensOf(text).map((each) => points.toCodePoints(each))) {
      if (token.end <= limit) tokens.push({ start: token.start + length, end: token.end + length });
    }
    for (const annotation of ofFirst) mine.push(moved(annotation, length));
    for (const annotation of ofSecond) theirs.push(moved(annotation, length));
    length += limit;
  }
  const names = [...new Set([...mine, ...theirs].map(({ label }) => label))].sort();
  const measured = names.map((label) => {
    const count = (list: readonly Annotation[]): number => list.filter((annotation) => annotation.label === label).length;
    const unitizing = unitizingAlpha([unitsOf(mine, label), unitsOf(theirs, label)], length);
    return { ...labelFigures(label, tokens, mine, theirs), first: count(mine), second: count(theirs), unitizing };
  });
  return {
    labels: measured.map(({ unitizing, ...rest }) => ({ ...rest, alpha: unitizing.alpha })),
    alpha: combinedAlpha(measured.map(({ unitizing }) => unitizing)),
    exact: exactScore(mine, theirs),
    overlap: overlapScore(mine, theirs),
    length,
    documents,
  };
}

function moved(annotation: Annotation, distance: number): Annotation {
  if (distance === 0) return annotation;
  const fragments = annotation.fragments.map((fragment) => ({ ...fragment, start: fragment.start + distance, end: fragment.end + distance }));
  return { ...annotation, fragments, start: annotation.start + distance, end: annotation.end + distance };
}
