import model from '../../../data/claims.json' with { type: 'json' };
import { sameValue } from './comparable.ts';
import type { ClaimFrame } from './frame.ts';
import { pairCandidates } from './pairCandidates.ts';

/** Weights of `pairFeatures`, in their order, for the log-odds that two claims are of one quantity. */
export interface PairModel {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** From this probability on, two claims are of one quantity, if no other is nearly as likely to be meant. */
const leastProbability = 0.6;
/** Of the probability of a pair that of a rival has to be, to be nearly as likely. */
const nearlyAsLikely = 0.6;

/**
 * Pairs of claims, by index, that are of one quantity though their wording does not name it alike. Two reports of an event mostly state
 * the same quantities: so those of one dimension that are left over when the `linked` ones and those that agree are set aside are paired
 * by the words around them, by the numbers themselves and by how few others may be meant; a logistic regression weighs these.
 */
export function linkLeftOver(a: readonly ClaimFrame[], b: readonly ClaimFrame[], linked: readonly (readonly [number, number])[], event: number, extract: boolean, { bias, weights }: PairModel = model): [number, number][] {
  const pairs = pairCandidates(a, b, linked, event, extract).map(({ i, j, features }) => {
    const odds = features.reduce((sum, value, index) => sum + value * weights[index], bias);
    return { i, j, probability: 1 / (1 + Math.exp(-odds)) };
  });
  const rivals = (x: (typeof pairs)[number], y: (typeof pairs)[number]): boolean => (x.i === y.i && !sameValue(b[x.j], b[y.j])) || (x.j === y.j && !sameValue(a[x.i], a[y.i]));
  return pairs
    .filter((pair) => pair.probability >= leastProbability && !pairs.some((other) => other.probability > nearlyAsLikely * pair.probability && rivals(pair, other)))
    .map(({ i, j }) => [i, j]);
}
