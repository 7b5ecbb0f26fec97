import { withRoomFor } from './columns.ts';
import { blockSizeFor, NumberBlocks, offsetIn } from './numberBlocks.ts';

/** What stands for a row: there is none, it is empty, or else the block that holds it, behind its length. */
const [missing, empty] = [0, 1];

/**
 * Rows of numbers below 2³², by small numbers: each is set as a whole. They stand in typed arrays, since what findings of a large corpus rest on comes to
 * millions of small lists, which as arrays take several times the room and leave gaps wherever one goes.
 */
export class NumberRows {
  #places = new Uint32Array(0);
  #blocks = new NumberBlocks();
  #size = 0;

  /** How many rows there are. */
  get size(): number {
    return this.#size;
  }

  has(row: number): boolean {
    return row < this.#places.length && this.#places[row] !== missing;
  }

  /** A view of a row, void after the next change; undefined where there is none. */
  get(row: number): Uint32Array | undefined {
    const place = row < this.#places.length ? this.#places[row] : missing;
    if (place === missing) return undefined;
    if (place === empty) return noNumbers;
    const page = this.#blocks.pageOf(place);
    const start = offsetIn(place) + 1;
    return page.subarray(start, start + page[start - 1]);
  }

  set(row: number, numbers: ArrayLike<number>): void {
    this.delete(row);
    this.#size++;
    this.#places = withRoomFor(this.#places, row);
    if (numbers.length === 0) {
      this.#places[row] = empty;
      return;
    }
    const block = this.#blocks.take(blockSizeFor(numbers.length));
    const page = this.#blocks.pageOf(block);
    page[offsetIn(block)] = numbers.length;
    page.set(numbers, offsetIn(block) + 1);
    this.#places[row] = block;
  }

  delete(row: number): void {
    if (!this.has(row)) return;
    const place = this.#places[row];
    if (place !== empty) this.#blocks.give(place, blockSizeFor(this.#blocks.pageOf(place)[offsetIn(place)]));
    this.#places[row] = missing;
    this.#size--;
  }

  clear(): void {
    if (this.#size === 0) return;
    this.#places = new Uint32Array(0);
    this.#blocks = new NumberBlocks();
    this.#size = 0;
  }
}

const noNumbers = new Uint32Array(0);
