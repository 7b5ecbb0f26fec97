/**
 * Puts words into classes by which words they stand beside: the exchange algorithm on the likelihood of the class
 * bigram model (Kneser and Ney 1993; Martin, Liermann and Ney 1998). Each word in turn moves to the class that raises
 * the likelihood most.
 *
 * @param sequences word numbers below `wordCount`
 * @returns each word's class, below `classCount`
 */
export function clusterWords(sequences: readonly Int32Array[], wordCount: number, classCount: number, rounds: number): Int32Array {
  const neighbours = countNeighbours(sequences, wordCount);
  const classes = Int32Array.from({ length: wordCount }, (_, word) => word % classCount);
  const state = new BigramCounts(neighbours, classes, classCount);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let word = 0; word < wordCount; word++) if (state.settle(word)) moved++;
    if (moved * 1000 < wordCount) break;
  }
  return classes;
}

/** Words after and before a word with how often; pairs of a word with itself are counted apart. */
interface Neighbours {
  readonly count: number;
  readonly after: Int32Array;
  readonly afterCounts: Int32Array;
  readonly before: Int32Array;
  readonly beforeCounts: Int32Array;
  readonly self: number;
}

function countNeighbours(sequences: readonly Int32Array[], wordCount: number): Neighbours[] {
  const after = Array.from({ length: wordCount }, () => new Map<number, number>());
  const before = Array.from({ length: wordCount }, () => new Map<number, number>());
  const counts = new Int32Array(wordCount);
  const self = new Int32Array(wordCount);
  for (const sequence of sequences) {
    for (let index = 0; index < sequence.length; index++) {
      const word = sequence[index];
      counts[word]++;
      if (index === 0) continue;
      const previous = sequence[index - 1];
      if (previous === word) self[word]++;
      else {
        after[previous].set(word, (after[previous].get(word) ?? 0) + 1);
        before[word].set(previous, (before[word].get(previous) ?? 0) + 1);
      }
    }
  }
  return Array.from({ length: wordCount }, (_, word) => ({
    count: counts[word],
    after: Int32Array.from(after[word].keys()),
    afterCounts: Int32Array.from(after[word].values()),
    before: Int32Array.from(before[word].keys()),
    beforeCounts: Int32Array.from(before[word].values()),
    self: self[word],
  }));
}

class BigramCounts {
  readonly #words: readonly Neighbours[];
  readonly #classes: Int32Array;
  readonly #size: number;
  readonly #pairs: Int32Array;
  readonly #totals: Int32Array;
  /** Of the word at hand: how often each class comes after and before it. */
  readonly #after: Int32Array;
  readonly #before: Int32Array;
  readonly #logs = Float64Array.from({ length: 1 << 16 }, (_, count) => (count === 0 ? 0 : count * Math.log(count)));

  constructor(words: readonly Neighbours[], classes: Int32Array, size: number) {
    this.#words = words;
    this.#classes = classes;
    this.#size = size;
    this.#pairs = new Int32Array(size * size);
    this.#totals = new Int32Array(size);
    this.#after = new Int32Array(size);
    this.#before = new Int32Array(size);
    words.forEach((word, index) => {
      this.#totals[classes[index]] += word.count;
      this.#pairs[classes[index] * size + classes[index]] += word.self;
      word.after.forEach((next, at) => (this.#pairs[classes[index] * size + classes[next]] += word.afterCounts[at]));
    });
  }

  /** Moves a word to its best class. Returns whether that is another one than before. */
  settle(word: number): boolean {
    const facts = this.#words[word];
    if (facts.count === 0) return false;
    this.#after.fill(0);
    this.#before.fill(0);
    facts.after.forEach((next, at) => (this.#after[this.#classes[next]] += facts.afterCounts[at]));
    facts.before.forEach((previous, at) => (this.#before[this.#classes[previous]] += facts.beforeCounts[at]));
    const old = this.#classes[word];
    this.#shift(old, facts, -1);
    const after = nonZero(this.#after);
    const before = nonZero(this.#before);
    let best = old;
    let highest = -Infinity;
    for (let candidate = 0; candidate < this.#size; candidate++) {
      const gain = this.#gain(candidate, facts, after, before);
      if (gain > highest + 1e-9) {
        highest = gain;
        best = candidate;
      }
    }
    this.#shift(best, facts, 1);
    this.#classes[word] = best;
    return best !== old;
  }

  #shift(target: number, facts: Neighbours, sign: number): void {
    this.#totals[target] += sign * facts.count;
    for (let other = 0; other < this.#size; other++) {
      this.#pairs[target * this.#size + other] += sign * this.#after[other];
      this.#pairs[other * this.#size + target] += sign * this.#before[other];
    }
    this.#pairs[target * this.#size + target] += sign * facts.self;
  }

  /** What the likelihood gains when the word joins a class; the pair of the class with itself takes all three parts. */
  #gain(candidate: number, facts: Neighbours, after: readonly number[], before: readonly number[]): number {
    const size = this.#size;
    let gain = 0;
    for (const other of after) {
      if (other === candidate) continue;
      const pairs = this.#pairs[candidate * size + other];
      gain += this.#log(pairs + this.#after[other]) - this.#log(pairs);
    }
    for (const other of before) {
      if (other === candidate) continue;
      const pairs = this.#pairs[other * size + candidate];
      gain += this.#log(pairs + this.#before[other]) - this.#log(pairs);
    }
    const own = this.#pairs[candidate * size + candidate];
    gain += this.#log(own + this.#after[candidate] + this.#before[candidate] + facts.self) - this.#log(own);
    const total = this.#totals[candidate];
    return gain - 2 * (this.#log(total + facts.count) - this.#log(total));
  }

  #log(count: number): number {
    return count < this.#logs.length ? this.#logs[count] : count * Math.log(count);
  }
}

function nonZero(counts: Int32Array): number[] {
  const places: number[] = [];
  for (let place = 0; place < counts.length; place++) if (counts[place] !== 0) places.push(place);
  return places;
}
