import type { IndexState, SavedState } from '../corpusIndex.ts';
import { NumberLists } from '../numberLists.ts';
import { WaitingNumbers } from '../waitingNumbers.ts';
import { NumberLogs } from './numberLogs.ts';

/** Shingles of more paragraphs than this say nothing of any two of them: they are dropped when looking for twins. */
const frequent = 64;

/** Stands with the number of a log in place of the paragraphs of a frequent shingle. */
const logMark = 2 ** 30;

/** So many paragraphs for a 256th of all shingles may wait: 1 MB in all, and few enough that to put in all of them keeps nobody waiting. */
const batchSize = 512;

const toNobody = (): void => undefined;

/**
 * An inverted index from shingles to the numbers of the paragraphs that hold them, which are below 2²⁹. Nobody reads the
 * paragraphs of a frequent shingle, which most are in a large corpus, so these are kept as logs: they are needed where a shingle is
 * not frequent any more.
 */
export class Postings {
  readonly #paragraphs = new NumberLists(32);
  readonly #logs = new NumberLogs();
  readonly #waiting = new WaitingNumbers(32, batchSize, (shingle, paragraphs, from, to) => this.#put(shingle, paragraphs, from, to, toNobody));
  readonly #one = new Uint32Array(1);

  /** Adds a paragraph. `cross` is told of the paragraphs of each shingle that became frequent by it. */
  add(sketch: Uint32Array, paragraph: number, cross: (paragraph: number) => void): void {
    this.#one[0] = paragraph;
    for (const shingle of sketch) {
      this.#waiting.settle(shingle);
      this.#put(shingle, this.#one, 0, 1, cross);
    }
  }

  /**
   * As `add`, by the shingles from one place to another, exclusive, where nobody is told of those that become frequent: when many paragraphs come, as while a
   * corpus is read.
   */
  take(shingles: Uint32Array, from: number, to: number, paragraph: number): void {
    this.#waiting.add(shingles, paragraph, from, to);
  }

  /** Removes a paragraph. `cross` is told of the paragraphs of each shingle that is not frequent any more. */
  remove(sketch: Uint32Array, paragraph: number, cross: (paragraph: number) => void): void {
    for (const shingle of sketch) {
      this.#waiting.settle(shingle);
      const log = this.#logOf(shingle);
      if (log === undefined) this.#paragraphs.remove(shingle, paragraph);
      else if (this.#logs.remove(log, paragraph) <= frequent) this.#makeRare(shingle, log, cross);
    }
  }

  /** How many of a sketch's shingles each other paragraph shares; frequent shingles are not counted. */
  shared(sketch: Uint32Array, except: number): Map<number, number> {
    const counts = new Map<number, number>();
    for (const shingle of sketch) {
      this.#waiting.settle(shingle);
      for (const paragraph of this.#paragraphs.get(shingle)) {
        if (paragraph !== except && paragraph < logMark) counts.set(paragraph, (counts.get(paragraph) ?? 0) + 1);
      }
    }
    return counts;
  }

  save(): SavedState {
    const logs = (): SavedState => {
      this.#waiting.release();
      return this.#logs.save();
    };
    return { paragraphs: this.#paragraphs.save((shard) => this.#waiting.settleShard(shard)), logs };
  }

  restore(state: IndexState): void {
    this.#paragraphs.restore(state.paragraphs as IndexState);
    this.#logs.restore(state.logs as IndexState);
  }

  /** The log of a shingle's paragraphs, where it is frequent. */
  #logOf(shingle: number): number | undefined {
    const first = this.#paragraphs.first(shingle) ?? 0;
    return first >= logMark ? first - logMark : undefined;
  }

  /** Adds the paragraphs from one place to another, exclusive, to those of a shingle. */
  #put(shingle: number, paragraphs: Uint32Array, from: number, to: number, cross: (paragraph: number) => void): void {
    let log = this.#logOf(shingle);
    let next = from;
    if (log === undefined) {
      next = Math.min(to, from + frequent + 1 - this.#paragraphs.count(shingle));
      if (this.#paragraphs.addAll(shingle, paragraphs, from, next) <= frequent) return;
      log = this.#makeFrequent(shingle, cross);
    }
    this.#logs.addAll(log, paragraphs, next, to);
  }

  #makeFrequent(shingle: number, cross: (paragraph: number) => void): number {
    const paragraphs = this.#paragraphs.get(shingle).slice().sort();
    const log = this.#logs.create(paragraphs);
    this.#paragraphs.replaceAll(shingle, logMark + log);
    paragraphs.forEach(cross);
    return log;
  }

  #makeRare(shingle: number, log: number, cross: (paragraph: number) => void): void {
    const paragraphs = this.#logs.numbers(log);
    this.#logs.release(log);
    this.#paragraphs.remove(shingle, logMark + log);
    this.#paragraphs.addAll(shingle, paragraphs, 0, paragraphs.length);
    paragraphs.forEach(cross);
  }
}
