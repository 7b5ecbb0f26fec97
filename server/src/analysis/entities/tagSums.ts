import { tagCount } from './labels.ts';

/**
 * Sums for all tags are kept as few numbers, three tags in each: what is added to such a number is added to each of the three. A sum lies
 * between -2¹⁶ and 2¹⁶, exclusive, so that three of them are a whole number that a double holds exactly.
 */
const tagsTogether = 3;
const base = 2 ** 17;
const baseSquared = base ** 2;

/** How many numbers hold the sums of all tags, which come in threes. */
export const sumWidth = tagCount / tagsTogether;

/** Exact, since the base is a power of two. */
const inverseBase = 1 / base;

/** What is added to each of the sums to read them, and all of that together. */
const offset = base / 2;
const allOffsets = offset * (1 + base + baseSquared);

/** Adds to the sums that begin at `to` what is in `values` from `from` on, a number for each tag. */
export function addToSums(sums: Float64Array, to: number, values: Int8Array, from: number): void {
  const end = to + sumWidth;
  for (let place = to, tag = from; place < end; place++, tag += tagsTogether) sums[place] += values[tag] + values[tag + 1] * base + values[tag + 2] * baseSquared;
}

/** Writes the sums that begin at `from`, a number for each tag, to `values` from `to` on. */
export function readSums(sums: Float64Array, from: number, values: Int32Array, to: number): void {
  const end = from + sumWidth;
  for (let place = from, tag = to; place < end; place++, tag += tagsTogether) {
    // Above zero, each of the three: then none borrows from the next one.
    const all = sums[place] + allOffsets;
    const last = Math.floor(all * inverseBase * inverseBase);
    const first = all - last * baseSquared;
    const second = Math.floor(first * inverseBase);
    values[tag] = first - second * base - offset;
    values[tag + 1] = second - offset;
    values[tag + 2] = last - offset;
  }
}
