import { withRoomFor } from '../columns.ts';
import { entityLabels, firstBefore, firstTag, innerTag, lastBefore, mayFollow, outside, tagCount } from './labels.ts';

const labelCount = entityLabels.length;

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over one stretch of tokens: the sums of
 * its forward and backward passes, scaled at every token so that nothing overflows. It is used again for the next stretch:
 * only what belongs to its first `length` tokens holds.
 */
export interface Chain {
  length: number;
  /** `exp` of each token's tag scores, the greatest of a token being 1. */
  emissions: Float64Array;
  forward: Float64Array;
  backward: Float64Array;
  /** What each token's forward sums were divided by. */
  scales: Float64Array;
}

export function emptyChain(): Chain {
  return { length: 0, emissions: new Float64Array(0), forward: new Float64Array(0), backward: new Float64Array(0), scales: new Float64Array(0) };
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

/** Makes a chain ready for so many tokens: its emissions come next, then `runChain`. */
export function startChain(chain: Chain, length: number): void {
  chain.length = length;
  chain.emissions = withRoomFor(chain.emissions, length * tagCount);
  chain.forward = withRoomFor(chain.forward, length * tagCount);
  chain.backward = withRoomFor(chain.backward, length * tagCount);
  chain.scales = withRoomFor(chain.scales, length);
}

/** Starts a chain with the emissions of scores, `tagCount` a token. */
export function startWithScores(chain: Chain, scores: Float64Array, length: number): void {
  startChain(chain, length);
  for (let token = 0; token < length; token++) {
    const row = token * tagCount;
    let greatest = -Infinity;
    for (let tag = 0; tag < tagCount; tag++) if (scores[row + tag] > greatest) greatest = scores[row + tag];
    for (let tag = 0; tag < tagCount; tag++) chain.emissions[row + tag] = Math.exp(scores[row + tag] - greatest);
  }
}

/** Runs both passes over the emissions. */
export function runChain(chain: Chain, factors: Float64Array): void {
  const { length, emissions, forward, backward, scales } = chain;
  for (let token = 0; token < length; token++) {
    const row = token * tagCount;
    let sum = 0;
    for (let tag = 0; tag < tagCount; tag++) {
      let arriving = 0;
      if (token === 0) arriving = factors[tagCount * tagCount + tag];
      else for (let previous = firstBefore(tag); previous <= lastBefore(tag); previous++) arriving += forward[row - tagCount + previous] * factors[previous * tagCount + tag];
      forward[row + tag] = arriving * emissions[row + tag];
      sum += forward[row + tag];
    }
    scales[token] = sum;
    for (let tag = 0; tag < tagCount; tag++) forward[row + tag] /= sum;
  }
  backward.fill(1, (length - 1) * tagCount, length * tagCount);
  for (let token = length - 2; token >= 0; token--) {
    const next = (token + 1) * tagCount;
    for (let tag = 0; tag < tagCount; tag++) {
      const from = tag * tagCount;
      let leaving = factors[from + outside] * emissions[next + outside] * backward[next + outside];
      for (let label = 0; label < labelCount; label++) {
        const first = firstTag(label);
        leaving += factors[from + first] * emissions[next + first] * backward[next + first];
        const inner = innerTag(label);
        if (tag === first || tag === inner) leaving += factors[from + inner] * emissions[next + inner] * backward[next + inner];
      }
      backward[token * tagCount + tag] = leaving / scales[token + 1];
    }
  }
}

/** The probability of a tag at a token. */
export function tagProbability(chain: Chain, token: number, tag: number): number {
  return chain.forward[token * tagCount + tag] * chain.backward[token * tagCount + tag];
}

/**
 * Whether a stretch of one token is surely no entity that `likelySegments` would find, by its scores alone, in units of `scale`: the
 * probability of a label is at most its ratio to that of no entity.
 */
export function isHopeless(scores: ArrayLike<number>, scale: number, transitions: Float64Array, least: number): boolean {
  const start = tagCount * tagCount;
  const limit = scores[outside] * scale + transitions[start + outside] + Math.log(least / labelCount) - slack;
  for (let label = 0; label < labelCount; label++) {
    const tag = firstTag(label);
    if (scores[tag] * scale + transitions[start + tag] >= limit) return false;
  }
  return true;
}

/** More than what the rounding of sums can change. */
const slack = 1e-6;

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
    let longest = 0;
    for (let label = 0; label < labelCount; label++) {
      if (tagProbability(chain, from, firstTag(label)) < least / labelCount) continue;
      if (longest === 0) found.fill(0);
      longest = Math.max(longest, findProbabilities(chain, factors, from, label));
    }
    for (let length = 1; length <= longest; length++) {
      const place = (length - 1) * labelCount;
      let sum = 0;
      for (let label = 0; label < labelCount; label++) sum += found[place + label];
      if (sum >= least) segments.push({ from, to: from + length, probabilities: entityLabels.map((_, label) => found[place + label]) });
    }
  }
  return segments;
}

/** The probabilities that were found of segments of one, two, three … tokens, of each label. */
const found = new Float64Array(longestSegment * labelCount);

/** Finds how probable it is that an entity of `label` starts at `from` and is so many tokens long. Returns the longest that was looked at. */
function findProbabilities(chain: Chain, factors: Float64Array, from: number, label: number): number {
  const first = firstTag(label);
  const inner = innerTag(label);
  let arriving = chain.forward[from * tagCount + first];
  let tag = first;
  for (let to = from + 1; ; to++) {
    const place = (to - from - 1) * labelCount + label;
    if (to === chain.length) {
      found[place] = arriving;
      return to - from;
    }
    let ending = 0;
    for (let next = 0; next < tagCount; next++) {
      if (next === inner) continue;
      ending += factors[tag * tagCount + next] * chain.emissions[to * tagCount + next] * chain.backward[to * tagCount + next];
    }
    found[place] = (arriving * ending) / chain.scales[to];
    arriving *= (factors[tag * tagCount + inner] * chain.emissions[to * tagCount + inner]) / chain.scales[to];
    tag = inner;
    if (arriving < 1e-4 || to - from === longestSegment) return to - from;
  }
}
