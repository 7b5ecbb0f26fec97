/** Waiting pairs are kept apart by the upper bits of their shingles, as the index is. */
const shardBits = 8;
const shardCount = 1 << shardBits;

/** So many pairs of a shard are put in together: 4 MB wait at most. */
const batchSize = 2048;

/** Pairs are put in order by so many of the bits that follow. */
const orderBits = 10;
const orderCount = 1 << orderBits;

/** Takes the paragraphs of one shingle, from a place to another, exclusive. */
export type PutPostings = (shingle: number, paragraphs: Uint32Array, from: number, to: number) => void;

/**
 * Postings that wait until there are many of neighbouring shingles: put in together, those of one shingle are put in at once, and what they are put into
 * stays in the processor's cache meanwhile.
 */
export class WaitingPostings {
  readonly #put: PutPostings;
  /** The waiting pairs of each shard: a shingle, and its paragraph. Empty where none wait. */
  #pairs = new Uint32Array(0);
  readonly #counts = new Uint32Array(shardCount);
  readonly #starts = new Uint32Array(orderCount + 1);
  readonly #orderedShingles = new Uint32Array(batchSize);
  readonly #orderedParagraphs = new Uint32Array(batchSize);

  constructor(put: PutPostings) {
    this.#put = put;
  }

  add(sketch: Uint32Array, paragraph: number): void {
    if (this.#pairs.length === 0) this.#pairs = new Uint32Array(2 * batchSize * shardCount);
    const [pairs, counts] = [this.#pairs, this.#counts];
    for (let index = 0, { length } = sketch; index < length; index++) {
      const shingle = sketch[index];
      const shard = shingle >>> (32 - shardBits);
      const count = counts[shard];
      const at = 2 * batchSize * shard + 2 * count;
      pairs[at] = shingle;
      pairs[at + 1] = paragraph;
      counts[shard] = count + 1;
      if (count + 1 === batchSize) this.#putShard(shard);
    }
  }

  /** Puts in what waits beside a shingle. */
  settle(shingle: number): void {
    const shard = shingle >>> (32 - shardBits);
    if (this.#counts[shard] > 0) this.#putShard(shard);
  }

  settleAll(): void {
    for (let shard = 0; shard < shardCount; shard++) if (this.#counts[shard] > 0) this.#putShard(shard);
    this.#pairs = new Uint32Array(0);
  }

  #putShard(shard: number): void {
    const count = this.#counts[shard];
    this.#counts[shard] = 0;
    this.#order(2 * batchSize * shard, 2 * batchSize * shard + 2 * count);
    const [shingles, paragraphs] = [this.#orderedShingles, this.#orderedParagraphs];
    for (let start = 0; start < count; ) {
      const shingle = shingles[start];
      let end = start + 1;
      while (end < count && shingles[end] === shingle) end++;
      this.#put(shingle, paragraphs, start, end);
      start = end;
    }
  }

  /** Brings pairs of one shingle together, in the order in which they came. */
  #order(from: number, to: number): void {
    const [pairs, starts, shingles, paragraphs] = [this.#pairs, this.#starts, this.#orderedShingles, this.#orderedParagraphs];
    starts.fill(0);
    for (let at = from; at < to; at += 2) starts[orderOf(pairs[at]) + 1]++;
    for (let place = 1; place < orderCount; place++) starts[place] += starts[place - 1];
    for (let at = from; at < to; at += 2) {
      const place = starts[orderOf(pairs[at])]++;
      shingles[place] = pairs[at];
      paragraphs[place] = pairs[at + 1];
    }
  }
}

function orderOf(shingle: number): number {
  return (shingle >>> (32 - shardBits - orderBits)) & (orderCount - 1);
}
