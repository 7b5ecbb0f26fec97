import { ReusableList } from '../../text/reusableList.ts';
import type { Kernel } from './kernel.ts';
import { entityLabels, firstTag, mayFollow, outside, tagCount } from './labels.ts';

const labelCount = entityLabels.length;

/** Where the row of the start is among transitions. */
const start = tagCount * tagCount;

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

/** A run of tokens that may be one entity; `to` is exclusive. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** The probability that exactly these tokens are an entity, for each label. */
  readonly probabilities: readonly number[];
}

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over one stretch of tokens: the sums of
 * its forward and backward passes, scaled at every token so that nothing overflows, in the memory of compiled code. It is used again for the next
 * stretch: only what belongs to its tokens holds.
 */
export class Chain {
  readonly #kernel: Kernel;
  readonly #scale: number;
  #length = 0;

  /** `scale` is what sums are multiplied by to give scores. */
  constructor(kernel: Kernel, factors: Float64Array, scale = 1) {
    this.#kernel = kernel;
    this.#scale = scale;
    this.takeFactors(factors);
    for (let times = 0; times < kernel.exponentials.length; times++) kernel.exponentials[times] = Math.exp(-times * scale);
  }

  /** `exp` of each token's tag scores, the greatest of a token being 1. */
  get emissions(): Float64Array {
    return this.#kernel.emissions;
  }

  get forward(): Float64Array {
    return this.#kernel.forward;
  }

  get backward(): Float64Array {
    return this.#kernel.backward;
  }

  /** What each token's forward sums were divided by. */
  get scales(): Float64Array {
    return this.#kernel.scales;
  }

  /** Takes other factors of transitions. */
  takeFactors(factors: Float64Array): void {
    this.#kernel.factors.set(factors);
    this.#kernel.functions.takeFactors();
  }

  /**
   * Makes ready for a stretch of so many tokens.
   * @throws {RangeError} where there is no room for them.
   */
  startTokens(length: number): void {
    const { mostTokens } = this.#kernel;
    if (length > mostTokens) throw new RangeError(`A chain takes ${String(mostTokens)} tokens at most.`);
    this.#length = length;
  }

  /** Runs both passes over the tokens by the sums of their weights. */
  runWithSums(): void {
    const { functions } = this.#kernel;
    functions.emit(this.#length, this.#scale);
    functions.run(this.#length);
  }

  /** Runs both passes by scores, `tagCount` a token. */
  runWithScores(scores: Float64Array): void {
    const { emissions, functions } = this.#kernel;
    for (let row = 0; row < this.#length * tagCount; row += tagCount) {
      let greatest = -Infinity;
      for (let tag = 0; tag < tagCount; tag++) if (scores[row + tag] > greatest) greatest = scores[row + tag];
      for (let tag = 0; tag < tagCount; tag++) emissions[row + tag] = Math.exp(scores[row + tag] - greatest);
    }
    functions.run(this.#length);
  }

  /** The probability of a tag at a token. */
  tagProbability(token: number, tag: number): number {
    return this.forward[token * tagCount + tag] * this.backward[token * tagCount + tag];
  }

  /** All segments that are an entity of some label with at least the probability `least`, in order. */
  likelySegments(least: number): Segment[] {
    const { functions, bounds, probabilities: all } = this.#kernel;
    const count = functions.findSegments(this.#length, least);
    for (let number = 0; number < count; number++) {
      const probabilities = fractions.slice();
      for (let label = 0; label < labelCount; label++) probabilities[label] = all[number * labelCount + label];
      segments.add({ from: bounds[2 * number], to: bounds[2 * number + 1], probabilities });
    }
    return segments.take();
  }
}

const segments = new ReusableList<Segment>();

/** Copied, it is a list for numbers that are not whole, and need not become one. */
const fractions = entityLabels.map(() => 0.5);

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
