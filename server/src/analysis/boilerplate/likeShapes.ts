import { addRunsAfter, addRunsBefore, addWindows, logarithm, windowOf } from './columns.ts';
import type { LineReading } from './lineFeatures.ts';
import { Room } from './room.ts';
import type { RowBuilder } from './rows.ts';

/** Lines of a like shape are counted this far to both sides. */
const reach = 15;
/** The distance to the next line of a like shape is measured up to so many lines. */
const farthest = 200;
const shapesRoom = new Room(Int32Array);
const beforeRoom = new Room(Uint8Array);
const afterRoom = new Room(Uint8Array);
const windows = [windowOf(-5, 6), windowOf(-15, 16)];

/** Adds how many lines near a line have its shape, as the rows of a table and the entries of a list have. */
export function addLikeShapes(builder: RowBuilder, readings: readonly LineReading[]): void {
  const { count } = builder;
  const shapes = shapesRoom.of(count);
  for (let row = 0; row < count; row++) shapes[row] = readings[row].shape;
  const near = builder.open('shapeNear');
  const gaps = builder.open('shapeGap');
  const { values } = builder;
  for (let row = 0; row < count; row++) {
    const end = Math.min(count, row + reach + 1);
    let like = 0;
    for (let other = Math.max(0, row - reach); other < end; other++) if (shapes[other] === shapes[row]) like++;
    values[near + row] = logarithm(like - 1);
    values[gaps + row] = logarithm(gapOf(shapes, count, row));
  }
  addWindows(builder, 'shapeNear', values, near, windows);
  const likeBefore = beforeRoom.cleared(count);
  const likeAfter = afterRoom.cleared(count);
  for (let row = 1; row < count; row++) likeAfter[row - 1] = likeBefore[row] = Number(shapes[row] === shapes[row - 1]);
  addRunsBefore(builder, 'shapeRun', likeBefore);
  addRunsAfter(builder, 'shapeRunAfter', likeAfter);
}

/** How far from a line the nearest one is that has its shape. */
function gapOf(shapes: Int32Array, count: number, row: number): number {
  const shape = shapes[row];
  let before = row - 1;
  let after = row + 1;
  for (let distance = 1; distance < farthest && (before >= 0 || after < count); distance++, before--, after++) {
    if ((before >= 0 && shapes[before] === shape) || (after < count && shapes[after] === shape)) return distance;
  }
  return farthest;
}
