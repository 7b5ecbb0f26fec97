import type { LineReading } from './lineFeatures.ts';

/** By the low bits of a word's hash where it stands among those of the page that is read, 1 + its number, or 0; kept from page to page. */
let places = new Int32Array(1 << 10);
/** Room for more words than this is had anew each time. */
const mostKept = 1 << 18;

/** The topic words of a document's lines as numbers from 0, so that lines can be compared without looking words up. */
export class TopicWords {
  /** How many lines there are. */
  readonly lines: number;
  /** The words of line n stand from `#starts[n]` on, up to before `#starts[n + 1]`. */
  readonly #words: number[] = [];
  readonly #starts: number[] = [0];
  /** The same without a line's repetitions. */
  readonly different: number[] = [];
  readonly differentStarts: number[] = [0];
  /** For each word the hash that it is known by. */
  readonly #hashes: number[] = [];
  /** For each word the last line that was held, counted from 1, and holds it: which words the line holds that is compared with. */
  readonly #heldBy: number[] = [];
  #holds = 0;

  constructor(readings: readonly LineReading[]) {
    this.lines = readings.length;
    let total = 0;
    for (const { topicWords } of readings) total += topicWords.length;
    const mask = 2 ** Math.ceil(Math.log2(2 * total + 2)) - 1;
    const numbers = roomFor(mask + 1);
    const lastLines: number[] = [];
    for (let line = 0; line < readings.length; line++) {
      for (const hash of readings[line].topicWords) {
        let place = hash & mask;
        while (numbers[place] !== 0 && this.#hashes[numbers[place] - 1] !== hash) place = (place + 1) & mask;
        if (numbers[place] === 0) {
          numbers[place] = this.#hashes.push(hash);
          lastLines.push(-1);
          this.#heldBy.push(0);
        }
        const number = numbers[place] - 1;
        this.#words.push(number);
        if (lastLines[number] === line) continue;
        lastLines[number] = line;
        this.different.push(number);
      }
      this.#starts.push(this.#words.length);
      this.differentStarts.push(this.different.length);
    }
  }

  /** How many different words there are. */
  get size(): number {
    return this.#hashes.length;
  }

  /** Has other lines compared with this one. */
  hold(line: number): void {
    this.#holds++;
    for (let at = this.differentStarts[line]; at < this.differentStarts[line + 1]; at++) this.#heldBy[this.different[at]] = this.#holds;
  }

  /** The share of a line's words that the held line has; 0 for a line without words. */
  heldShare(line: number): number {
    const start = this.#starts[line];
    const end = this.#starts[line + 1];
    let shared = 0;
    for (let at = start; at < end; at++) if (this.#heldBy[this.#words[at]] === this.#holds) shared++;
    return shared / Math.max(1, end - start);
  }

  /** How many different words of a line the held line has. */
  heldWords(line: number): number {
    let shared = 0;
    for (let at = this.differentStarts[line]; at < this.differentStarts[line + 1]; at++) if (this.#heldBy[this.different[at]] === this.#holds) shared++;
    return shared;
  }
}

/** Places for so many words, all of them free. */
function roomFor(size: number): Int32Array {
  if (size > mostKept) return new Int32Array(size);
  if (size > places.length) places = new Int32Array(size);
  return places.fill(0, 0, size);
}
