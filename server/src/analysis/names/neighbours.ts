/** From this many on, words are looked up in a map instead of a list. */
const longestList = 16;

/**
 * How often each of some words, by number, was counted. Most words of a corpus have one or two neighbours, which take a short list and
 * no map.
 */
export class Neighbours {
  /** A number and its count, one after another. */
  #list: number[] = [];
  #map: Map<number, number> | undefined;
  #total = 0;
  #first: readonly string[] | undefined;

  /** How many different words were counted. */
  get size(): number {
    return this.#map?.size ?? this.#list.length / 2;
  }

  /** The sum of all counts. */
  get total(): number {
    return this.#total;
  }

  get(word: number): number {
    if (this.#map !== undefined) return this.#map.get(word) ?? 0;
    for (let place = 0; place < this.#list.length; place += 2) if (this.#list[place] === word) return this.#list[place + 1];
    return 0;
  }

  /** The keys of the first words in code-unit order; kept until other words are counted, since a frequent name has thousands beside it. */
  first(limit: number, keyOf: (word: number) => string): readonly string[] {
    if (this.size < longestList) return Array.from(this.entries(), ([word]) => keyOf(word)).sort();
    this.#first ??= Array.from(this.entries(), ([word]) => keyOf(word)).sort().slice(0, limit);
    return this.#first;
  }

  /** Counts a word up or down; one that comes to nothing is forgotten. */
  add(word: number, by: number): void {
    this.#total += by;
    const before = this.get(word);
    const count = before + by;
    if (before === 0 || count === 0) this.#first = undefined;
    if (this.#map !== undefined) {
      if (count > 0) this.#map.set(word, count);
      else this.#map.delete(word);
      return;
    }
    for (let place = 0; place < this.#list.length; place += 2) {
      if (this.#list[place] !== word) continue;
      if (count > 0) this.#list[place + 1] = count;
      else this.#list.splice(place, 2);
      return;
    }
    this.#list.push(word, count);
    if (this.#list.length <= 2 * longestList) return;
    this.#map = new Map();
    for (let place = 0; place < this.#list.length; place += 2) this.#map.set(this.#list[place], this.#list[place + 1]);
    this.#list = [];
  }

  /** The words that were counted with their counts, in no particular order. */
  *entries(): IterableIterator<[word: number, count: number]> {
    if (this.#map !== undefined) yield* this.#map;
    else for (let place = 0; place < this.#list.length; place += 2) yield [this.#list[place], this.#list[place + 1]];
  }
}
