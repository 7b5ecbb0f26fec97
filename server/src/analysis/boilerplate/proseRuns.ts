import { addPlaces } from './columns.ts';
import { longProse } from './prose.ts';
import { RunningSums, type RowBuilder } from './rows.ts';

/** The reaches, in lines to both sides, within which prose is held against all words. */
const reaches = [5, 20];
/** A line adds no more than this to a run of prose, and one that is no prose takes as much from it. */
const mostAdded = 60;
const taken = 8;
/** What is measured from prose where there is none. */
const noProse = -9;

/** Adds how much of what stands near a line is prose, and where it stands to the page's prose: to the whole of it, and to its densest run. `said` holds the lines' words. */
export function addProseRuns(builder: RowBuilder, prose: readonly number[], proseSums: RunningSums, said: RunningSums): void {
  const { count } = builder;
  for (const reach of reaches) {
    const start = builder.open('proseWords', String(reach));
    for (let row = 0; row < count; row++) {
      const [from, to] = [row - reach, row + reach + 1];
      builder.values[start + row] = proseSums.sum(from, to) / Math.max(said.size(from, to), said.sum(from, to));
    }
  }
  const long = new RunningSums(prose.map((amount) => Number(amount >= longProse)));
  const [, reach] = reaches;
  const near = builder.open('longProseNear');
  for (let row = 0; row < count; row++) builder.values[near + row] = long.sum(row - reach, row + reach + 1) / long.size(row - reach, row + reach + 1);
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
