import { highOf, keyOf, lowOf, shardBits, shardCount, shardOf } from './keyHalves.ts';

/** What waits of a shard is put in order by so many of the bits that follow. */
const orderBits = 8;
const orderCount = 1 << orderBits;

/** Takes numbers of one key, those from one place to another, exclusive; the array is void afterwards. */
export type PutNumbers = (key: number, numbers: Uint32Array, from: number, to: number) => void;

/**
 * Numbers that are to be put into lists by key, and wait until there are many of neighbouring keys: those of one key are put in at once, and what they are
 * put into stays in the processor's cache meanwhile. Keys are safe integers, whose lower 32 bits are spread evenly.
 */
export class WaitingNumbers {
  /** How many numbers a row takes: the lower half of a key, the higher one where keys are long, and what is to be put in. */
  readonly #width: 2 | 3;
  readonly #batchSize: number;
  readonly #put: PutNumbers;
  /** The rows of all shards, so many for each; none where nothing waits. */
  #rows = new Uint32Array(0);
  readonly #counts = new Uint32Array(shardCount);

  /** `bits` is how long keys are: up to 32, or up to 53. Of `batchSize` numbers for each of 256 shards there will be room. */
  constructor(bits: 32 | 53, batchSize: number, put: PutNumbers) {
    this.#width = bits === 32 ? 2 : 3;
    this.#batchSize = batchSize;
    this.#put = put;
  }

  /** Has a number put in for each of these keys, or for those from one place to another, exclusive. */
  add(keys: Uint32Array | Float64Array | readonly number[], number: number, from = 0, to = keys.length): void {
    const [width, batchSize] = [this.#width, this.#batchSize];
    if (this.#rows.length === 0) this.#rows = new Uint32Array(shardCount * batchSize * width);
    const [rows, counts] = [this.#rows, this.#counts];
    for (let index = from; index < to; index++) {
      const key = keys[index];
      const low = lowOf(key);
      const shard = shardOf(low);
      const count = counts[shard];
      const at = (shard * batchSize + count) * width;
      rows[at] = low;
      rows[at + 1] = number;
      if (width > 2) rows[at + 2] = highOf(key);
      counts[shard] = count + 1;
      if (count + 1 === batchSize) this.#putShard(shard);
    }
  }

  /** Puts in what waits for a key, and beside it. */
  settle(key: number): void {
    this.settleShard(shardOf(lowOf(key)));
  }

  /** Puts in what waits for the keys of a shard. */
  settleShard(shard: number): void {
    if (this.#counts[shard] > 0) this.#putShard(shard);
  }

  /** Lets go of the room for what waits, where nothing does. */
  release(): void {
    if (this.#counts.every((count) => count === 0)) this.#rows = new Uint32Array(0);
  }

  #putShard(shard: number): void {
    const count = this.#counts[shard];
    this.#counts[shard] = 0;
    this.#order(shard, count);
    const isLong = this.#width > 2;
    const { lows, highs, numbers } = ordered;
    for (let start = 0; start < count; ) {
      const [low, high] = [lows[start], highs[start]];
      let end = start + 1;
      while (end < count && lows[end] === low && (!isLong || highs[end] === high)) end++;
      this.#put(isLong ? keyOf(low, high) : low, numbers, start, end);
      start = end;
    }
  }

  /** Brings what waits for one key together, in the order in which it came. */
  #order(shard: number, count: number): void {
    const [rows, width] = [this.#rows, this.#width];
    const from = shard * this.#batchSize * width;
    const to = from + count * width;
    if (count > ordered.lows.length) ordered = roomFor(this.#batchSize);
    const { lows, highs, numbers } = ordered;
    starts.fill(0);
    for (let at = from; at < to; at += width) starts[orderOf(rows[at]) + 1]++;
    for (let place = 1; place < orderCount; place++) starts[place] += starts[place - 1];
    for (let at = from; at < to; at += width) {
      const place = starts[orderOf(rows[at])]++;
      lows[place] = rows[at];
      numbers[place] = rows[at + 1];
      if (width > 2) highs[place] = rows[at + 2];
    }
  }
}

function orderOf(low: number): number {
  return (low >>> (32 - shardBits - orderBits)) & (orderCount - 1);
}

/** Where the rows of each order begin, and rows in order; of the shard that is being put in. */
const starts = new Uint32Array(orderCount + 1);
let ordered = roomFor(0);

function roomFor(count: number): { readonly lows: Uint32Array; readonly highs: Uint32Array; readonly numbers: Uint32Array } {
  return { lows: new Uint32Array(count), highs: new Uint32Array(count), numbers: new Uint32Array(count) };
}
