import { ReusableList } from '../../text/reusableList.ts';
import { stemKeys, type Token } from './tokens.ts';

/** A list of stems, each once, in the order in which words with them come first. */
export class DistinctStems {
  readonly #stems = new ReusableList<string>();
  /** The number of this list; by the key of a stem, that of the latest list with such a stem, and where the last one stands in that list: it spares most stems to be held against all others. */
  #list = 1;
  readonly #lists = new Float64Array(stemKeys);
  readonly #places = new Int32Array(stemKeys);

  get length(): number {
    return this.#stems.length;
  }

  add({ stem, stemKey }: Token): void {
    if (this.#lists[stemKey] === this.#list && (this.#stems.at(this.#places[stemKey]) === stem || this.#has(stem))) return;
    this.#lists[stemKey] = this.#list;
    this.#places[stemKey] = this.#stems.length;
    this.#stems.add(stem);
  }

  /** The list; another one begins. */
  take(): string[] {
    this.#list++;
    return this.#stems.take();
  }

  #has(stem: string): boolean {
    for (let index = 0; index < this.#stems.length; index++) if (this.#stems.at(index) === stem) return true;
    return false;
  }
}
