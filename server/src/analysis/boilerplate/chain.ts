/** A linear chain over the lines of a document: what a line's own score counts, and what it costs to change kind. */
export interface ChainWeights {
  /** Factor on the line's log-odds. */
  readonly scale: number;
  /** Added to the scaled log-odds: above 0 favours content. */
  readonly bias: number;
  /** Log-odds of staying with the kind of the line before over changing it. */
  readonly stay: number;
}

/**
 * For each line the probability that it is content, given all lines' log-odds for content: the marginals of a
 * two-state linear-chain conditional random field (Lafferty et al. 2001) by the forward-backward algorithm.
 */
export function smoothScores(scores: ArrayLike<number>, weights: ChainWeights): Float64Array {
  const count = scores.length;
  const { scale, bias, stay } = weights;
  const staying = Math.exp(stay / 2);
  const changing = Math.exp(-stay / 2);
  /** Log-odds of content over boilerplate from all lines before (`forward`) and after (`backward`) a line. */
  const pass = (before: number): number => {
    const odds = Math.exp(Math.min(30, Math.max(-30, before)));
    return Math.log((odds * staying + changing) / (odds * changing + staying));
  };
  const own = (index: number): number => scale * scores[index] + bias;
  const forward = new Float64Array(count);
  const backward = new Float64Array(count);
  for (let index = 1; index < count; index++) forward[index] = pass(forward[index - 1] + own(index - 1));
  for (let index = count - 2; index >= 0; index--) backward[index] = pass(backward[index + 1] + own(index + 1));
  return forward.map((value, index) => 1 / (1 + Math.exp(-(value + backward[index] + own(index)))));
}
