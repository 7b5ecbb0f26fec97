import { addRunsAfter, addRunsBefore, addWindows, logarithm, windowOf } from './columns.ts';
import type { LineReading } from './lineFeatures.ts';
import type { RowBuilder } from './rows.ts';

/** Lines of a like shape are counted this far to both sides. */
const reach = 15;
/** The distance to the next line of a like shape is measured up to so many lines. */
const farthest = 200;
const windows = [windowOf(-5, 6), windowOf(-15, 16)];

/** Adds how many lines near a line have its shape, as the rows of a table and the entries of a list have. */
export function addLikeShapes(builder: RowBuilder, readings: readonly LineReading[]): void {
  const { count } = builder;
  const near = new Float32Array(count);
  const gaps = new Float32Array(count);
  for (const rows of rowsByShape(readings)) {
    let from = 0;
    let to = 0;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index];
      while (rows[from] < row - reach) from++;
      while (to < rows.length && rows[to] <= row + reach) to++;
      near[row] = logarithm(to - from - 1);
      const before = index > 0 ? row - rows[index - 1] : farthest;
      const after = index + 1 < rows.length ? rows[index + 1] - row : farthest;
      gaps[row] = logarithm(Math.min(farthest, before, after));
    }
  }
  builder.add('shapeNear', near);
  builder.add('shapeGap', gaps);
  addWindows(builder, 'shapeNear', near, windows);
  const likeBefore = Uint8Array.from(readings, ({ shape }, row) => Number(row > 0 && shape === readings[row - 1].shape));
  addRunsBefore(builder, 'shapeRun', likeBefore);
  addRunsAfter(builder, 'shapeRunAfter', Uint8Array.from(readings, (_, row) => (row + 1 < count ? likeBefore[row + 1] : 0)));
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
