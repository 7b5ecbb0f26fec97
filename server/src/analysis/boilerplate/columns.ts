import { Room } from './room.ts';
import type { RowBuilder } from './rows.ts';

/** A range of lines relative to a line, and what the names of its columns end in. */
export interface Window {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly name: string;
}

export function windowOf(from: number, to: number): Window {
  return { from, to, name: `[${String(from)},${String(to)})` };
}

/** The windows over which the measures of context are averaged. */
export const contextWindows: readonly Window[] = [windowOf(-5, 0), windowOf(1, 6), windowOf(-15, 0), windowOf(1, 16)];

/** A line so many lines on, and what the names of its columns end in. */
export interface Neighbour {
  readonly offset: number;
  readonly name: string;
}

/** The lines up to `reach` lines before and after a line. */
export function neighboursWithin(reach: number): readonly Neighbour[] {
  const offsets = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach).filter((offset) => offset !== 0);
  return offsets.map((offset) => ({ offset, name: `@${String(offset)}` }));
}

/** Adds for each neighbour the measure of another column; `missing` past the ends. */
export function addNeighbours(builder: RowBuilder, measure: string, column: number, neighbours: readonly Neighbour[], missing: number): void {
  const { count } = builder;
  for (const { offset, name } of neighbours) {
    const start = builder.open(measure, name);
    const { values } = builder;
    const from = column * count + offset;
    const first = Math.min(count, Math.max(0, -offset));
    const end = Math.max(first, Math.min(count, count - offset));
    for (let row = 0; row < first; row++) values[start + row] = missing;
    for (let row = first; row < end; row++) values[start + row] = values[from + row];
    for (let row = end; row < count; row++) values[start + row] = missing;
  }
}

/** For the sums of a measure up to each line. */
const sumsRoom = new Room(Float64Array);

/** Adds the means over the windows before and after each line of what stands in `measured` from place `from` on; 0 where a window is outside. */
export function addWindows(builder: RowBuilder, measure: string, measured: Float32Array, from: number, windows: readonly Window[]): void {
  const { count } = builder;
  const sums = sumsRoom.of(count + 1);
  for (let row = 0, sum = 0; row < count; row++) sums[row + 1] = sum += measured[from + row];
  for (const { from: before, to: after, name } of windows) {
    const target = builder.open(measure, name);
    const { values } = builder;
    for (let row = 0; row < count; row++) {
      const start = row + before < 0 ? 0 : row + before;
      const end = row + after > count ? count : row + after;
      values[target + row] = end > start ? (sums[end] - sums[start]) / (end - start) : 0;
    }
  }
}

/** Adds the means of a column over the windows before and after each line. */
export function addColumnWindows(builder: RowBuilder, measure: string, column: number, windows: readonly Window[]): void {
  addWindows(builder, measure, builder.values, column * builder.count, windows);
}

/** Distances are measured up to this many lines. */
const farthest = 200;

/** Adds how many lines lie between a line and the nearest one before and after it that passes (1, others 0), on a logarithmic scale. */
export function addDistances(builder: RowBuilder, measure: string, passes: Uint8Array): void {
  const { count } = builder;
  const before = builder.open(measure, '<');
  const after = builder.open(measure, '>');
  const { values } = builder;
  let first = 0;
  while (first < count && passes[first] === 0) first++;
  if (first === count) {
    values.fill(logarithms[farthest], before, after + count);
    return;
  }
  let distance = farthest;
  for (let row = 0; row < count; row++) {
    values[before + row] = logarithms[distance];
    distance = passes[row] !== 0 ? 0 : distance < farthest ? distance + 1 : farthest;
  }
  distance = farthest;
  for (let row = count - 1; row >= 0; row--) {
    values[after + row] = logarithms[distance];
    distance = passes[row] !== 0 ? 0 : distance < farthest ? distance + 1 : farthest;
  }
}

/** Adds for each line how many lines up to it pass (1, others 0) without a break, on a logarithmic scale. */
export function addRunsBefore(builder: RowBuilder, name: string, passes: Uint8Array): void {
  const start = builder.open(name);
  const { values, count } = builder;
  for (let row = 0, run = 0; row < count; row++) {
    run = passes[row] !== 0 ? run + 1 : 0;
    values[start + row] = logarithm(run);
  }
}

/** Adds for each line how many lines from it on pass (1, others 0) without a break, on a logarithmic scale. */
export function addRunsAfter(builder: RowBuilder, name: string, passes: Uint8Array): void {
  const start = builder.open(name);
  const { values, count } = builder;
  for (let row = count - 1, run = 0; row >= 0; row--) {
    run = passes[row] !== 0 ? run + 1 : 0;
    values[start + row] = logarithm(run);
  }
}

/** The place of each line to a given one, on a logarithmic scale in both directions: above 0 for lines after it, or before it where `sign` is -1. */
export function addPlaces(builder: RowBuilder, name: string, line: number, sign: 1 | -1): void {
  const start = builder.open(name);
  const { values, count } = builder;
  for (let row = 0; row < count; row++) {
    const distance = sign > 0 ? row - line : line - row;
    values[start + row] = distance < 0 ? -logarithm(-distance) : logarithm(distance);
  }
}

const logarithms = Float64Array.from({ length: 1024 }, (_, number) => Math.log1p(number));

/** The logarithm of a number and 1; looked up where the number is a small whole one, as most that are asked for are. */
export function logarithm(number: number): number {
  const whole = number | 0;
  return whole === number && whole >= 0 && whole < logarithms.length ? logarithms[whole] : Math.log1p(number);
}
