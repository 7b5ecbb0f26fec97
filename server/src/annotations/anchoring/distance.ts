/**
 * The number of code units to insert, delete or replace to turn one string into the other (Levenshtein). With `open`, the
 * other string may go on after the part that is compared. Takes time in proportion to the product of the lengths.
 */
export function editDistance(a: string, b: string, open = false): number {
  let row = Int32Array.from({ length: b.length + 1 }, (_, index) => index);
  let next = new Int32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    const unit = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (unit === b.charCodeAt(j - 1) ? 0 : 1);
      next[j] = Math.min(replaced, row[j] + 1, next[j - 1] + 1);
    }
    [row, next] = [next, row];
  }
  return open ? row.reduce((least, distance) => Math.min(least, distance)) : row[b.length];
}
