import type { IndexState } from './corpusIndex.ts';

/** Memory for blocks comes in pages of so many numbers (2¹⁶), so that growing copies none of it. */
const pageBits = 16;
const pageLength = 1 << pageBits;

/** Blocks have 4, 6, 8, 12, 16 … places. */
export const smallestBlock = 4;

/**
 * Blocks of numbers, each known by its place, which is below 2³¹ and not 0. A block lies in one page, whose numbers from `offsetIn` on are
 * its own.
 */
export class NumberBlocks {
  /** By the upper bits of places; a page that is longer than others stands for those after it, which are missing. */
  #pages: Uint32Array[] = [];
  /** Blocks from here on were never used. */
  #end = smallestBlock;
  /** For each block size the first free block, which names the next one. */
  #free = new Uint32Array(64);

  pageOf(block: number): Uint32Array {
    return this.#pages[block >>> pageBits];
  }

  /** A block with so many places, a size of `blockSizeFor`; what stands in it is to be overwritten. */
  take(size: number): number {
    const sizeClass = sizeClassOf(size);
    const free = this.#free[sizeClass];
    if (free !== 0) {
      this.#free[sizeClass] = this.pageOf(free)[offsetIn(free)];
      return free;
    }
    let block = this.#end;
    if (offsetIn(block) + size > pageLength) block = (block + pageLength - 1) & -pageLength;
    this.#end = block + (size <= pageLength ? size : (size + pageLength - 1) & -pageLength);
    const page = this.pageOf(block) as Uint32Array | undefined;
    const length = Math.max(size, pageLength);
    // The last page of a state is as long as it was used.
    if (page === undefined || page.length < length) {
      const whole = new Uint32Array(length);
      if (page !== undefined) whole.set(page);
      this.#pages[block >>> pageBits] = whole;
    }
    return block;
  }

  give(block: number, size: number): void {
    const sizeClass = sizeClassOf(size);
    this.pageOf(block)[offsetIn(block)] = this.#free[sizeClass];
    this.#free[sizeClass] = block;
  }

  save(): IndexState {
    const pages = Object.entries(this.#pages).map(([number, page]) => [number, page.subarray(0, Math.max(0, this.#end - Number(number) * pageLength))]);
    return { pages: Object.fromEntries(pages) as IndexState, end: this.#end, free: this.#free };
  }

  restore(state: IndexState): void {
    this.#pages = [];
    for (const [number, page] of Object.entries(state.pages as IndexState)) this.#pages[Number(number)] = page as Uint32Array;
    this.#end = state.end as number;
    this.#free = state.free as Uint32Array<ArrayBuffer>;
  }
}

/** Where a block begins in its page. */
export function offsetIn(block: number): number {
  return block & (pageLength - 1);
}

/** The size of the smallest block that has so many places and one more. */
export function blockSizeFor(places: number): number {
  if (places < smallestBlock) return smallestBlock;
  const power = 1 << (31 - Math.clz32(places));
  return places < power + (power >> 1) ? power + (power >> 1) : 2 * power;
}

/** A number for each block size, below 64. */
function sizeClassOf(size: number): number {
  return 2 * (31 - Math.clz32(size)) + ((size & (size - 1)) === 0 ? 0 : 1);
}
