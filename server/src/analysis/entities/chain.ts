import { ReusableList } from '../../text/reusableList.ts';
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

/** What `server/kernel/entities` exports; globals are addresses, or say how many there are. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly mostTokens: WebAssembly.Global<'i32'>;
  readonly sums: WebAssembly.Global<'i32'>;
  readonly emissions: WebAssembly.Global<'i32'>;
  readonly forward: WebAssembly.Global<'i32'>;
  readonly backward: WebAssembly.Global<'i32'>;
  readonly scales: WebAssembly.Global<'i32'>;
  readonly factors: WebAssembly.Global<'i32'>;
  readonly exponentials: WebAssembly.Global<'i32'>;
  readonly exponentialCount: WebAssembly.Global<'i32'>;
  readonly bounds: WebAssembly.Global<'i32'>;
  readonly probabilities: WebAssembly.Global<'i32'>;
  readonly takeFactors: () => void;
  readonly emit: (length: number, scale: number) => void;
  readonly run: (length: number) => void;
  readonly findSegments: (length: number, least: number) => number;
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
  /** What the weights of each token's features sum to for each tag, to be written before `runWithSums`. */
  readonly sums: Int32Array;
  /** `exp` of each token's tag scores, the greatest of a token being 1. */
  readonly emissions: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** What each token's forward sums were divided by. */
  readonly scales: Float64Array;
  readonly #kernel: KernelExports;
  readonly #factors: Float64Array;
  readonly #mostTokens: number;
  readonly #scale: number;
  readonly #bounds: Uint32Array;
  readonly #probabilities: Float64Array;
  #length = 0;

  /** `scale` is what sums are multiplied by to give scores. */
  constructor(module: WebAssembly.Module, factors: Float64Array, scale = 1) {
    const kernel = new WebAssembly.Instance(module, { env: { exp: Math.exp } }).exports as unknown as KernelExports;
    const { buffer } = kernel.memory;
    const numbersAt = (address: WebAssembly.Global<'i32'>): Float64Array => new Float64Array(buffer, address.value);
    this.#kernel = kernel;
    this.#mostTokens = kernel.mostTokens.value;
    this.#scale = scale;
    this.sums = new Int32Array(buffer, kernel.sums.value);
    this.emissions = numbersAt(kernel.emissions);
    this.forward = numbersAt(kernel.forward);
    this.backward = numbersAt(kernel.backward);
    this.scales = numbersAt(kernel.scales);
    this.#factors = numbersAt(kernel.factors);
    this.#bounds = new Uint32Array(buffer, kernel.bounds.value);
    this.#probabilities = numbersAt(kernel.probabilities);
    this.takeFactors(factors);
    numbersAt(kernel.exponentials).set(Float64Array.from({ length: kernel.exponentialCount.value }, (_, times) => Math.exp(-times * scale)));
  }

  /** Takes other factors of transitions. */
  takeFactors(factors: Float64Array): void {
    this.#factors.set(factors);
    this.#kernel.takeFactors();
  }

  /**
   * Makes ready for a stretch of so many tokens.
   * @throws {RangeError} where there is no room for them.
   */
  startTokens(length: number): void {
    if (length > this.#mostTokens) throw new RangeError(`A chain takes ${String(this.#mostTokens)} tokens at most.`);
    this.#length = length;
  }

  /** Runs both passes over the tokens by what stands in `sums`. */
  runWithSums(): void {
    this.#kernel.emit(this.#length, this.#scale);
    this.#kernel.run(this.#length);
  }

  /** Runs both passes by scores, `tagCount` a token. */
  runWithScores(scores: Float64Array): void {
    for (let row = 0; row < this.#length * tagCount; row += tagCount) {
      let greatest = -Infinity;
      for (let tag = 0; tag < tagCount; tag++) if (scores[row + tag] > greatest) greatest = scores[row + tag];
      for (let tag = 0; tag < tagCount; tag++) this.emissions[row + tag] = Math.exp(scores[row + tag] - greatest);
    }
    this.#kernel.run(this.#length);
  }

  /** The probability of a tag at a token. */
  tagProbability(token: number, tag: number): number {
    return this.forward[token * tagCount + tag] * this.backward[token * tagCount + tag];
  }

  /** All segments that are an entity of some label with at least the probability `least`, in order. */
  likelySegments(least: number): Segment[] {
    const count = this.#kernel.findSegments(this.#length, least);
    for (let number = 0; number < count; number++) {
      const probabilities = fractions.slice();
      for (let label = 0; label < labelCount; label++) probabilities[label] = this.#probabilities[number * labelCount + label];
      segments.add({ from: this.#bounds[2 * number], to: this.#bounds[2 * number + 1], probabilities });
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
