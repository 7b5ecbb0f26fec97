import { stemKeys, type Token } from './tokens.ts';

/** A list of stems, each once, in the order in which words with them come first. */
export class DistinctStems {
  /** Room for all lists, one after the other, so that none grows stem by stem. */
  readonly #stems: string[] = [];
  #count = 0;
  /** The number of this list, and that of the latest one with a stem of a key: it spares most stems to be held against the others. */
  #list = 1;
  readonly #latest = new Float64Array(stemKeys);

  get length(): number {
    return this.#count;
  }

  add({ stem, stemKey }: Token): void {
    if (this.#latest[stemKey] === this.#list && this.#has(stem)) return;
    this.#latest[stemKey] = this.#list;
    this.#stems[this.#count++] = stem;
  }

  /** The list; another one begins. */
  take(): string[] {
    const stems = this.#stems.slice(0, this.#count);
    this.#count = 0;
    this.#list++;
    return stems;
  }

  #has(stem: string): boolean {
    for (let index = 0; index < this.#count; index++) if (this.#stems[index] === stem) return true;
    return false;
  }
}
