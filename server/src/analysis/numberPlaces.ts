import { withRoomFor } from './columns.ts';
import type { NumberColumn } from './entryColumns.ts';

const fewestSlots = 512;

/** A table with more slots is not kept for the next numbers: to empty it would take longer than to fill most. */
const mostKept = 1 << 14;

/**
 * Gives numbers places, 0, 1, 2 …, in the order in which they first come: a hash table with linear probing (Knuth 1973, algorithm 6.4 L) that is
 * used again and again, for safe integers.
 */
export class NumberPlaces {
  #count = 0;
  /** The numbers by their places; more than `#count` are of earlier use. */
  #numbers = new Float64Array(fewestSlots / 2);
  /** Places plus one, 0 where a slot is free. At least twice as many as numbers. */
  #slots = new Int32Array(fewestSlots);

  /** How many numbers have places. */
  get count(): number {
    return this.#count;
  }

  /** Forgets all numbers. */
  clear(): void {
    this.#count = 0;
    if (this.#slots.length > mostKept) this.#slots = new Int32Array(fewestSlots);
    else this.#slots.fill(0);
  }

  /** The place of a number; the next one where it has none yet. */
  placeOf(number: number): number {
    const slots = this.#slots;
    const numbers = this.#numbers;
    const mask = slots.length - 1;
    let slot = homeOf(number) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const place = slots[slot] - 1;
      if (numbers[place] === number) return place;
    }
    const place = this.#count++;
    if (place === numbers.length) this.#numbers = withRoomFor(numbers, place);
    this.#numbers[place] = number;
    slots[slot] = place + 1;
    if (2 * this.#count > slots.length) this.#grow();
    return place;
  }

  /** A copy of the numbers, in the order of their places. */
  numbers(): Float64Array {
    return this.#numbers.slice(0, this.#count);
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let place = 0; place < this.#count; place++) {
      let slot = homeOf(this.#numbers[place]) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = place + 1;
    }
    this.#slots = slots;
  }
}

function homeOf(number: number): number {
  return Math.imul(number, 0x9e3779b1) >>> 8;
}

const distinct = new NumberPlaces();

/** Adds a safe integer of each item to a column that is empty, each once, in the order in which they come first. */
export function addDistinct<Item>(column: NumberColumn<Float64Array>, items: readonly Item[], numberOf: (item: Item) => number): void {
  distinct.clear();
  for (let index = 0, { length } = items; index < length; index++) {
    const number = numberOf(items[index]);
    if (distinct.placeOf(number) === column.length) column.add(number);
  }
}
