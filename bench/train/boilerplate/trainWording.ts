import { wordingBuckets } from '../../../server/src/analysis/boilerplate/wording.ts';
import { randomFrom } from '../gradientBoosting.ts';

/** One line to learn from. */
export interface WordingExample {
  readonly buckets: Uint16Array;
  readonly content: boolean;
  readonly weight: number;
  /** The site that the line is from. */
  readonly site: number;
}

const epochs = 4;
const rate = 0.15;
const penalty = 0.002;
/** A word that fewer sites use says something of those sites, not of pages. */
const leastSites = 6;

/** Logistic regression on hashed words, by AdaGrad (Duchi et al. 2011), with the same order of examples each time. */
export function trainWording(examples: readonly WordingExample[]): Float32Array {
  const weights = new Float32Array(wordingBuckets);
  const squares = new Float32Array(wordingBuckets).fill(0.1);
  const general = generalBuckets(examples);
  const order = Int32Array.from(examples.keys());
  const random = randomFrom(7);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other], order[at]];
    }
    for (const index of order) {
      const { buckets, content, weight } = examples[index];
      const size = Math.sqrt(buckets.length);
      let sum = 0;
      for (const bucket of buckets) sum += weights[bucket];
      const error = (1 / (1 + Math.exp(-sum / size)) - Number(content)) * weight;
      for (const bucket of buckets) {
        if (!general[bucket]) continue;
        const gradient = error / size + penalty * weights[bucket];
        squares[bucket] += gradient * gradient;
        weights[bucket] -= (rate * gradient) / Math.sqrt(squares[bucket]);
      }
    }
  }
  return weights;
}

function generalBuckets(examples: readonly WordingExample[]): Uint8Array {
  const sites = Array.from({ length: wordingBuckets }, () => new Set<number>());
  for (const { buckets, site } of examples) for (const bucket of buckets) if (sites[bucket].size < leastSites) sites[bucket].add(site);
  return Uint8Array.from(sites, (known) => Number(known.size >= leastSites));
}
