import { ReusableList } from '../../text/reusableList.ts';
import { stemKeys, type Token } from './tokens.ts';

/** A list of stems, each once, in the order in which words with them come first. */
export class DistinctStems {
  readonly #stems = new ReusableList<string>();
  /** The number of this list, and that of the latest one with a stem of a key: it spares most stems to be held against the others. */
  #list = 1;
  readonly #latest = new Float64Array(stemKeys);

  get length(): number {
    return this.#stems.length;
  }

  add({ stem, stemKey }: Token): void {
    if (this.#latest[stemKey] === this.#list && this.#has(stem)) return;
    this.#latest[stemKey] = this.#list;
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
