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

/** Exact, since units are powers of two. */
const inverseUnits = units.map((unit) => 1 / unit);

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
  for (let place = 0; place < sumWidth; place++) {
    let rest = sums[from + place];
    const first = place * tagsTogether;
    for (let tag = Math.min(tagCount, first + tagsTogether) - 1; tag >= first; tag--) {
      const sum = Math.round(rest * inverseUnits[tag]);
      values[to + tag] = sum;
      rest -= sum * units[tag];
    }
  }
}
