import { firstTag, innerTag, isFirstTag, mayFollow, outside, tagCount } from './labels.ts';

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

/** The probability that exactly the tokens `from` up to `to` (exclusive) are one entity of `label`. */
export function entityProbability(chain: Chain, factors: Float64Array, from: number, to: number, label: number): number {
  const first = firstTag(label);
  const inner = innerTag(label);
  let probability = chain.forward[from * tagCount + first];
  let tag = first;
  for (let token = from + 1; token < to; token++) {
    probability *= (factors[tag * tagCount + inner] * chain.emissions[token * tagCount + inner]) / chain.scales[token];
    tag = inner;
  }
  if (to === chain.length) return probability;
  let leaving = 0;
  for (let next = 0; next < tagCount; next++) {
    if (next === inner) continue;
    leaving += factors[tag * tagCount + next] * chain.emissions[to * tagCount + next] * chain.backward[to * tagCount + next];
  }
  return (probability * leaving) / chain.scales[to];
}

/** An entity as the best tag sequence has it; tokens of the stretch, `to` exclusive. */
export interface DecodedEntity {
  readonly from: number;
  readonly to: number;
  readonly label: number;
}

/** The entities of the best tag sequence (Viterbi 1967). */
export function decode(scores: Float64Array, length: number, transitions: Float64Array): DecodedEntity[] {
  const best = new Float64Array(length * tagCount);
  const origin = new Int8Array(length * tagCount);
  for (let token = 0; token < length; token++) {
    const row = token * tagCount;
    for (let tag = 0; tag < tagCount; tag++) {
      let highest = -Infinity;
      for (let previous = 0; previous < tagCount; previous++) {
        if (token === 0 ? previous !== outside : false) continue;
        if (!mayFollow(previous, tag)) continue;
        const value = token === 0 ? transitions[tagCount * tagCount + tag] : best[row - tagCount + previous] + transitions[previous * tagCount + tag];
        if (value > highest) {
          highest = value;
          origin[row + tag] = previous;
        }
      }
      best[row + tag] = highest + scores[row + tag];
    }
  }
  return entitiesOf(bestPath(best, origin, length));
}

function bestPath(best: Float64Array, origin: Int8Array, length: number): Int8Array {
  const path = new Int8Array(length);
  if (length === 0) return path;
  const last = (length - 1) * tagCount;
  for (let tag = 1; tag < tagCount; tag++) if (best[last + tag] > best[last + path[length - 1]]) path[length - 1] = tag;
  for (let token = length - 1; token > 0; token--) path[token - 1] = origin[token * tagCount + path[token]];
  return path;
}

function entitiesOf(path: Int8Array): DecodedEntity[] {
  const entities: DecodedEntity[] = [];
  for (let token = 0; token < path.length; token++) {
    if (!isFirstTag(path[token])) continue;
    let to = token + 1;
    while (to < path.length && path[to] === path[token] + 1) to++;
    entities.push({ from: token, to, label: (path[token] - 1) >> 1 });
  }
  return entities;
}
