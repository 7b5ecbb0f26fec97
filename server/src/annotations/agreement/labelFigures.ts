import type { Span } from '../../text/span.ts';
import type { Annotation } from '../annotation.ts';
import { cohensKappa, type Kappa } from './kappa.ts';
import { unitsOf } from './layer.ts';
import { exactScore, overlapScore, type Score } from './score.ts';

/** How two layers agree about one label. */
export interface LabelFigures {
  readonly label: string;
  readonly kappa: Kappa;
  readonly exact: Score;
  readonly overlap: Score;
}

/** Measures two layers' spans of one label, over tokens in the same offsets; spans of other labels are left out. */
export function labelFigures(label: string, tokens: readonly Span[], first: readonly Annotation[], second: readonly Annotation[]): LabelFigures {
  const [mine, theirs] = [first, second].map((list) => list.filter((annotation) => annotation.label === label));
  return {
    label,
    kappa: cohensKappa(tokens, unitsOf(mine, label), unitsOf(theirs, label)),
    exact: exactScore(mine, theirs),
    overlap: overlapScore(mine, theirs),
  };
}
