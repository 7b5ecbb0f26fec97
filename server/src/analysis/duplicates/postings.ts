import type { IndexState } from '../corpusIndex.ts';
import { NumberLists } from '../numberLists.ts';
import { NumberLogs } from './numberLogs.ts';

/** Shingles of more paragraphs than this say nothing of any two of them: they are dropped when looking for twins. */
const frequent = 64;

/** Stands with the number of a log in place of the paragraphs of a frequent shingle. */
const logMark = 2 ** 30;

/**
 * An inverted index from shingles to the numbers of the paragraphs that hold them, which are below 2²⁹. Nobody reads the
 * paragraphs of a frequent shingle, which most are in a large corpus, so these are kept as logs: they are needed where a shingle is
 * not frequent any more.
 */
export class Postings {
  readonly #paragraphs = new NumberLists(32);
  readonly #logs = new NumberLogs();

  /** Adds a paragraph. `cross` is told of the paragraphs of each shingle that became frequent by it. */
  add(sketch: Uint32Array, paragraph: number, cross: (paragraph: number) => void): void {
    for (const shingle of sketch) {
      const count = this.#paragraphs.addUnlessAbove(logMark - 1, shingle, paragraph);
      if (count >= logMark) this.#logs.add(count - logMark, paragraph);
      else if (count > frequent) this.#makeFrequent(shingle, cross);
    }
  }

  /** Removes a paragraph. `cross` is told of the paragraphs of each shingle that is not frequent any more. */
  remove(sketch: Uint32Array, paragraph: number, cross: (paragraph: number) => void): void {
    for (const shingle of sketch) {
      const log = this.#logOf(shingle);
      if (log === undefined) this.#paragraphs.remove(shingle, paragraph);
      else if (this.#logs.remove(log, paragraph) <= frequent) this.#makeRare(shingle, log, cross);
    }
  }

  /** How many of a sketch's shingles each other paragraph shares; frequent shingles are not counted. */
  shared(sketch: Uint32Array, except: number): Map<number, number> {
    const counts = new Map<number, number>();
    for (const shingle of sketch) {
      for (const paragraph of this.#paragraphs.get(shingle)) {
        if (paragraph !== except && paragraph < logMark) counts.set(paragraph, (counts.get(paragraph) ?? 0) + 1);
      }
    }
    return counts;
  }

  save(): IndexState {
    return { paragraphs: this.#paragraphs.save(), logs: this.#logs.save() };
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

  #makeFrequent(shingle: number, cross: (paragraph: number) => void): void {
    const paragraphs = this.#paragraphs.get(shingle).slice().sort();
    this.#paragraphs.replaceAll(shingle, logMark + this.#logs.create(paragraphs));
    paragraphs.forEach(cross);
  }

  #makeRare(shingle: number, log: number, cross: (paragraph: number) => void): void {
    const paragraphs = this.#logs.numbers(log);
    this.#logs.release(log);
    this.#paragraphs.remove(shingle, logMark + log);
    for (const paragraph of paragraphs) this.#paragraphs.add(shingle, paragraph);
    paragraphs.forEach(cross);
  }
}
