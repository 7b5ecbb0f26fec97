import { entityLabels, firstTag, innerTag, mayFollow, outside, tagCount } from './labels.ts';

const labelCount = entityLabels.length;

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over one stretch of tokens: the sums of
 * its forward and backward passes, scaled at every token so that nothing overflows.
 */
export interface Chain {
  readonly length: number;
  /** `exp` of each token's tag scores, the greatest of a token being 1. */
  readonly emissions: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** What each token's forward sums were divided by. */
  readonly scales: Float64Array;
}

/** `exp` of the transition weights, 0 where the tags may not follow each other. */
export function transitionFactors(transitions: Float64Array): Float64Array {
  const factors = new Float64Array(transitions.length);
  for (let previous = 0; previous <= tagCount; previous++) {
    for (let tag = 0; tag < tagCount; tag++) {
      const allowed = mayFollow(previous === tagCount ? outside : previous, tag);
      factors[previous * tagCount + tag] = allowed ? Math.exp(transitions[previous * tagCount + tag]) : 0;
    }
  }
  return factors;
}

/** Runs both passes. `scores` holds `tagCount` numbers a token. */
export function runChain(scores: Float64Array, length: number, factors: Float64Array): Chain {
  const emissions = new Float64Array(length * tagCount);
  const forward = new Float64Array(length * tagCount);
  const backward = new Float64Array(length * tagCount);
  const scales = new Float64Array(length);
  for (let token = 0; token < length; token++) {
    const row = token * tagCount;
    let greatest = -Infinity;
    for (let tag = 0; tag < tagCount; tag++) greatest = Math.max(greatest, scores[row + tag]);
    let sum = 0;
    for (let tag = 0; tag < tagCount; tag++) {
      emissions[row + tag] = Math.exp(scores[row + tag] - greatest);
      let arriving = 0;
      if (token === 0) arriving = factors[tagCount * tagCount + tag];
      else for (let previous = 0; previous < tagCount; previous++) arriving += forward[row - tagCount + previous] * factors[previous * tagCount + tag];
      forward[row + tag] = arriving * emissions[row + tag];
      sum += forward[row + tag];
    }
    scales[token] = sum;
    for (let tag = 0; tag < tagCount; tag++) forward[row + tag] /= sum;
  }
  for (let token = length - 1; token >= 0; token--) {
    const row = token * tagCount;
    for (let tag = 0; tag < tagCount; tag++) {
      let leaving = 0;
      if (token === length - 1) leaving = 1;
      else {
        const next = row + tagCount;
        for (let to = 0; to < tagCount; to++) leaving += factors[tag * tagCount + to] * emissions[next + to] * backward[next + to];
        leaving /= scales[token + 1];
      }
      backward[row + tag] = leaving;
    }
  }
  return { length, emissions, forward, backward, scales };
}

/** The probability of a tag at a token. */
export function tagProbability(chain: Chain, token: number, tag: number): number {
  return chain.forward[token * tagCount + tag] * chain.backward[token * tagCount + tag];
}

/** A run of tokens that may be one entity; `to` is exclusive. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** The probability that exactly these tokens are an entity, for each label. */
  readonly probabilities: readonly number[];
}

/** Longer entities are not looked for. */
const longestSegment = 12;

/** All segments that are an entity of some label with at least the probability `least`, in order. */
export function likelySegments(chain: Chain, factors: Float64Array, least: number): Segment[] {
  const segments: Segment[] = [];
  for (let from = 0; from < chain.length; from++) {
    const found: number[][] = [];
    for (let label = 0; label < labelCount; label++) {
      if (tagProbability(chain, from, firstTag(label)) < least / labelCount) continue;
      const probabilities = segmentProbabilities(chain, factors, from, label);
      probabilities.forEach((probability, index) => ((found[index] ??= new Array<number>(labelCount).fill(0))[label] = probability));
    }
    found.forEach((probabilities, index) => {
      if (probabilities.reduce((sum, probability) => sum + probability, 0) >= least) segments.push({ from, to: from + index + 1, probabilities });
    });
  }
  return segments;
}

/** The probability that an entity of `label` starts at `from` and is one token long, two, three … */
function segmentProbabilities(chain: Chain, factors: Float64Array, from: number, label: number): number[] {
  const first = firstTag(label);
  const inner = innerTag(label);
  const probabilities: number[] = [];
  let arriving = chain.forward[from * tagCount + first];
  let tag = first;
  for (let to = from + 1; to <= chain.length && to - from <= longestSegment; to++) {
    if (to === chain.length) {
      probabilities.push(arriving);
      break;
    }
    let ending = 0;
    for (let next = 0; next < tagCount; next++) {
      if (next === inner) continue;
      ending += factors[tag * tagCount + next] * chain.emissions[to * tagCount + next] * chain.backward[to * tagCount + next];
    }
    probabilities.push((arriving * ending) / chain.scales[to]);
    arriving *= (factors[tag * tagCount + inner] * chain.emissions[to * tagCount + inner]) / chain.scales[to];
    tag = inner;
    if (arriving < 1e-4) break;
  }
  return probabilities;
}
