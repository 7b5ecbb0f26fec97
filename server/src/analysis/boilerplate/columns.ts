import type { RowBuilder } from './rows.ts';

/** A range of lines as [from, to) relative to a line. */
export type Window = readonly [number, number];

/** The windows over which the measures of context are averaged. */
export const contextWindows: readonly Window[] = [[-5, 0], [1, 6], [-15, 0], [1, 16]];

/** Distances are measured up to this many lines. */
const farthest = 200;

/** The names of a measure's columns by what they are columns for, put together once. */
const namesFor = new WeakMap<readonly unknown[], Map<string, readonly string[]>>();

function nameColumns<Place>(measure: string, places: readonly Place[], nameOf: (place: Place) => string): readonly string[] {
  let byMeasure = namesFor.get(places);
  if (byMeasure === undefined) {
    byMeasure = new Map();
    namesFor.set(places, byMeasure);
  }
  let names = byMeasure.get(measure);
  if (names === undefined) {
    names = places.map((place) => measure + nameOf(place));
    byMeasure.set(measure, names);
  }
  return names;
}

/** Adds the measure of the lines before and after a line; `missing` past the ends. */
export function addNeighbours(builder: RowBuilder, measure: string, column: number, offsets: readonly number[], missing: number): void {
  const names = nameColumns(measure, offsets, (offset) => `@${String(offset)}`);
  for (let index = 0; index < offsets.length; index++) builder.addShifted(names[index], column, offsets[index], missing);
}

/** Adds the means of a measure over the windows before and after each line. */
export function addWindows(builder: RowBuilder, measure: string, values: Float32Array, windows: readonly Window[]): void {
  builder.addMeans(nameColumns(measure, windows, ([from, to]) => `[${String(from)},${String(to)})`), values, windows);
}

const directions = ['<', '>'];

/** Adds how many lines lie between a line and the nearest one before and after it that passes the test, on a logarithmic scale. */
export function addDistances(builder: RowBuilder, measure: string, test: (row: number) => boolean): void {
  const { count } = builder;
  const [before, after] = nameColumns(measure, directions, (direction) => direction);
  const passes = new Uint8Array(count);
  const distances = new Uint8Array(count);
  let distance = farthest;
  for (let row = 0; row < count; row++) passes[row] = Number(test(row));
  for (let row = 0; row < count; row++) {
    distances[row] = distance;
    distance = passes[row] ? 0 : Math.min(farthest, distance + 1);
  }
  builder.add(before, (row) => logarithms[distances[row]]);
  distance = farthest;
  for (let row = count - 1; row >= 0; row--) {
    distances[row] = distance;
    distance = passes[row] ? 0 : Math.min(farthest, distance + 1);
  }
  builder.add(after, (row) => logarithms[distances[row]]);
}

/** For each row how many rows up to it pass the test without a break. */
export function runsBefore(count: number, test: (row: number) => boolean): Uint16Array {
  const runs = new Uint16Array(count);
  for (let row = 0, run = 0; row < count; row++) runs[row] = run = test(row) ? run + 1 : 0;
  return runs;
}

/** For each row how many rows from it on pass the test without a break. */
export function runsAfter(count: number, test: (row: number) => boolean): Uint16Array {
  const runs = new Uint16Array(count);
  for (let row = count - 1, run = 0; row >= 0; row--) runs[row] = run = test(row) ? run + 1 : 0;
  return runs;
}

/** A logarithmic scale for distances in both directions. */
export function signedLog(value: number): number {
  return Math.sign(value) * Math.log1p(Math.abs(value));
}

const logarithms = Float64Array.from({ length: farthest + 1 }, (_, distance) => Math.log1p(distance));
