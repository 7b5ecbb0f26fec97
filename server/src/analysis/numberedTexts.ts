import { ReusableList } from '../text/reusableList.ts';
import { withRoomFor } from './columns.ts';

const fewestSlots = 512;

/** A table with more slots is not kept for the next texts. */
const mostKept = 1 << 14;

/** Beyond this slots are emptied, so that what they hold stays a number of 32 bits. */
const largestBase = 1 << 30;

/**
 * Gives texts numbers, 0, 1, 2 …, in the order in which they first come: a hash table with linear probing (Knuth 1973, algorithm 6.4 L) that is
 * used for one list of texts after another, for those who know a hash of each text anyway.
 */
export class NumberedTexts {
  readonly #texts = new ReusableList<string>();
  /** By number. */
  #hashes = new Int32Array(fewestSlots / 2);
  /** Numbers plus `#base`; less where a slot is free, so that none has to be emptied for the next list. At least twice as many as texts. */
  #slots = new Int32Array(fewestSlots);
  #base = 1;

  /** How many texts have numbers. */
  get length(): number {
    return this.#texts.length;
  }

  /** The number of a text, of which `hash` is a hash; the next one where it has none yet. */
  numberOf(text: string, hash: number): number {
    const slots = this.#slots;
    const base = this.#base;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (; slots[slot] >= base; slot = (slot + 1) & mask) {
      const number = slots[slot] - base;
      if (this.#texts.at(number) === text) return number;
    }
    const number = this.#texts.length;
    this.#texts.add(text);
    slots[slot] = base + number;
    if (number === this.#hashes.length) this.#hashes = withRoomFor(this.#hashes, number);
    this.#hashes[number] = hash;
    if (2 * this.#texts.length > slots.length) this.#grow();
    return number;
  }

  /** The texts by their numbers; another list begins. */
  take(): string[] {
    this.#forget();
    return this.#texts.take();
  }

  /** Begins another list. */
  clear(): void {
    this.#forget();
    this.#texts.clear();
  }

  #forget(): void {
    this.#base += this.#texts.length;
    if (this.#slots.length <= mostKept && this.#base <= largestBase) return;
    this.#slots = new Int32Array(fewestSlots);
    this.#base = 1;
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#texts.length; number++) {
      let slot = this.#hashes[number] & mask;
      while (slots[slot] > 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
    this.#base = 1;
  }
}
