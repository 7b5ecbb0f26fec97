import { withRoomFor } from '../columns.ts';

/** How often two numbers, in their order, were met in a document; its room is used again for the next one. */
export class PairCounts {
  /** For each slot the place of a pair plus one; 0 where it is free. Of these as many are in use as the document needs, a power of two. */
  #slots = new Int32Array(256);
  #inUse = 0;
  /** Both numbers of each pair and its count, one after another, in the order in which pairs come first. */
  #counts = new Uint32Array(256);
  #end = 0;

  /** Makes room for so many pairs; those that were counted are forgotten. */
  start(most: number): void {
    this.#inUse = 16;
    while (this.#inUse < 2 * most) this.#inUse *= 2;
    if (this.#inUse > this.#slots.length) this.#slots = new Int32Array(this.#inUse);
    else this.#slots.fill(0, 0, this.#inUse);
    this.#counts = withRoomFor(this.#counts, 3 * most);
    this.#end = 0;
  }

  add(first: number, second: number): void {
    const mask = this.#inUse - 1;
    const [slots, counts] = [this.#slots, this.#counts];
    let slot = Math.imul(first ^ Math.imul(second, 0x2c1b3c6d), 0x9e3779b1);
    slot = (slot ^ (slot >>> 15)) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const place = slots[slot] - 1;
      if (counts[place] !== first || counts[place + 1] !== second) continue;
      counts[place + 2]++;
      return;
    }
    slots[slot] = this.#end + 1;
    counts[this.#end++] = first;
    counts[this.#end++] = second;
    counts[this.#end++] = 1;
  }

  /** Both numbers of each pair and its count, one after another. */
  take(): Uint32Array {
    return this.#counts.slice(0, this.#end);
  }
}
