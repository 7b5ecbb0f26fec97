import { addRunsAfter, addRunsBefore } from './columns.ts';
import { featureIndex } from './lineFeatures.ts';
import type { Page } from './page.ts';
import { Room } from './room.ts';
import { RunningSums, type RowBuilder } from './rows.ts';

const [length, words, money] = ['length', 'words', 'money'].map(featureIndex);

/** A line of no more words than this is short. */
const shortWords = 8;
/** The reaches, in lines to both sides, within which the lengths of lines are compared. */
const reaches = [5, 15];

const shortRoom = new Room(Uint8Array);
const squaredRoom = new Room(Float64Array);
const lengthSums = new RunningSums();
const squareSums = new RunningSums();

/** Adds in how long a run of short lines a line stands, how much its neighbours differ in length, and how the page's words are spread. */
export function addLineLengths(builder: RowBuilder, { features, wordSums }: Page): void {
  const { count } = builder;
  const short = shortRoom.of(count);
  const squared = squaredRoom.of(count);
  let shorts = 0;
  let priced = 0;
  for (let row = 0; row < count; row++) {
    short[row] = Number(features.values[words * count + row] <= shortWords);
    shorts += short[row];
    squared[row] = features.values[length * count + row] ** 2;
    priced += Number(features.values[money * count + row] > 0);
  }
  addRunsBefore(builder, 'shortBefore', short);
  addRunsAfter(builder, 'shortAfter', short);
  const sums = lengthSums.take(features.values, length * count, count);
  const squares = squareSums.take(squared, 0, count);
  for (const reach of reaches) {
    const start = builder.open('lengthSpread', String(reach));
    const { values } = builder;
    for (let row = 0; row < count; row++) {
      const from = row - reach;
      const to = row + reach + 1;
      const size = sums.size(from, to);
      const mean = sums.sum(from, to) / size;
      values[start + row] = Math.sqrt(Math.max(0, squares.sum(from, to) / size - mean * mean));
    }
  }
  const total = wordSums.sum(0, count);
  const before = builder.open('wordsBefore');
  const { values } = builder;
  for (let row = 0; row < count; row++) values[before + row] = wordSums.sum(0, row) / Math.max(1, total);
  builder.addConstant('pageWords', Math.log1p(total));
  builder.addConstant('shortShare', shorts / Math.max(1, count));
  builder.addConstant('moneyShare', priced / Math.max(1, count));
}
