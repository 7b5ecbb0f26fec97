/**
 * The run of lines with the greatest sum of what each adds or takes (Kadane's algorithm): its first and last line and the sum; 0, -1 and 0 where no line
 * adds anything.
 */
export function densestRun(count: number, gains: ArrayLike<number>): [from: number, to: number, sum: number] {
  let from = 0;
  let to = -1;
  let most = 0;
  let sum = 0;
  let start = 0;
  for (let line = 0; line < count; line++) {
    if (sum <= 0) {
      sum = 0;
      start = line;
    }
    sum += gains[line];
    if (sum <= most) continue;
    from = start;
    to = line;
    most = sum;
  }
  return [from, to, most];
}
