import { addPlaces } from './columns.ts';
import { densestRun } from './densestRun.ts';
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
  // The lines without prose are counted against it.
  const [from, to, amount] = densestRun(count, (line) => (prose[line] > 0 ? Math.min(prose[line], mostAdded) : -taken));
  addPlace('afterRunStart', amount > 0 ? from : -1, 1);
  addPlace('beforeRunEnd', to, -1);
  builder.addConstant('runProse', Math.log1p(amount));
}
