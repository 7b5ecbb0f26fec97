import { letterAt, letterCount } from './letters.ts';

/** One symbol more than letters, for the edges of a word. */
const symbols = letterCount + 1;
const edge = letterCount;

/** Costs are kept in tenths of a natural logarithm. */
const scale = 10;

/** How English a word looks: a letter trigram model over the lexicon's words. */
export class LetterModel {
  readonly #costs: Uint8Array;

  constructor(costs: Uint8Array) {
    this.#costs = costs;
  }

  /** The mean cost of a letter of the word, in natural logarithms; about 2 for English words, 4 and more for gibberish. */
  meanCost(key: string): number {
    let sum = 0;
    forTrigrams(key, (cell) => (sum += this.#costs[cell]));
    return sum / scale / (key.length + 1);
  }

  /** The highest cost of one letter of the word: its most improbable place. */
  peakCost(key: string): number {
    let peak = 0;
    forTrigrams(key, (cell) => (peak = Math.max(peak, this.#costs[cell])));
    return peak / scale;
  }

  /** The costs after counting the given words, interpolated with bigrams and single letters. */
  static train(words: Iterable<string>): Uint8Array {
    const trigrams = new Float64Array(symbols ** 3);
    const bigrams = new Float64Array(symbols ** 2);
    const single = new Float64Array(symbols);
    const contexts = new Float64Array(symbols ** 2);
    const singles = new Float64Array(symbols);
    let total = 0;
    for (const word of words) {
      forTrigrams(word, (cell) => {
        trigrams[cell]++;
        bigrams[cell % symbols ** 2]++;
        single[cell % symbols]++;
        contexts[Math.floor(cell / symbols)]++;
        singles[Math.floor(cell / symbols) % symbols]++;
        total++;
      });
    }
    return Uint8Array.from(trigrams, (count, cell) => {
      const one = (single[cell % symbols] + 1) / (total + symbols);
      const two = (bigrams[cell % symbols ** 2] + 5 * one) / (singles[Math.floor(cell / symbols) % symbols] + 5);
      const three = (count + 5 * two) / (contexts[Math.floor(cell / symbols)] + 5);
      return Math.min(255, Math.round(-Math.log(three) * scale));
    });
  }

  /** The size of a table that `train` makes, in bytes. */
  static readonly size = symbols ** 3;
}

function forTrigrams(key: string, visit: (cell: number) => void): void {
  let [first, second] = [edge, edge];
  for (let offset = 0; offset <= key.length; offset++) {
    const third = offset < key.length ? letterAt(key, offset) : edge;
    visit((first * symbols + second) * symbols + third);
    [first, second] = [second, third];
  }
}
