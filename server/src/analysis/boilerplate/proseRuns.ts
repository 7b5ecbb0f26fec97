import { addPlaces } from './columns.ts';
import type { Page } from './page.ts';
import { longProse } from './prose.ts';
import { RunningSums, type RowBuilder } from './rows.ts';

/** The reaches, in lines to both sides, within which prose is held against all words. */
const reaches = [5, 20];
/** A line adds no more than this to a run of prose, and one that is no prose takes as much from it. */
const mostAdded = 60;
const taken = 8;
/** What is measured from prose where there is none. */
const noProse = -9;

/** Adds how much of what stands near a line is prose, and where it stands to the page's prose: to the whole of it, and to its densest run. */
export function addProseRuns(builder: RowBuilder, { prose, proseSums, wordSums }: Page): void {
  const { count } = builder;
  for (const reach of reaches) {
    const start = builder.open('proseWords', String(reach));
    const { values } = builder;
    for (let row = 0; row < count; row++) {
      const from = row - reach;
      const to = row + reach + 1;
      values[start + row] = proseSums.sum(from, to) / Math.max(wordSums.size(from, to), wordSums.sum(from, to));
    }
  }
  const long = new RunningSums(count, (row) => Number(prose[row] >= longProse));
  const [, reach] = reaches;
  const near = builder.open('longProseNear');
  const { values } = builder;
  for (let row = 0; row < count; row++) values[near + row] = long.sum(row - reach, row + reach + 1) / long.size(row - reach, row + reach + 1);
  builder.addConstant('longProseShare', long.sum(0, count) / Math.max(1, count));
  const addPlace = (name: string, line: number, sign: 1 | -1): void => {
    if (line < 0) builder.addConstant(name, noProse);
    else addPlaces(builder, name, line, sign);
  };
  addPlace('afterFirstProse', prose.findIndex((amount) => amount >= longProse), 1);
  addPlace('beforeLastProse', prose.findLastIndex((amount) => amount >= longProse), -1);
  const [from, to, amount] = densestRun(prose);
  addPlace('afterRunStart', amount > 0 ? from : -1, 1);
  addPlace('beforeRunEnd', amount > 0 ? to : -1, -1);
  builder.addConstant('runProse', Math.log1p(amount));
}

/** The run of lines with the most prose, other lines counted against it: its first and last line and its amount (Kadane's algorithm). */
function densestRun(prose: readonly number[]): [from: number, to: number, amount: number] {
  let from = 0;
  let to = -1;
  let most = 0;
  let sum = 0;
  let start = 0;
  for (let row = 0; row < prose.length; row++) {
    if (sum <= 0) {
      sum = 0;
      start = row;
    }
    sum += prose[row] > 0 ? Math.min(prose[row], mostAdded) : -taken;
    if (sum <= most) continue;
    from = start;
    to = row;
    most = sum;
  }
  return [from, to, most];
}
