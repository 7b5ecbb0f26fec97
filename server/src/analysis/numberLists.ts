import type { IndexState } from './corpusIndex.ts';

/** Shards grow one at a time, so that no change ever waits for a whole index to be copied. */
const shardCount = 256;

const noNumbers = new Uint32Array(0);

/**
 * Lists of numbers by key: an inverted index in typed arrays. Keys are safe integers, hashes as a rule; numbers are below
 * 2³¹ and stand in a list once. A key with one number takes no list of its own. Cost of a change: constant, but for a removal from a long
 * list, which is searched.
 */
export class NumberLists {
  readonly #shards: readonly Shard[];

  /** `bits` is how long keys are: up to 32, or up to 53. */
  constructor(bits: 32 | 53) {
    this.#shards = Array.from({ length: shardCount }, () => new Shard(bits === 53));
  }

  /** Adds a number that the list does not have, at its end. Returns how many numbers the list has then. */
  add(key: number, number: number): number {
    return this.#shardOf(key).add(key, number);
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

  save(): IndexState {
    return Object.fromEntries(this.#shards.map((shard, index) => [index, shard.save()]));
  }

  restore(state: IndexState): void {
    this.#shards.forEach((shard, index) => shard.restore(state[index] as IndexState));
  }

  #shardOf(key: number): Shard {
    return this.#shards[lowOf(key) >>> 24];
  }
}

/** Marks a slot's value as the place of a list rather than a number. */
const listMark = 0x80000000;

const fewestSlots = 8;

/** Blocks for lists have 4, 6, 8, 12, 16 … places, of which the first says how many numbers follow. */
const smallestBlock = 4;

/** What stands in a slot, side by side so that a look-up meets them in one line of the processor's cache: what it holds, and the parts of its key. */
const [valuePart, lowPart, highPart] = [0, 1, 2];

/** A hash table with linear probing (Knuth 1973, algorithm 6.4 L and R), and the blocks of its lists. */
class Shard {
  /** How many numbers a slot takes: with the higher part of the key, or without. */
  readonly #width: 2 | 3;
  /** A slot's value is 0 where it is empty, else a number plus one, or the place of a list in `#blocks`. */
  #slots: Uint32Array;
  #used = 0;
  #blocks = new Uint32Array(16);
  /** Blocks from here on were never used; place 0 is not, so that it can stand for none. */
  #end = smallestBlock;
  /** For each block size the first free block, which names the next one. */
  #free = new Uint32Array(64);
  readonly #single = new Uint32Array(1);

  constructor(isLong: boolean) {
    this.#width = isLong ? 3 : 2;
    this.#slots = new Uint32Array(fewestSlots * this.#width);
  }

  count(key: number): number {
    const value = this.#slots[this.#find(key)];
    return value >= listMark ? this.#blocks[value - listMark] : value === 0 ? 0 : 1;
  }

  first(key: number): number | undefined {
    const value = this.#slots[this.#find(key)];
    return value >= listMark ? this.#blocks[value - listMark + 1] : value === 0 ? undefined : value - 1;
  }

  get(key: number): Uint32Array {
    const value = this.#slots[this.#find(key)];
    if (value >= listMark) {
      const block = value - listMark;
      return this.#blocks.subarray(block + 1, block + 1 + this.#blocks[block]);
    }
    if (value === 0) return noNumbers;
    this.#single[0] = value - 1;
    return this.#single;
  }

