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
/** Keeps the first steps from being too long. */
const firstSquare = 0.1;

/**
 * Logistic regression on the words of a vocabulary, by AdaGrad (Duchi et al. 2011), with the same order of examples each time.
 * What lines are whatever they say is fitted beside the words, so that no word has to say it, and is left out of the result.
 */
export function trainWording(examples: readonly WordingExample[], vocabulary: number): Float32Array {
  const weights = new Float32Array(vocabulary);
  const squares = new Float32Array(vocabulary).fill(firstSquare);
  let constant = 0;
  let constantSquare = firstSquare;
  const order = Int32Array.from(examples.keys());
  const random = randomFrom(7);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other], order[at]];
    }
    for (const index of order) {
      const { numbers, content, weight } = examples[index];
      const size = Math.sqrt(numbers.length);
      const error = (1 / (1 + Math.exp(-constant - scoreWording(numbers, weights))) - Number(content)) * weight;
      constantSquare += error * error;
      constant -= (rate * error) / Math.sqrt(constantSquare);
      for (const number of numbers) {
        const gradient = error / size + penalty * weights[number];
        squares[number] += gradient * gradient;
        weights[number] -= (rate * gradient) / Math.sqrt(squares[number]);
      }
    }
  }
  return weights;
}
