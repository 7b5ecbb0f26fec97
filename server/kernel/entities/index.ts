export { bounds, emissions, emit, exponentialCount, exponentials, factors, findSegments, backward, forward, mostTokens, probabilities, run, scales, sums, takeFactors } from './chain';
