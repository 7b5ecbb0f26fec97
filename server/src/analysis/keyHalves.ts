/** Keys that are safe integers, as two halves of 32 bits for typed arrays. */

export function lowOf(key: number): number {
  return key >>> 0;
}

/** The part of a key above its lower 32 bits; of negative keys too, which `>>>` takes as two's complements. */
export function highOf(key: number): number {
  return Math.floor(key / 0x100000000) >>> 0;
}

/** Indexes keep apart by the upper bits of the lower halves of keys what is theirs. */
export const shardBits = 8;
export const shardCount = 1 << shardBits;

/** The shard of a key, by its lower half. */
export function shardOf(low: number): number {
  return low >>> (32 - shardBits);
}

/** The key with such halves. */
export function keyOf(low: number, high: number): number {
  return (high | 0) * 0x100000000 + low;
}
