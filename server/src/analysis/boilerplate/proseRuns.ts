import { signedLog } from './columns.ts';
import { featureIndex, type LineReading } from './lineFeatures.ts';
import { longProse } from './prose.ts';
import { RunningSums, type RowBuilder } from './rows.ts';

const words = featureIndex('words');

/** The reaches, in lines to both sides, within which prose is held against all words. */
const reaches = [5, 20];
/** A line adds no more than this to a run of prose, and one that is no prose takes as much from it. */
const mostAdded = 60;
const taken = 8;
/** What is measured from prose where there is none. */
const noProse = -9;

/** Adds how much of what stands near a line is prose, and where it stands to the page's prose: to the whole of it, and to its densest run. */
export function addProseRuns(builder: RowBuilder, readings: readonly LineReading[], prose: Float64Array, proseSums: RunningSums): void {
  const { count } = builder;
  const said = new RunningSums(count, (row) => readings[row].features[words]);
  for (const reach of reaches) {
    builder.add(`proseWords${String(reach)}`, (row) => {
      const [from, to] = [row - reach, row + reach + 1];
      return proseSums.sum(from, to) / Math.max(said.size(from, to), said.sum(from, to));
    });
  }
  const long = new RunningSums(count, (row) => Number(prose[row] >= longProse));
  const [, reach] = reaches;
  builder.add('longProseNear', (row) => long.sum(row - reach, row + reach + 1) / long.size(row - reach, row + reach + 1));
  const longShare = long.sum(0, count) / Math.max(1, count);
  builder.add('longProseShare', () => longShare);
  const first = prose.findIndex((amount) => amount >= longProse);
  const last = prose.findLastIndex((amount) => amount >= longProse);
  builder.add('afterFirstProse', (row) => (first < 0 ? noProse : signedLog(row - first)));
  builder.add('beforeLastProse', (row) => (last < 0 ? noProse : signedLog(last - row)));
  const [from, to, amount] = densestRun(prose);
  builder.add('afterRunStart', (row) => (amount > 0 ? signedLog(row - from) : noProse));
  builder.add('beforeRunEnd', (row) => (amount > 0 ? signedLog(to - row) : noProse));
  builder.add('runProse', () => Math.log1p(amount));
}

/** The run of lines with the most prose, other lines counted against it: its first and last line and its amount (Kadane's algorithm). */
function densestRun(prose: Float64Array): [from: number, to: number, amount: number] {
  let best: [number, number, number] = [0, -1, 0];
  let sum = 0;
  let start = 0;
  prose.forEach((amount, row) => {
    if (sum <= 0) {
      sum = 0;
      start = row;
    }
    sum += amount > 0 ? Math.min(amount, mostAdded) : -taken;
    if (sum > best[2]) best = [start, row, sum];
  });
  return best;
}
