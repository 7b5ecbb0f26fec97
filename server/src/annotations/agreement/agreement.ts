import { normalizeText } from '../normalize.ts';
import { OffsetMap } from '../offsetMap.ts';
import type { Span } from '../../text/span.ts';
import { tokensOf } from '../formats/tokens.ts';
import { combinedAlpha, unitizingAlpha } from './alpha.ts';
import { differencesBetween } from './differences.ts';
import type { Difference } from './differences.ts';
import { labelFigures } from './labelFigures.ts';
import type { LabelFigures } from './labelFigures.ts';
import { spansOf, unitsOf } from './layer.ts';
import type { AnnotatorLayer } from './layer.ts';
import { exactScore, overlapScore } from './score.ts';
import type { Score } from './score.ts';

/** How two layers agree. */
export interface PairAgreement {
  readonly first: string;
  readonly second: string;
  readonly labels: readonly LabelFigures[];
  readonly exact: Score;
  readonly overlap: Score;
  readonly differences: readonly Difference[];
}

/** How the layers of a document agree; undefined figures are those for which there is nothing to measure. */
export interface Agreement {
  /** Krippendorff's unitising alpha over all layers, by label and together. */
  readonly alpha: { readonly overall: number | undefined; readonly labels: readonly { readonly label: string; readonly alpha: number | undefined }[] };
  /** Every two layers, in the order given. */
  readonly pairs: readonly PairAgreement[];
  /** What was compared: code points from 0 up to the place to which every layer is finished. */
  readonly compared: Span;
  /** What was left out because not every layer is finished there, and whose layers those are. */
  readonly leftOut: { readonly span: Span; readonly layers: readonly string[] } | undefined;
}

/** Compares the layers of one document over its text. Accepted spans count; what reaches into the part left out does not. */
export function agreementOf(rawText: string, layers: readonly AnnotatorLayer[]): Agreement {
  const text = normalizeText(rawText);
  const points = new OffsetMap(text);
  const { length } = points;
  const finishedUpTo = ({ finished = length }: AnnotatorLayer): number => Math.min(finished, length);
  const limit = layers.reduce((least, layer) => Math.min(least, finishedUpTo(layer)), length);
  const spans = layers.map((layer) => spansOf(layer, limit));
  const labels = [...new Set(spans.flat().map(({ label }) => label))].sort();
  const alphas = labels.map((label) => ({ label, ...unitizingAlpha(spans.map((list) => unitsOf(list, label)), limit) }));
  const tokens = tokensOf(text)
    .map((token) => points.toCodePoints(token))
    .filter(({ end }) => end <= limit);
  const pairs: PairAgreement[] = [];
  for (const [index, first] of layers.entries()) {
    for (let other = index + 1; other < layers.length; other++) {
      const [mine, theirs] = [spans[index], spans[other]];
      const byLabel = labels.map((label) => labelFigures(label, tokens, mine, theirs));
      const scores = { exact: exactScore(mine, theirs), overlap: overlapScore(mine, theirs) };
      pairs.push({ first: first.name, second: layers[other].name, labels: byLabel, ...scores, differences: differencesBetween(mine, theirs) });
    }
  }
  const unfinished = layers.filter((layer) => finishedUpTo(layer) < length).map(({ name }) => name);
  return {
    alpha: { overall: combinedAlpha(alphas), labels: alphas.map(({ label, alpha }) => ({ label, alpha })) },
    pairs,
    compared: { start: 0, end: limit },
    leftOut: limit < length ? { span: { start: limit, end: length }, layers: unfinished } : undefined,
  };
}
