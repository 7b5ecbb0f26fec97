import type { LineReading } from './lineFeatures.ts';

/** The topic words of a document's lines as numbers from 0, so that lines can be compared without looking words up. */
export class TopicWords {
  /** How many different words there are. */
  readonly size: number;
  readonly #words: Int32Array;
  readonly #starts: Int32Array;
  /** The same without a line's repetitions: those of line n stand from `differentStarts[n]` on, up to before `differentStarts[n + 1]`. */
  readonly different: Int32Array;
  readonly differentStarts: Int32Array;
  /** Which words the line that is compared with holds: 1 or 0; 0 for all between comparisons. */
  readonly #held: Uint8Array;

  constructor(readings: readonly LineReading[]) {
    const count = readings.length;
    const numbers = new Map<number, number>();
    const total = readings.reduce((sum, { topicWords }) => sum + topicWords.length, 0);
    this.#words = new Int32Array(total);
    this.#starts = new Int32Array(count + 1);
    const different = new Int32Array(total);
    this.differentStarts = new Int32Array(count + 1);
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
      this.differentStarts[line + 1] = nextDifferent;
    }
    this.different = different.subarray(0, nextDifferent);
    this.size = numbers.size;
    this.#held = new Uint8Array(this.size);
  }

  /** How many lines there are. */
  get lines(): number {
    return this.#starts.length - 1;
  }

  /** Marks the words of a line as held, to compare other lines with it; `release` it before another one is held. */
  hold(line: number): void {
    for (let at = this.differentStarts[line]; at < this.differentStarts[line + 1]; at++) this.#held[this.different[at]] = 1;
  }

  release(line: number): void {
    for (let at = this.differentStarts[line]; at < this.differentStarts[line + 1]; at++) this.#held[this.different[at]] = 0;
  }

  /** The share of a line's words that the held line has; 0 for a line without words. */
  heldShare(line: number): number {
    const start = this.#starts[line];
    const end = this.#starts[line + 1];
    let shared = 0;
    for (let at = start; at < end; at++) shared += this.#held[this.#words[at]];
    return shared / Math.max(1, end - start);
  }

  /** For each line how many different words it has in common with line `other`; 0 for that line itself. */
  sharedWith(other: number): Int32Array {
    const shared = new Int32Array(this.lines);
    if (other >= this.lines) return shared;
    this.hold(other);
    for (let line = 0; line < this.lines; line++) {
      if (line === other) continue;
      for (let at = this.differentStarts[line]; at < this.differentStarts[line + 1]; at++) shared[line] += this.#held[this.different[at]];
    }
    this.release(other);
    return shared;
  }
}
