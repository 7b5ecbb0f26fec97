/** Shingles of more paragraphs than this say nothing of any two of them: they are dropped when looking for twins. */
const frequent = 64;

/** An inverted index from shingles to the numbers of the paragraphs that hold them. */
export class Postings {
  readonly #paragraphs = new Map<number, number | Set<number>>();

  /** Adds a paragraph. Returns the paragraphs of the shingles that became frequent by it. */
  add(sketch: Uint32Array, paragraph: number): number[] {
    const crossed: number[] = [];
    for (const shingle of sketch) {
      const known = this.#paragraphs.get(shingle);
      if (known === undefined) this.#paragraphs.set(shingle, paragraph);
      else if (typeof known === 'number') this.#paragraphs.set(shingle, new Set([known, paragraph]));
      else {
        known.add(paragraph);
        if (known.size === frequent + 1) crossed.push(...known);
      }
    }
    return crossed;
  }

  /** Removes a paragraph. Returns the paragraphs of the shingles that are not frequent any more. */
  remove(sketch: Uint32Array, paragraph: number): number[] {
    const crossed: number[] = [];
    for (const shingle of sketch) {
      const known = this.#paragraphs.get(shingle);
      if (typeof known === 'number' || known === undefined) this.#paragraphs.delete(shingle);
      else {
        known.delete(paragraph);
        if (known.size === frequent) crossed.push(...known);
        if (known.size === 0) this.#paragraphs.delete(shingle);
      }
    }
    return crossed;
  }

  /** How many of a sketch's shingles each other paragraph shares; frequent shingles are not counted. */
  shared(sketch: Uint32Array, except: number): Map<number, number> {
    const counts = new Map<number, number>();
    for (const shingle of sketch) {
      const known = this.#paragraphs.get(shingle);
      if (known === undefined || typeof known === 'number') {
        if (known !== undefined && known !== except) counts.set(known, (counts.get(known) ?? 0) + 1);
        continue;
      }
      if (known.size > frequent) continue;
      for (const paragraph of known) {
        if (paragraph !== except) counts.set(paragraph, (counts.get(paragraph) ?? 0) + 1);
      }
    }
    return counts;
  }
}
