import { addRunsAfter, addRunsBefore } from './columns.ts';
import { featureIndex, type LineReading } from './lineFeatures.ts';
import { RunningSums, type RowBuilder } from './rows.ts';

const [length, words, money] = ['length', 'words', 'money'].map(featureIndex);

/** A line of no more words than this is short. */
const shortWords = 8;
/** The reaches, in lines to both sides, within which the lengths of lines are compared. */
const reaches = [5, 15];

/** Adds in how long a run of short lines a line stands, how much its neighbours differ in length, and how the page's words are spread. `said` holds the lines' words. */
export function addLineLengths(builder: RowBuilder, readings: readonly LineReading[], said: RunningSums): void {
  const { count } = builder;
  const short = readings.map(({ features }) => features[words] <= shortWords);
  addRunsBefore(builder, 'shortBefore', short);
  addRunsAfter(builder, 'shortAfter', short);
  const lengths = readings.map(({ features }) => features[length]);
  const sums = new RunningSums(lengths);
  const squares = new RunningSums(lengths.map((value) => value ** 2));
  for (const reach of reaches) {
    const start = builder.open('lengthSpread', String(reach));
    for (let row = 0; row < count; row++) {
      const [from, to] = [row - reach, row + reach + 1];
      const size = sums.size(from, to);
      const mean = sums.sum(from, to) / size;
      builder.values[start + row] = Math.sqrt(Math.max(0, squares.sum(from, to) / size - mean * mean));
    }
  }
  const total = said.sum(0, count);
  const before = builder.open('wordsBefore');
  for (let row = 0; row < count; row++) builder.values[before + row] = said.sum(0, row) / Math.max(1, total);
  builder.addConstant('pageWords', Math.log1p(total));
  builder.addConstant('shortShare', short.reduce((sum, isShort) => sum + Number(isShort), 0) / Math.max(1, count));
  builder.addConstant('moneyShare', readings.reduce((sum, { features }) => sum + Number(features[money] > 0), 0) / Math.max(1, count));
}
