import { addWindows, runsAfter, runsBefore, type Window } from './columns.ts';
import type { LineReading } from './lineFeatures.ts';
import type { RowBuilder } from './rows.ts';

/** Lines of a like shape are counted this far to both sides. */
const reach = 15;
/** The distance to the next line of a like shape is measured up to so many lines. */
const farthest = 200;
const windows: readonly Window[] = [[-5, 6], [-15, 16]];

/** Adds how many lines near a line have its shape, as the rows of a table and the entries of a list have. */
export function addLikeShapes(builder: RowBuilder, readings: readonly LineReading[]): void {
  const { count } = builder;
  const near = new Float32Array(count);
  const gaps = new Uint8Array(count);
  for (const rows of rowsByShape(readings)) {
    let from = 0;
    let to = 0;
    rows.forEach((row, index) => {
      while (rows[from] < row - reach) from++;
      while (to < rows.length && rows[to] <= row + reach) to++;
      near[row] = Math.log1p(to - from - 1);
      const before = index > 0 ? row - rows[index - 1] : farthest;
      const after = index + 1 < rows.length ? rows[index + 1] - row : farthest;
      gaps[row] = Math.min(farthest, before, after);
    });
  }
  builder.add('shapeNear', (row) => near[row]);
  builder.add('shapeGap', (row) => Math.log1p(gaps[row]));
  addWindows(builder, 'shapeNear', near, windows);
  const likeBefore = (row: number): boolean => row > 0 && row < count && readings[row].shape === readings[row - 1].shape;
  const [before, after] = [runsBefore(count, likeBefore), runsAfter(count, (row) => likeBefore(row + 1))];
  builder.add('shapeRun', (row) => Math.log1p(before[row]));
  builder.add('shapeRunAfter', (row) => Math.log1p(after[row]));
}

/** The rows of each shape, in order. */
function rowsByShape(readings: readonly LineReading[]): Iterable<readonly number[]> {
  const rows = new Map<number, number[]>();
  readings.forEach(({ shape }, row) => {
    const known = rows.get(shape);
    if (known) known.push(row);
    else rows.set(shape, [row]);
  });
  return rows.values();
}
