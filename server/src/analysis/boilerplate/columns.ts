import { RunningSums, type RowBuilder } from './rows.ts';

const neighbourOffsets = [-3, -2, -1, 1, 2, 3];
/** Windows in lines before and after a line, as [from, to) relative to it. */
const windows: readonly (readonly [number, number])[] = [[-5, 0], [1, 6], [-15, 0], [1, 16]];
/** Distances are measured up to this many lines. */
const farthest = 200;

/** Adds the measure of each of the three lines before and after a line; -1 past the ends. */
export function addNeighbours(builder: RowBuilder, name: string, values: Float32Array): void {
  for (const offset of neighbourOffsets) builder.add(`${name}@${String(offset)}`, (row) => values[row + offset] ?? -1);
}

/** Adds the means of a measure over the windows before and after each line. */
export function addWindows(builder: RowBuilder, name: string, values: Float32Array): void {
  const sums = new RunningSums(values.length, (index) => values[index]);
  for (const [from, to] of windows) {
    builder.add(`${name}[${String(from)},${String(to)})`, (row) => sums.mean(row + from, row + to));
  }
}

/** Adds how many lines lie between a line and the nearest one before and after it that passes the test, on a logarithmic scale. */
export function addDistances(builder: RowBuilder, name: string, count: number, test: (row: number) => boolean): void {
  const before = new Float32Array(count);
  const after = new Float32Array(count);
  let distance = farthest;
  for (let row = 0; row < count; row++) {
    before[row] = distance;
    distance = test(row) ? 0 : Math.min(farthest, distance + 1);
  }
  distance = farthest;
  for (let row = count - 1; row >= 0; row--) {
    after[row] = distance;
    distance = test(row) ? 0 : Math.min(farthest, distance + 1);
  }
  builder.add(`${name}<`, (row) => Math.log1p(before[row]));
  builder.add(`${name}>`, (row) => Math.log1p(after[row]));
}
