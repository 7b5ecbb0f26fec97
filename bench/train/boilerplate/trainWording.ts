import { scoreWording } from '../../../server/src/analysis/boilerplate/wording.ts';
import { randomFrom } from '../gradientBoosting.ts';

/** One line to learn from. */
export interface WordingExample {
  /** Its wordings, as the vocabulary numbers them. */
  readonly numbers: readonly number[];
  readonly content: boolean;
  readonly weight: number;
}

const epochs = 4;
const rate = 0.15;
const penalty = 0.002;

/** Logistic regression on the words of a vocabulary, by AdaGrad (Duchi et al. 2011), with the same order of examples each time. */
export function trainWording(examples: readonly WordingExample[], vocabulary: number): Float32Array {
  const weights = new Float32Array(vocabulary);
  const squares = new Float32Array(vocabulary).fill(0.1);
  const order = Int32Array.from(examples.keys());
  const random = randomFrom(7);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other], order[at]];
    }
    for (const index of order) {
      const { numbers, content, weight } = examples[index];
      if (numbers.length === 0) continue;
      const size = Math.sqrt(numbers.length);
      const error = (1 / (1 + Math.exp(-scoreWording(numbers, weights))) - Number(content)) * weight;
      for (const number of numbers) {
        const gradient = error / size + penalty * weights[number];
        squares[number] += gradient * gradient;
        weights[number] -= (rate * gradient) / Math.sqrt(squares[number]);
      }
    }
  }
  return weights;
}
