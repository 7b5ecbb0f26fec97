import type { IndexState } from '../corpusIndex.ts';
import { entityLabels } from './labels.ts';
import type { LabelCounts } from './evidence.ts';

/** A slot has the two halves of the key and a count for each label. */
const width = 2 + entityLabels.length;
const fewestSlots = 16;

/** Shards grow one at a time, so that no change ever waits for the whole table to be copied. */
const shardCount = 64;

/** Counts for each label by key, a hash other than 0. */
export class LabelTable {
  readonly #shards: readonly Shard[] = Array.from({ length: shardCount }, () => new Shard());

  get(key: number): LabelCounts {
    return this.#shardOf(key).get(key);
  }

  /** Adds to a key's counts, or takes from them, those from a place in `counts` on; none comes below zero. A key without counts is forgotten when its shard next grows. */
  add(key: number, counts: ArrayLike<number>, from = 0, sign: 1 | -1 = 1): void {
    this.#shardOf(key).add(key, counts, from, sign);
  }

  save(): IndexState {
    return Object.fromEntries(this.#shards.map((shard, index) => [index, shard.save()]));
  }

  restore(state: IndexState): void {
    this.#shards.forEach((shard, index) => shard.restore(state[index] as IndexState));
  }

  #shardOf(key: number): Shard {
    return this.#shards[(key >>> 0) % shardCount];
  }
}

/** A hash table with linear probing (Knuth 1973, algorithm 6.4 L) in one array. */
class Shard {
  #slots = new Uint32Array(fewestSlots * width);
  #used = 0;

  get(key: number): LabelCounts {
    const at = this.#find(key);
    return Array.from(this.#slots.subarray(at + 2, at + width));
  }

  add(key: number, counts: ArrayLike<number>, from: number, sign: 1 | -1): void {
    let at = this.#find(key);
    if (this.#isFree(at)) {
      if (3 * (this.#used + 1) * width > 2 * this.#slots.length) {
        this.#grow();
        at = this.#find(key);
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
    this.#slots = state.slots as Uint32Array<ArrayBuffer>;
    this.#used = state.used as number;
  }

  /** Where a key's slot begins, or the free one that it would have. */
  #find(key: number): number {
    return this.#findIn(this.#slots, key >>> 0, highOf(key));
  }

  #findIn(slots: Uint32Array, low: number, high: number): number {
    const mask = slots.length / width - 1;
    for (let slot = (Math.floor(low / shardCount) ^ high) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * width;
      if ((slots[at] === low && slots[at + 1] === high) || (slots[at] === 0 && slots[at + 1] === 0)) return at;
    }
  }

  #isFree(at: number): boolean {
    return this.#slots[at] === 0 && this.#slots[at + 1] === 0;
  }

  #grow(): void {
    const before = this.#slots;
    let filled = 0;
    for (let at = 0; at < before.length; at += width) if (hasCounts(before, at)) filled++;
    let size = fewestSlots;
    while (size < 2 * (filled + 1)) size *= 2;
    const slots = new Uint32Array(size * width);
    for (let at = 0; at < before.length; at += width) {
      if (!hasCounts(before, at)) continue;
      const to = this.#findIn(slots, before[at], before[at + 1]);
      for (let part = 0; part < width; part++) slots[to + part] = before[at + part];
    }
    this.#slots = slots;
    this.#used = filled;
  }
}

function hasCounts(slots: Uint32Array, at: number): boolean {
  for (let label = 2; label < width; label++) if (slots[at + label] > 0) return true;
  return false;
}

function highOf(key: number): number {
  return Math.floor(key / 2 ** 32);
}
