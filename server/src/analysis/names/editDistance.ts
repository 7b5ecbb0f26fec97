/** Rows of the table, reused from call to call; longer strings get rows of their own. */
const kept = [0, 1, 2].map(() => new Uint16Array(64));

/**
 * Damerau–Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions, substitutions
 * and swaps of neighbours, each costing 1. Counted in UTF-16 code units.
 */
export function editDistance(a: string, b: string): number {
  let [beforeLast, last, row] = b.length < 64 ? kept : [0, 1, 2].map(() => new Uint16Array(b.length + 1));
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const same = letter === b.charCodeAt(j - 1);
      let best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && !same && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) best = Math.min(best, beforeLast[j - 2] + 1);
      row[j] = best;
    }
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[b.length];
}
