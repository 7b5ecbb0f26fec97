export { backward, bounds, emissions, emit, exponentialCount, exponentials, factors, findSegments, forward, probabilities, run, scales, takeFactors } from './chain';
export { mostRowsOfToken, mostTokens, rowEnds, rowList, rowWidth, sumRows, sums } from './sums';

/** Memory from here on is free for rows. */
export const rows: usize = __heap_base;
