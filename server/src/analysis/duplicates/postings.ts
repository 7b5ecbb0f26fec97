import type { IndexState } from '../corpusIndex.ts';
import { NumberLists } from '../numberLists.ts';

/** Shingles of more paragraphs than this say nothing of any two of them: they are dropped when looking for twins. */
const frequent = 64;

/** An inverted index from shingles to the numbers of the paragraphs that hold them. */
export class Postings {
  readonly #paragraphs = new NumberLists(32);

  /** Adds a paragraph. `cross` is told of the paragraphs of each shingle that became frequent by it. */
  add(sketch: Uint32Array, paragraph: number, cross: (paragraph: number) => void): void {
    for (const shingle of sketch) if (this.#paragraphs.add(shingle, paragraph) === frequent + 1) this.#paragraphs.get(shingle).forEach(cross);
  }

  /** Removes a paragraph. `cross` is told of the paragraphs of each shingle that is not frequent any more. */
  remove(sketch: Uint32Array, paragraph: number, cross: (paragraph: number) => void): void {
    for (const shingle of sketch) if (this.#paragraphs.remove(shingle, paragraph) === frequent) this.#paragraphs.get(shingle).forEach(cross);
  }

  /** How many of a sketch's shingles each other paragraph shares; frequent shingles are not counted. */
  shared(sketch: Uint32Array, except: number): Map<number, number> {
    const counts = new Map<number, number>();
    for (const shingle of sketch) {
      const paragraphs = this.#paragraphs.get(shingle);
      if (paragraphs.length > frequent) continue;
      for (const paragraph of paragraphs) {
        if (paragraph !== except) counts.set(paragraph, (counts.get(paragraph) ?? 0) + 1);
      }
    }
    return counts;
  }

  save(): IndexState {
    return this.#paragraphs.save();
  }

  restore(state: IndexState): void {
    this.#paragraphs.restore(state);
  }
}