  add(key: number, number: number): number {
    const at = this.#find(key);
    const value = this.#slots[at];
    if (value === 0) {
      this.#slots[at + lowPart] = lowOf(key);
      if (this.#width > highPart) this.#slots[at + highPart] = highOf(key);
      this.#slots[at] = number + 1;
      if (++this.#used * this.#width > 0.7 * this.#slots.length) this.#grow();
      return 1;
    }
    if (value < listMark) {
      const block = this.#take(smallestBlock);
      this.#blocks[block] = 2;
      this.#blocks[block + 1] = value - 1;
      this.#blocks[block + 2] = number;
      this.#slots[at] = listMark + block;
      return 2;
    }
    const block = value - listMark;
    const count = this.#blocks[block];
    const room = blockSize(count);
    const target = count + 1 < room ? block : this.#moveBlock(at, count, room, blockSize(count + 1));
    this.#blocks[target + count + 1] = number;
    this.#blocks[target] = count + 1;
    return count + 1;
  }

  remove(key: number, number: number): number {
    const at = this.#find(key);
    const value = this.#slots[at];
    if (value < listMark) {
      if (value === number + 1) this.#empty(at);
      return value === 0 || value === number + 1 ? 0 : 1;
    }
    const block = value - listMark;
    const count = this.#blocks[block];
    const place = this.#blocks.subarray(block + 1, block + 1 + count).indexOf(number);
    if (place < 0) return count;
    this.#blocks[block + 1 + place] = this.#blocks[block + count];
    if (count === 2) {
      this.#slots[at] = this.#blocks[block + 1] + 1;
      this.#give(block, smallestBlock);
      return 1;
    }
    this.#blocks[block] = count - 1;
    if (blockSize(count - 1) < blockSize(count)) this.#moveBlock(at, count - 1, blockSize(count), blockSize(count - 1));
    return count - 1;
  }

  replaceAll(key: number, number: number): void {
    const at = this.#find(key);
    const value = this.#slots[at];
    if (value >= listMark) this.#give(value - listMark, blockSize(this.#blocks[value - listMark]));
    this.#slots[at] = number + 1;
  }

  save(): IndexState {
    return { slots: this.#slots, used: this.#used, blocks: this.#blocks.subarray(0, this.#end), free: this.#free };
  }

  restore(state: IndexState): void {
    this.#slots = state.slots as Uint32Array;
    this.#used = state.used as number;
    this.#blocks = state.blocks as Uint32Array<ArrayBuffer>;
    this.#end = this.#blocks.length;
    this.#free = state.free as Uint32Array<ArrayBuffer>;
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
    const target = this.#take(to);
    this.#blocks.copyWithin(target + 1, block + 1, block + 1 + count);
    this.#blocks[target] = count;
    this.#give(block, from);
    this.#slots[at] = listMark + target;
    return target;
  }

  #take(size: number): number {
    const free = this.#free[sizeClass(size)];
    if (free !== 0) {
      this.#free[sizeClass(size)] = this.#blocks[free];
      return free;
    }
    const block = this.#end;
    this.#end += size;
    if (this.#end > this.#blocks.length) {
      const larger = new Uint32Array(Math.max(this.#end, Math.ceil(1.12 * this.#blocks.length)));
      larger.set(this.#blocks);
      this.#blocks = larger;
    }
    return block;
  }

  #give(block: number, size: number): void {
    this.#blocks[block] = this.#free[sizeClass(size)];
    this.#free[sizeClass(size)] = block;
  }
}

/** The smallest block that holds so many numbers and their count. */
function blockSize(count: number): number {
  if (count < smallestBlock) return smallestBlock;
  const power = 2 ** (31 - Math.clz32(count));
  if (count + 1 <= 1.5 * power) return 1.5 * power;
  return 2 * power;
}

/** A number for each block size, below 64. */
function sizeClass(size: number): number {
  return 2 * (31 - Math.clz32(size)) + ((size & (size - 1)) === 0 ? 0 : 1);
}

function lowOf(key: number): number {
  return key >>> 0;
}

/** The part of a key above its lower 32 bits; of negative keys too, which `>>>` takes as two's complements. */
function highOf(key: number): number {
  return Math.floor(key / 0x100000000) >>> 0;
}

function homeOf(low: number, mask: number): number {
  return (Math.imul(low, 0x9e3779b1) >>> 8) & mask;
}
