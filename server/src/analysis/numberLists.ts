import type { IndexState, SavedState } from './corpusIndex.ts';
import { highOf, lowOf, shardCount, shardOf } from './keyHalves.ts';
import { blockSizeFor, NumberBlocks, offsetIn, smallestBlock } from './numberBlocks.ts';
import { WaitingNumbers } from './waitingNumbers.ts';

/** So many numbers for a shard may wait: .4 MB in all, and few enough that to put in all of them keeps nobody waiting. */
const batchSize = 128;

const noNumbers = new Uint32Array(0);

/**
 * Lists of numbers by key: an inverted index in typed arrays. Keys are safe integers, hashes as a rule; numbers are below
 * 2³¹ and stand in a list once. A key with one number takes no list of its own. Cost of a change: constant, but for a removal from a long
 * list, which is searched.
 */
export class NumberLists {
  readonly #blocks = new NumberBlocks();
  /** They grow one at a time, so that no change ever waits for a whole index to be copied. */
  readonly #shards: readonly Shard[];
  readonly #waiting: WaitingNumbers;
  readonly #one = new Uint32Array(1);

  /** `bits` is how long keys are: up to 32, or up to 53. */
  constructor(bits: 32 | 53) {
    this.#shards = Array.from({ length: shardCount }, () => new Shard(bits === 53, this.#blocks));
    this.#waiting = new WaitingNumbers(bits, batchSize, (key, numbers, from, to) => this.#shards[shardOf(lowOf(key))].addAll(key, numbers, from, to));
  }

  /** Adds a number that the list does not have, at its end. Returns how many numbers the list has then. */
  add(key: number, number: number): number {
    this.#one[0] = number;
    return this.addAll(key, this.#one, 0, 1);
  }

  /** As `add` to the lists of several keys, but put off until there is much to add, or somebody asks for such a list: while a corpus is read. */
  addSoon(keys: Float64Array | readonly number[], number: number): void {
    this.#waiting.add(keys, number);
  }

  /** Brings a number from the lists of the keys that it had to those of the keys that it has, each given once. It is added to new ones as by `addSoon`. */
  moveSoon(had: Float64Array | readonly number[], has: Float64Array | readonly number[], number: number): void {
    if (had.length === 0) {
      this.addSoon(has, number);
      return;
    }
    const added = new Set(has);
    for (const key of had) if (!added.delete(key)) this.remove(key, number);
    this.addSoon([...added], number);
  }

  /** As `add`, for all numbers from one place to another, exclusive; there must be one. */
  addAll(key: number, numbers: Uint32Array, from: number, to: number): number {
    return this.#shardOf(key).addAll(key, numbers, from, to);
  }

  /** Removes a number; the list's last one takes its place. Returns how many numbers the list has then. */
  remove(key: number, number: number): number {
    return this.#shardOf(key).remove(key, number);
  }

  /** Makes a number the only one of a list that is not empty. */
  replaceAll(key: number, number: number): void {
    this.#shardOf(key).replaceAll(key, number);
  }

  count(key: number): number {
    return this.#shardOf(key).count(key);
  }

  /** The first number of a list, without the list. */
  first(key: number): number | undefined {
    return this.#shardOf(key).first(key);
  }

  /** The numbers of a list, empty where there is none. A view that may be reordered in place, and is void after the next call. */
  get(key: number): Uint32Array {
    return this.#shardOf(key).get(key);
  }

  /** `settle` is called before each of its steps, with the shard whose turn it is, to add what is still to be added. */
  save(settle?: (shard: number) => void): SavedState {
    const shards = this.#shards.map((shard, index): [number, () => SavedState] => [
      index,
      () => {
        settle?.(index);
        this.#waiting.settleShard(index);
        return shard.save();
      },
    ]);
    const blocks = (): SavedState => {
      this.#waiting.release();
      return this.#blocks.save();
    };
    return { shards: Object.fromEntries(shards), blocks };
  }

  restore(state: IndexState): void {
    this.#blocks.restore(state.blocks as IndexState);
    const shards = state.shards as IndexState;
    this.#shards.forEach((shard, index) => shard.restore(shards[index] as IndexState));
  }

  #shardOf(key: number): Shard {
    this.#waiting.settle(key);
    return this.#shards[shardOf(lowOf(key))];
  }
}

/** Marks a slot's value as the place of a list's block rather than a number. The first number of a block says how many follow. */
const listMark = 0x80000000;

const fewestSlots = 8;

/** What stands in a slot, side by side so that a look-up meets them in one line of the processor's cache: what it holds, and the parts of its key. */
const [valuePart, lowPart, highPart] = [0, 1, 2];

/** A hash table with linear probing (Knuth 1973, algorithm 6.4 L and R). */
class Shard {
  /** How many numbers a slot takes: with the higher part of the key, or without. */
  readonly #width: 2 | 3;
  readonly #blocks: NumberBlocks;
  /** A slot's value is 0 where it is empty, else a number plus one, or the place of a list in `#blocks`. */
  #slots: Uint32Array;
  #used = 0;
  readonly #single = new Uint32Array(1);

  constructor(isLong: boolean, blocks: NumberBlocks) {
    this.#width = isLong ? 3 : 2;
    this.#blocks = blocks;
    this.#slots = new Uint32Array(fewestSlots * this.#width);
  }

  count(key: number): number {
    const value = this.#slots[this.#find(key)];
    if (value < listMark) return value === 0 ? 0 : 1;
    const block = value - listMark;
    return this.#blocks.pageOf(block)[offsetIn(block)];
  }

  first(key: number): number | undefined {
    const value = this.#slots[this.#find(key)];
    if (value < listMark) return value === 0 ? undefined : value - 1;
    const block = value - listMark;
    return this.#blocks.pageOf(block)[offsetIn(block) + 1];
  }

