import { normalizeText } from '../normalize.ts';
import { OffsetMap } from '../offsetMap.ts';
import type { Span } from '../../text/span.ts';
import type { Annotation } from '../annotation.ts';
import { tokensOf } from '../formats/tokens.ts';
import { combinedAlpha, unitizingAlpha } from './alpha.ts';
import { differencesBetween } from './differences.ts';
import type { Difference } from './differences.ts';
import { cohensKappa } from './kappa.ts';
import type { Kappa } from './kappa.ts';
import { spansOf, unitsOf } from './layer.ts';
import type { AnnotatorLayer } from './layer.ts';
import { exactScore, overlapScore } from './score.ts';
import type { Score } from './score.ts';

/** How two layers agree. */
export interface PairAgreement {
  readonly first: string;
  readonly second: string;
  readonly labels: readonly { readonly label: string; readonly kappa: Kappa; readonly exact: Score; readonly overlap: Score }[];
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
  const tokens = tokensOf(text)
    .map((token) => points.toCodePoints(token))
    .filter(({ end }) => end <= limit);
  const { alpha, pairs } = measure(layers.map(({ name }, index) => ({ name, spans: spans[index] })), tokens, limit);
  const differences = pairsOf(spans).map(([mine, theirs]) => differencesBetween(mine, theirs));
  const unfinished = layers.filter((layer) => finishedUpTo(layer) < length).map(({ name }) => name);
  return {
    alpha,
    pairs: pairs.map((pair, index) => ({ ...pair, differences: differences[index] })),
    compared: { start: 0, end: limit },
    leftOut: limit < length ? { span: { start: limit, end: length }, layers: unfinished } : undefined,
  };
}

/** What one annotator tagged, in the same offsets as the tokens. */
export interface Observer {
  readonly name: string;
  readonly spans: readonly Annotation[];
}

/** How observers agree about tokens and spans of one continuum of a length; all in the same offsets. */
export function measure(
  observers: readonly Observer[],
  tokens: readonly Span[],
  length: number,
): { readonly alpha: Agreement['alpha']; readonly pairs: readonly Omit<PairAgreement, 'differences'>[] } {
  const labels = [...new Set(observers.flatMap(({ spans }) => spans).map(({ label }) => label))].sort();
  const alphas = labels.map((label) => ({ label, ...unitizingAlpha(observers.map(({ spans }) => unitsOf(spans, label)), length) }));
  const pairs = pairsOf(observers).map(([first, second]) => {
    const byLabel = labels.map((label) => {
      const [mine, theirs] = [first, second].map(({ spans }) => spans.filter((annotation) => annotation.label === label));
      const kappa = cohensKappa(tokens, unitsOf(mine, label), unitsOf(theirs, label));
      return { label, kappa, exact: exactScore(mine, theirs), overlap: overlapScore(mine, theirs) };
    });
    const scores = { exact: exactScore(first.spans, second.spans), overlap: overlapScore(first.spans, second.spans) };
    return { first: first.name, second: second.name, labels: byLabel, ...scores };
  });
  return { alpha: { overall: combinedAlpha(alphas), labels: alphas.map(({ label, alpha }) => ({ label, alpha })) }, pairs };
}

/** Every two of a list, in its order. */
function pairsOf<Value>(list: readonly Value[]): [Value, Value][] {
  return list.flatMap((one, index) => list.slice(index + 1).map((other): [Value, Value] => [one, other]));
}
