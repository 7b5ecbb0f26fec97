import { readFileSync } from 'node:fs';
import { randomFrom } from '../gradientBoosting.ts';
import { Chain, transitionFactors } from '../../../server/src/analysis/entities/chain.ts';
import { Kernel } from '../../../server/src/analysis/entities/kernel.ts';
import { mayFollow, outside, tagCount } from '../../../server/src/analysis/entities/labels.ts';

/** A stretch of tokens with the keys of each token's features and its tag. */
export interface TrainingStretch {
  readonly features: readonly Uint32Array[];
  readonly tags: readonly number[];
}

export interface TrainedField {
  readonly transitions: Float64Array;
  /** `tagCount` weights by feature key. */
  readonly weights: ReadonlyMap<number, Float64Array>;
}

export interface FieldOptions {
  readonly epochs: number;
  readonly rate: number;
  /** The weight of the squared weights in what is minimised, a token. */
  readonly decay: number;
  /** Features seen less often get no weight. */
  readonly leastCount: number;
  /** The share of features left out at random at each step, so that the model leans on no single one. */
  readonly dropout: number;
  /** So many fields are trained, which differ in the order of the stretches and in what is left out; the mean of their weights is less fitted to chance. */
  readonly fields: number;
}

/**
 * Trains a linear-chain conditional random field by AdaGrad (Duchi, Hazan and Singer 2011) on the conditional
 * likelihood with squared weights held down, and returns the mean of the weights over the second half of the steps and over
 * several such fields.
 */
export function trainField(stretches: readonly TrainingStretch[], options: FieldOptions): TrainedField {
  const rows = featureRows(stretches, options.leastCount);
  const fields = Array.from({ length: options.fields }, (_, field) => trainOne(stretches, rows, options, randomFrom(field + 1)));
  const mean = meanOf(fields.map(({ weights }) => weights));
  return {
    transitions: meanOf(fields.map(({ transitions }) => transitions)),
    weights: new Map(Array.from(rows, ([key, row]) => [key, mean.slice(row * tagCount, (row + 1) * tagCount)])),
  };
}

function trainOne(
  stretches: readonly TrainingStretch[],
  rows: ReadonlyMap<number, number>,
  options: FieldOptions,
  random: () => number,
): { weights: Float64Array; transitions: Float64Array } {
  const data = stretches.map((stretch) => ({
    tags: stretch.tags,
    rows: stretch.features.map((features) => Int32Array.from(Array.from(features, (key) => rows.get(key) ?? -1).filter((row) => row >= 0))),
  }));
  const weights = new AdaptiveWeights(rows.size * tagCount, options);
  const transitions = new AdaptiveWeights((tagCount + 1) * tagCount, { ...options, decay: options.decay / 4 });
  const order = data.map((_, index) => index);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const factorsEvery = 16;
    let factors = transitionFactors(transitions.values);
    let step = 0;
    for (const index of order) {
      if (step++ % factorsEvery === 0) chain.takeFactors((factors = transitionFactors(transitions.values)));
      learn(data[index], weights, transitions, factors, options.dropout, random);
    }
    weights.decay();
    transitions.decay();
    if (epoch >= options.epochs / 2) {
      weights.addToMean();
      transitions.addToMean();
    }
  }
  return { weights: weights.mean(), transitions: transitions.mean() };
}

function meanOf(all: readonly Float64Array[]): Float64Array {
  return all[0].map((_, index) => all.reduce((sum, each) => sum + each[index], 0) / all.length);
}

/** The chain of the stretch that is being learnt from; its transitions are those of the latest step. */
const chain = new Chain(new Kernel(new WebAssembly.Module(readFileSync('server/data/entities.wasm'))), new Float64Array((tagCount + 1) * tagCount));

function learn(
  stretch: { tags: readonly number[]; rows: readonly Int32Array[] },
  weights: AdaptiveWeights,
  transitions: AdaptiveWeights,
  factors: Float64Array,
  dropout: number,
  random: () => number,
): void {
  const length = stretch.tags.length;
  const kept = stretch.rows.map((rows) => (dropout === 0 ? rows : rows.filter(() => random() >= dropout)));
  const scale = 1 / (1 - dropout);
  const scores = new Float64Array(length * tagCount);
  for (let token = 0; token < length; token++) {
    for (const row of kept[token]) {
      for (let tag = 0; tag < tagCount; tag++) scores[token * tagCount + tag] += weights.values[row * tagCount + tag] * scale;
    }
  }
  chain.startTokens(length);
  chain.runWithScores(scores);
  for (let token = 0; token < length; token++) {
    for (let tag = 0; tag < tagCount; tag++) {
      const slope = (stretch.tags[token] === tag ? 1 : 0) - chain.tagProbability(token, tag);
      if (Math.abs(slope) < 1e-6) continue;
      for (const row of kept[token]) weights.climb(row * tagCount + tag, slope * scale);
    }
    for (let previous = 0; previous <= tagCount; previous++) {
      if (token === 0 ? previous !== tagCount : previous === tagCount) continue;
      for (let tag = 0; tag < tagCount; tag++) {
        if (!mayFollow(previous === tagCount ? outside : previous, tag)) continue;
        const seen = stretch.tags[token] === tag && (token === 0 || stretch.tags[token - 1] === previous) ? 1 : 0;
        transitions.climb(previous * tagCount + tag, seen - pairProbability(factors, token, previous, tag));
      }
    }
  }
}

function pairProbability(factors: Float64Array, token: number, previous: number, tag: number): number {
  if (token === 0) return chain.tagProbability(0, tag);
  const at = token * tagCount + tag;
  return (
    (chain.forward[(token - 1) * tagCount + previous] * factors[previous * tagCount + tag] * chain.emissions[at] * chain.backward[at]) /
    chain.scales[token]
  );
}

function featureRows(stretches: readonly TrainingStretch[], leastCount: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const stretch of stretches) {
    for (const features of stretch.features) for (const key of features) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = new Map<number, number>();
  for (const [key, count] of counts) if (count >= leastCount) rows.set(key, rows.size);
  return rows;
}

class AdaptiveWeights {
  readonly values: Float64Array;
  readonly #squares: Float64Array;
  readonly #sums: Float64Array;
  readonly #options: { rate: number; decay: number };
  #count = 0;

  constructor(size: number, options: { rate: number; decay: number }) {
    this.values = new Float64Array(size);
    this.#squares = new Float64Array(size).fill(1e-2);
    this.#sums = new Float64Array(size);
    this.#options = options;
  }

  climb(index: number, slope: number): void {
    this.#squares[index] += slope * slope;
    this.values[index] += (this.#options.rate * slope) / Math.sqrt(this.#squares[index]);
  }

  /** One epoch's pull towards zero. */
  decay(): void {
    for (let index = 0; index < this.values.length; index++) {
      this.values[index] /= 1 + (this.#options.rate * this.#options.decay) / Math.sqrt(this.#squares[index]);
    }
  }

  addToMean(): void {
    this.#count++;
    for (let index = 0; index < this.values.length; index++) this.#sums[index] += this.values[index];
  }

  mean(): Float64Array {
    return this.#sums.map((sum) => sum / this.#count);
  }
}

function shuffle(items: number[], random: () => number): void {
  for (let index = items.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [items[index], items[other]] = [items[other], items[index]];
  }
}
