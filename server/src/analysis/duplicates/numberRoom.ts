/** Numbers that are made room for at once. */
const usualLength = 1 << 13;

/**
 * Room for short arrays of which each paragraph has some: they are parts of one larger array, since to make one of its own takes longer than to
 * fill it.
 */
export class NumberRoom {
  /** Free from `from` on. */
  numbers = new Uint32Array(usualLength);
  from = 0;

  /** Sees to it that so many numbers are free. */
  makeRoom(count: number): void {
    if (this.from + count <= this.numbers.length) return;
    this.numbers = new Uint32Array(Math.max(usualLength, count));
    this.from = 0;
  }

  /** An array of the first so many that are free, which are not any more. */
  take(count: number): Uint32Array {
    const from = this.from;
    this.from += count;
    return this.numbers.subarray(from, this.from);
  }
}
