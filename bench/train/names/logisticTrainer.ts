import type { LogisticWeights } from '../../../server/src/analysis/names/pairModel.ts';

const steps = 600;
const rate = 0.05;

/** Logistic regression on standardised features (full-batch Adam, L2 penalty `shrinkage`); the same in every run. */
export function trainLogistic(rows: readonly (readonly number[])[], labels: readonly boolean[], shrinkage = 1): LogisticWeights {
  const width = rows[0].length;
  const columns = Array.from({ length: width }, (_, column) => standardised(rows.map((row) => row[column])));
  const weights = new Float64Array(width + 1);
  const mean = new Float64Array(width + 1);
  const square = new Float64Array(width + 1);
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(width + 1);
    for (let row = 0; row < rows.length; row++) {
      let odds = weights[width];
      for (let column = 0; column < width; column++) odds += weights[column] * columns[column].values[row];
      const error = (labels[row] ? 1 : 0) - 1 / (1 + Math.exp(-odds));
      for (let column = 0; column < width; column++) gradient[column] += error * columns[column].values[row];
      gradient[width] += error;
    }
    for (let index = 0; index <= width; index++) {
      const slope = (gradient[index] - (index < width ? shrinkage * weights[index] : 0)) / rows.length;
      mean[index] = 0.9 * mean[index] + 0.1 * slope;
      square[index] = 0.99 * square[index] + 0.01 * slope * slope;
      weights[index] += (rate * (mean[index] / (1 - 0.9 ** step))) / (Math.sqrt(square[index] / (1 - 0.99 ** step)) + 1e-9);
    }
  }
  const scaled = columns.map((column, index) => weights[index] / column.deviation);
  const shift = columns.reduce((total, column, index) => total + scaled[index] * column.mean, 0);
  const rounded = (value: number): number => Math.round(value * 10000) / 10000;
  return { bias: rounded(weights[width] - shift), weights: scaled.map(rounded) };
}

function standardised(values: readonly number[]): { values: Float64Array; mean: number; deviation: number } {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(variance) || 1;
  return { values: Float64Array.from(values, (value) => (value - mean) / deviation), mean, deviation };
}
