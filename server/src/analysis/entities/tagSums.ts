import { tagCount } from './labels.ts';

/**
 * Sums for all tags are kept as few numbers, three tags in each: what is added to such a number is added to each of the three. A sum lies
 * between -2¹⁶ and 2¹⁶, exclusive, so that three of them are a whole number that a double holds exactly.
 */
const tagsTogether = 3;
const base = 2 ** 17;

/** How many numbers hold the sums of all tags. */
export const sumWidth = Math.ceil(tagCount / tagsTogether);

/** What a tag's sum is multiplied by in its number. */
const units = Float64Array.from({ length: tagCount }, (_, tag) => base ** (tag % tagsTogether));

/** Exact, since the base is a power of two. */
const inverseBase = 1 / base;

/** What is added to each of the sums to read them, and all of that together. */
const offset = base / 2;
const allOffsets = offset * (1 + base + base ** 2);

/** Adds to the sums that begin at `to` what is in `values` from `from` on, a number for each tag. */
export function addToSums(sums: Float64Array, to: number, values: Int8Array, from: number): void {
  let tag = 0;
  for (let place = 0; place < sumWidth; place++) {
    let sum = 0;
    for (const end = Math.min(tagCount, tag + tagsTogether); tag < end; tag++) sum += values[from + tag] * units[tag];
    sums[to + place] += sum;
  }
}

/** Writes the sums that begin at `from`, a number for each tag, to `values` from `to` on. */
export function readSums(sums: Float64Array, from: number, values: Int32Array, to: number): void {
  let tag = 0;
  for (let place = 0; place < sumWidth; place++) {
    // Above zero, each of the three: then none borrows from the next one.
    let rest = sums[from + place] + allOffsets;
    for (const end = Math.min(tagCount, tag + tagsTogether); tag < end; tag++) {
      const others = Math.floor(rest * inverseBase);
      values[to + tag] = rest - others * base - offset;
      rest = others;
    }
  }
}