  get(key: number): Uint32Array {
    const value = this.#slots[this.#find(key)];
    if (value >= listMark) return this.#listIn(value - listMark);
    if (value === 0) return noNumbers;
    this.#single[0] = value - 1;
    return this.#single;
  }

  addAll(key: number, numbers: Uint32Array, from: number, to: number): number {
    const at = this.#find(key);
    const value = this.#slots[at];
    if (value === 0) {
      this.#slots[at + lowPart] = lowOf(key);
      if (this.#width > highPart) this.#slots[at + highPart] = highOf(key);
      this.#slots[at] = numbers[from] + 1;
      if (++this.#used * this.#width > 0.7 * this.#slots.length) this.#grow();
      return to - from === 1 ? 1 : this.addAll(key, numbers, from + 1, to);
    }
    let count = 1;
    let block: number;
    if (value < listMark) {
      block = this.#blocks.take(blockSizeFor(count + to - from));
      this.#blocks.pageOf(block)[offsetIn(block) + 1] = value - 1;
      this.#slots[at] = listMark + block;
    } else {
      block = value - listMark;
      count = this.#blocks.pageOf(block)[offsetIn(block)];
      const [size, wanted] = [blockSizeFor(count), blockSizeFor(count + to - from)];
      if (size < wanted) block = this.#moveBlock(at, count, size, wanted);
    }
    const page = this.#blocks.pageOf(block);
    const place = offsetIn(block);
    for (let next = from; next < to; next++) page[place + ++count] = numbers[next];
    page[place] = count;
    return count;
  }

  remove(key: number, number: number): number {
    const at = this.#find(key);
    const value = this.#slots[at];
    if (value < listMark) {
      if (value === number + 1) this.#empty(at);
      return value === 0 || value === number + 1 ? 0 : 1;
    }
    const block = value - listMark;
    const numbers = this.#listIn(block);
    const count = numbers.length;
    const place = numbers.indexOf(number);
    if (place < 0) return count;
    numbers[place] = numbers[count - 1];
    if (count === 2) {
      this.#slots[at] = numbers[0] + 1;
      this.#blocks.give(block, smallestBlock);
      return 1;
    }
    this.#blocks.pageOf(block)[offsetIn(block)] = count - 1;
    if (blockSizeFor(count - 1) < blockSizeFor(count)) this.#moveBlock(at, count - 1, blockSizeFor(count), blockSizeFor(count - 1));
    return count - 1;
  }

  replaceAll(key: number, number: number): void {
    const at = this.#find(key);
    const value = this.#slots[at];
    if (value >= listMark) this.#blocks.give(value - listMark, blockSizeFor(this.#listIn(value - listMark).length));
    this.#slots[at] = number + 1;
  }

  save(): IndexState {
    return { slots: this.#slots, used: this.#used };
  }

  restore(state: IndexState): void {
    this.#slots = state.slots as Uint32Array;
    this.#used = state.used as number;
  }

  /** The numbers of a list, by its block; a view. */
  #listIn(block: number): Uint32Array {
    const page = this.#blocks.pageOf(block);
    const place = offsetIn(block);
    return page.subarray(place + 1, place + 1 + page[place]);
  }

  /** Where the slot begins that holds a key, or the empty one where it belongs. */
  #find(key: number): number {
    const slots = this.#slots;
    const width = this.#width;
    const low = lowOf(key);
    const high = width > highPart ? highOf(key) : 0;
    let at = homeOf(low, slots.length / width - 1) * width;
    while (slots[at] !== 0 && (slots[at + lowPart] !== low || (width > highPart && slots[at + highPart] !== high))) {
      at += width;
      if (at === slots.length) at = 0;
    }
    return at;
  }

  /** Empties a slot and moves those that were pushed behind it. */
  #empty(at: number): void {
    const slots = this.#slots;
    const width = this.#width;
    const mask = slots.length / width - 1;
    this.#used--;
    let gap = at / width;
    for (let next = (gap + 1) & mask; slots[next * width] !== 0; next = (next + 1) & mask) {
      const home = homeOf(slots[next * width + lowPart], mask);
      if (((next - home) & mask) < ((next - gap) & mask)) continue;
      slots.copyWithin(gap * width, next * width, (next + 1) * width);
      gap = next;
    }
    slots[gap * width] = 0;
  }

  #grow(): void {
    const before = this.#slots;
    const width = this.#width;
    const slots = new Uint32Array(2 * before.length);
    const mask = slots.length / width - 1;
    for (let from = 0; from < before.length; from += width) {
      if (before[from] === 0) continue;
      let at = homeOf(before[from + lowPart], mask) * width;
      while (slots[at] !== 0) at = at + width === slots.length ? 0 : at + width;
      for (let part: number = valuePart; part < width; part++) slots[at + part] = before[from + part];
    }
    this.#slots = slots;
  }

  /** Moves the first `count` numbers of the list of the slot at `at` from a block of one size to one of another. Returns its place. */
  #moveBlock(at: number, count: number, from: number, to: number): number {
    const block = this.#slots[at] - listMark;
    const target = this.#blocks.take(to);
    const [page, targetPage] = [this.#blocks.pageOf(block), this.#blocks.pageOf(target)];
    const [place, targetPlace] = [offsetIn(block), offsetIn(target)];
    for (let number = 1; number <= count; number++) targetPage[targetPlace + number] = page[place + number];
    targetPage[targetPlace] = count;
    this.#blocks.give(block, from);
    this.#slots[at] = listMark + target;
    return target;
  }
}

function homeOf(low: number, mask: number): number {
  return (Math.imul(low, 0x9e3779b1) >>> 8) & mask;
}
