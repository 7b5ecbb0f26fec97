import { runsAfter, runsBefore } from './columns.ts';
import { featureIndex, type LineReading } from './lineFeatures.ts';
import { RunningSums, type RowBuilder } from './rows.ts';

const [length, words, money] = ['length', 'words', 'money'].map(featureIndex);

/** A line of no more words than this is short. */
const shortWords = 8;
/** The reaches, in lines to both sides, within which the lengths of lines are compared. */
const reaches = [5, 15];

/** Adds in how long a run of short lines a line stands, how much its neighbours differ in length, and how the page's words are spread. */
export function addLineLengths(builder: RowBuilder, readings: readonly LineReading[]): void {
  const { count } = builder;
  const isShort = (row: number): boolean => readings[row].features[words] <= shortWords;
  const before = runsBefore(count, isShort);
  const after = runsAfter(count, isShort);
  builder.add('shortBefore', (row) => Math.log1p(before[row]));
  builder.add('shortAfter', (row) => Math.log1p(after[row]));
  const sums = new RunningSums(count, (row) => readings[row].features[length]);
  const squares = new RunningSums(count, (row) => readings[row].features[length] ** 2);
  for (const reach of reaches) {
    builder.add(`lengthSpread${String(reach)}`, (row) => {
      const size = sums.size(row - reach, row + reach + 1);
      const mean = sums.sum(row - reach, row + reach + 1) / size;
      return Math.sqrt(Math.max(0, squares.sum(row - reach, row + reach + 1) / size - mean * mean));
    });
  }
  const said = new RunningSums(count, (row) => readings[row].features[words]);
  const total = said.sum(0, count);
  builder.add('wordsBefore', (row) => said.sum(0, row) / Math.max(1, total));
  builder.add('pageWords', () => Math.log1p(total));
  const shareOf = (test: (row: number) => boolean): number => readings.reduce((sum, _, row) => sum + Number(test(row)), 0) / Math.max(1, count);
  const shortShare = shareOf(isShort);
  const moneyShare = shareOf((row) => readings[row].features[money] > 0);
  builder.add('shortShare', () => shortShare);
  builder.add('moneyShare', () => moneyShare);
}
