import { ReusableList } from '../../text/reusableList.ts';
import { withRoomFor } from '../columns.ts';
import { entityLabels, firstTag, innerAfter, innerTag, mayFollow, outside, tagCount } from './labels.ts';

const labelCount = entityLabels.length;

/** Where the row of the start is among transitions. */
const start = tagCount * tagCount;

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
  /** Of the backward sums the part in which the entity, if one is there, ends with the token. */
  endings: Float64Array;
  /** What each token's forward sums were divided by. */
  scales: Float64Array;
}

export function emptyChain(): Chain {
  return { length: 0, emissions: new Float64Array(0), forward: new Float64Array(0), backward: new Float64Array(0), endings: new Float64Array(0), scales: new Float64Array(0) };
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
  chain.endings = withRoomFor(chain.endings, length * tagCount);
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
  for (let token = 0; token < chain.length; token++) stepForward(chain, factors, token);
  for (let token = chain.length - 1; token >= 0; token--) stepBackward(chain, factors, token);
}

function stepForward({ emissions, forward, scales }: Chain, factors: Float64Array, token: number): void {
  const width = tagCount;
  const row = token * width;
  const before = row - width;
  for (let tag = 0; tag < width; tag++) forward[row + tag] = token === 0 ? factors[start + tag] : 0;
  if (token > 0) {
    forward[row] = arrivingAt(outside, forward, before, factors);
    for (let first = 1, inner = 2; inner < width; first += 2, inner += 2) {
      forward[row + first] = arrivingAt(first, forward, before, factors);
      forward[row + inner] = forward[before + first] * factors[first * width + inner] + forward[before + inner] * factors[inner * width + inner];
    }
  }
  let sum = 0;
  for (let place = row; place < row + width; place++) sum += forward[place] *= emissions[place];
  scales[token] = sum;
  for (let place = row; place < row + width; place++) forward[place] /= sum;
}

/** What comes to a tag that may follow any other one from the token whose forward sums begin at `before`. */
function arrivingAt(tag: number, forward: Float64Array, before: number, factors: Float64Array): number {
  const width = tagCount;
  const end = before + width;
  let sum = 0;
  for (let previous = before, factor = tag; previous < end; previous++, factor += width) sum += forward[previous] * factors[factor];
  return sum;
}

function stepBackward({ length, emissions, backward, endings, scales }: Chain, factors: Float64Array, token: number): void {
  const width = tagCount;
  const row = token * width;
  if (token === length - 1) {
    for (let place = row; place < row + width; place++) backward[place] = endings[place] = 1;
    return;
  }
  const next = row + width;
  const scale = scales[token + 1];
  for (let tag = 0; tag < width; tag++) following[tag] = emissions[next + tag] * backward[next + tag];
  for (let tag = 0, from = 0; tag < width; tag++, from += width) {
    let ending = factors[from] * following[outside];
    for (let first = 1; first < width; first += 2) ending += factors[from + first] * following[first];
    endings[row + tag] = ending / scale;
    const inner = innerAfter(tag);
    backward[row + tag] = inner === outside ? endings[row] : (ending + factors[from + inner] * following[inner]) / scale;
  }
}

/** What emissions and backward sums of a token make together. */
const following = new Float64Array(tagCount);

/** The probability of a tag at a token. */
export function tagProbability(chain: Chain, token: number, tag: number): number {
  return chain.forward[token * tagCount + tag] * chain.backward[token * tagCount + tag];
}

/**
 * Whether a stretch of one token is surely no entity that `likelySegments` would find, by its scores alone, in units of `scale`: the
 * probability of a label is at most its ratio to that of no entity.
 *
 * @param least the logarithm of the least probability of an entity
 */
export function isHopeless(scores: ArrayLike<number>, scale: number, transitions: Float64Array, least: number): boolean {
  const limit = scores[outside] * scale + transitions[start + outside] + least - logLabels - slack;
  for (let label = 0; label < labelCount; label++) {
    const tag = firstTag(label);
    if (scores[tag] * scale + transitions[start + tag] >= limit) return false;
  }
  return true;
}

const logLabels = Math.log(labelCount);

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
  const { length } = chain;
  const labels = labelCount;
  const leastOfOne = least / labels;
  for (let from = 0; from < length; from++) {
    let longest = 0;
    for (let label = 0; label < labels; label++) {
      const isLikely = tagProbability(chain, from, firstTag(label)) >= leastOfOne;
      reaches[label] = isLikely ? findProbabilities(chain, factors, from, label) : 0;
      if (reaches[label] > longest) longest = reaches[label];
    }
    for (let size = 1; size <= longest; size++) {
      let sum = 0;
      for (let label = 0; label < labels; label++) sum += probabilityOf(size, label);
      if (sum >= least) segments.add({ from, to: from + size, probabilities: probabilitiesOf(size) });
    }
  }
  return segments.take();
}

const segments = new ReusableList<Segment>();

/** The probabilities that were found of segments of one, two, three … tokens, of each label, and for each label how many were looked at. */
const found = new Float64Array(longestSegment * labelCount);
const reaches = new Int32Array(labelCount);

function probabilitiesOf(size: number): number[] {
  const probabilities = fractions.slice();
  for (let label = 0; label < labelCount; label++) probabilities[label] = probabilityOf(size, label);
  return probabilities;
}

/** Copied, it is a list for numbers that are not whole, and need not become one. */
const fractions = entityLabels.map(() => 0.5);

function probabilityOf(size: number, label: number): number {
  return size <= reaches[label] ? found[(size - 1) * labelCount + label] : 0;
}

/** Finds how probable it is that an entity of `label` starts at `from` and is so many tokens long. Returns how many tokens the longest has that was looked at. */
function findProbabilities({ length, emissions, forward, endings, scales }: Chain, factors: Float64Array, from: number, label: number): number {
  const inner = innerTag(label);
  let tag = firstTag(label);
  let arriving = forward[from * tagCount + tag];
  for (let last = from; ; last++) {
    found[(last - from) * labelCount + label] = arriving * endings[last * tagCount + tag];
    const next = last + 1;
    if (next === length) return next - from;
    arriving *= (factors[tag * tagCount + inner] * emissions[next * tagCount + inner]) / scales[next];
    tag = inner;
    if (arriving < leastArriving || next - from === longestSegment) return next - from;
  }
}

/** Where less than this goes on as the same entity, no longer one is looked for. */
const leastArriving = 1e-4;
