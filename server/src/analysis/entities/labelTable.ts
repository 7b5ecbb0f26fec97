import type { IndexState } from '../corpusIndex.ts';
import { entityLabels } from './labels.ts';
import type { LabelCounts } from './evidence.ts';

/** A slot has the two halves of the key and a count for each label. */
const width = 2 + entityLabels.length;
const fewestSlots = 1024;

/** Counts for each label by key, a hash other than 0: a hash table with linear probing (Knuth 1973, algorithm 6.4 L) in one array. */
export class LabelTable {
  #slots = new Uint32Array(fewestSlots * width);
  #used = 0;

  get(key: number): LabelCounts {
    const at = this.#find(key);
    return Array.from(this.#slots.subarray(at + 2, at + width));
  }

  /** Adds to a key's counts, or takes from them, those from a place in `counts` on; none comes below zero. A key without counts is forgotten when the table next grows. */
  add(key: number, counts: ArrayLike<number>, from = 0, sign: 1 | -1 = 1): void {
    const at = this.#find(key);
    if (this.#isFree(at)) {
      if (3 * (this.#used + 1) * width > 2 * this.#slots.length) {
        this.#grow();
        this.add(key, counts, from, sign);
        return;
      }
      this.#used++;
      this.#slots[at] = key >>> 0;
      this.#slots[at + 1] = highOf(key);
    }
    for (let label = 0; label < entityLabels.length; label++) this.#slots[at + 2 + label] += sign * counts[from + label];
  }

  save(): IndexState {
    return { slots: this.#slots, used: this.#used };
  }

  restore(state: IndexState): void {
    this.#slots = (state.slots as Uint32Array).slice();
    this.#used = state.used as number;
  }

  /** Where a key's slot begins, or the free one that it would have. */
  #find(key: number): number {
    const [low, high] = [key >>> 0, highOf(key)];
    const mask = this.#slots.length / width - 1;
    for (let slot = (low ^ high) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * width;
      if (this.#isFree(at) || (this.#slots[at] === low && this.#slots[at + 1] === high)) return at;
    }
  }

  #isFree(at: number): boolean {
    return this.#slots[at] === 0 && this.#slots[at + 1] === 0;
  }

  #grow(): void {
    const before = this.#slots;
    let filled = 0;
    const isFilled = (at: number): boolean => before.subarray(at + 2, at + width).some((count) => count > 0);
    for (let at = 0; at < before.length; at += width) if (isFilled(at)) filled++;
    let slots = fewestSlots;
    while (slots < 2 * filled) slots *= 2;
    this.#slots = new Uint32Array(slots * width);
    this.#used = filled;
    for (let at = 0; at < before.length; at += width) {
      if (isFilled(at)) this.#slots.set(before.subarray(at, at + width), this.#find(before[at + 1] * 2 ** 32 + before[at]));
    }
  }
}

function highOf(key: number): number {
  return Math.floor(key / 2 ** 32);
}
