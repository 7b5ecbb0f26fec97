import { measureNames, type NetworkLayers, type Scaling } from '../../../server/src/analysis/boilerplate/networkLayers.ts';
import { columnNamed, type Rows } from '../../../server/src/analysis/boilerplate/rows.ts';

/** Measures are cut to this many standard deviations from their means. */
const mostDeviations = 4;

/** How many measures there are of a line. */
export const measureCount = measureNames.length;

/** What the network reads of each line beside its wording, not scaled: rows of `measureCount`. */
export function measureLines({ values, count, names }: Rows): Float32Array {
  const measures = new Float32Array(count * measureCount);
  measureNames.forEach((name, measure) => {
    const from = columnNamed(names, name) * count;
    for (let row = 0; row < count; row++) measures[row * measureCount + measure] = values[from + row];
  });
  return measures;
}

/** The inputs of the entry layer: scaled measures, then the sum of the wordings' vectors over the root of their count. */
export function entryRows({ vectorWidth, vectors, scaling }: Pick<NetworkLayers, 'vectorWidth' | 'vectors' | 'scaling'>, measures: Float32Array, wordings: readonly (readonly number[])[]): Float32Array {
  const width = measureCount + vectorWidth;
  const rows = new Float32Array(wordings.length * width);
  for (let row = 0; row < wordings.length; row++) {
    const start = row * width;
    for (let measure = 0; measure < measureCount; measure++) {
      rows[start + measure] = scaleMeasure(scaling, measure, measures[row * measureCount + measure]);
    }
    const share = 1 / Math.sqrt(Math.max(1, wordings[row].length));
    for (const number of wordings[row]) {
      for (let at = 0; at < vectorWidth; at++) rows[start + measureCount + at] += vectors[number * vectorWidth + at] * share;
    }
  }
  return rows;
}

function scaleMeasure({ means, deviations }: Scaling, measure: number, value: number): number {
  return Math.min(mostDeviations, Math.max(-mostDeviations, (value - means[measure]) / deviations[measure]));
}
