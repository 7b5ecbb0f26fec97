import type { LineReading } from './lineFeatures.ts';

/** The topic words of a document's lines as numbers from 0, so that lines can be compared without looking words up. */
export class TopicWords {
  /** How many different words there are. */
  readonly size: number;
  readonly #words: Int32Array;
  readonly #starts: Int32Array;
  /** The same without a line's repetitions. */
  readonly #different: Int32Array;
  readonly #differentStarts: Int32Array;
  /** Which words the line that is compared with holds: 1 or 0; 0 for all between comparisons. */
  readonly #held: Uint8Array;

  constructor(readings: readonly LineReading[]) {
    const count = readings.length;
    const numbers = new Map<number, number>();
    const total = readings.reduce((sum, { topicWords }) => sum + topicWords.length, 0);
    this.#words = new Int32Array(total);
    this.#starts = new Int32Array(count + 1);
    const different = new Int32Array(total);
    this.#differentStarts = new Int32Array(count + 1);
    const lastLines: number[] = [];
    let next = 0;
    let nextDifferent = 0;
    for (let line = 0; line < count; line++) {
      for (const word of readings[line].topicWords) {
        let number = numbers.get(word);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(word, number);
          lastLines.push(-1);
        }
        this.#words[next++] = number;
        if (lastLines[number] === line) continue;
        lastLines[number] = line;
        different[nextDifferent++] = number;
      }
      this.#starts[line + 1] = next;
      this.#differentStarts[line + 1] = nextDifferent;
    }
    this.#different = different.subarray(0, nextDifferent);
    this.size = numbers.size;
    this.#held = new Uint8Array(this.size);
  }

  /** How many lines there are. */
  get lines(): number {
    return this.#starts.length - 1;
  }

  /** The different words of a line. */
  differentOf(line: number): Int32Array {
    return this.#different.subarray(this.#differentStarts[line], this.#differentStarts[line + 1]);
  }

  /** For each line how many different words it has in common with line `other`; 0 for that line itself. */
  sharedWith(other: number): Int32Array {
    const shared = new Int32Array(this.lines);
    if (other >= this.lines) return shared;
    const held = this.#held;
    for (const word of this.differentOf(other)) held[word] = 1;
    for (let line = 0; line < this.lines; line++) {
      if (line === other) continue;
      for (const word of this.differentOf(line)) shared[line] += held[word];
    }
    for (const word of this.differentOf(other)) held[word] = 0;
    return shared;
  }

  /** For each of the lines from `from` to before `to` the share of its words that line `other` holds; 0 for a line without words. */
  sharesIn(other: number, from: number, to: number, take: (line: number, share: number) => void): void {
    const held = this.#held;
    const words = this.#words;
    const first = this.#differentStarts[other];
    const last = this.#differentStarts[other + 1];
    for (let at = first; at < last; at++) held[this.#different[at]] = 1;
    for (let line = from; line < to; line++) {
      const start = this.#starts[line];
      const end = this.#starts[line + 1];
      let shared = 0;
      for (let at = start; at < end; at++) shared += held[words[at]];
      take(line, shared / Math.max(1, end - start));
    }
    for (let at = first; at < last; at++) held[this.#different[at]] = 0;
  }
}
