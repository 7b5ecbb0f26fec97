/** A block of words is looked up where it is at most this part of what is asked for. */
const finest = 2;

/** The highest frequency level among words that follow each other in number, from the highest levels of blocks of one, two, four … words. */
export class HighestLevels {
  /** By the logarithm of the block's size, the highest level of each block. */
  readonly #tiers: Uint8Array[];

  /** `levels` are those of the words by their numbers. */
  constructor(levels: Uint8Array) {
    this.#tiers = [levels];
    for (let tier = levels; tier.length > 1; this.#tiers.push(tier)) {
      const below = tier;
      tier = new Uint8Array((below.length + 1) >>> 1);
      for (let word = 0; word < below.length; word++) if (below[word] > tier[word >>> 1]) tier[word >>> 1] = below[word];
    }
  }

  /** A level that none of `count` words from the number `first` on exceeds: the highest of the blocks that hold them. */
  among(first: number, count: number): number {
    const size = Math.max(0, 32 - Math.clz32(count) - finest);
    const tier = this.#tiers[Math.min(size, this.#tiers.length - 1)];
    const last = (first + count - 1) >>> size;
    let highest = 0;
    for (let block = first >>> size; block <= last; block++) if (tier[block] > highest) highest = tier[block];
    return highest;
  }
}
