import { addPlaces } from './columns.ts';
import { densestRun } from './densestRun.ts';
import type { Page } from './page.ts';
import { longProse } from './prose.ts';
import { Room } from './room.ts';
import { RunningSums, type RowBuilder } from './rows.ts';

/** The reaches, in lines to both sides, within which prose is held against all words. */
const reaches = [5, 20];
/** A line adds no more than this to a run of prose, and one that is no prose takes as much from it. */
const mostAdded = 60;
const taken = 8;
/** What is measured from prose where there is none. */
const noProse = -9;

const passesRoom = new Room(Uint8Array);
const gainsRoom = new Room(Float64Array);
const longSums = new RunningSums();

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
  const passes = passesRoom.of(count);
  let first = -1;
  let last = -1;
  for (let row = 0; row < count; row++) {
    passes[row] = Number(prose[row] >= longProse);
    if (passes[row] === 0) continue;
    if (first < 0) first = row;
    last = row;
  }
  const long = longSums.take(passes, 0, count);
  const [, reach] = reaches;
  const near = builder.open('longProseNear');
  const { values } = builder;
  for (let row = 0; row < count; row++) values[near + row] = long.sum(row - reach, row + reach + 1) / long.size(row - reach, row + reach + 1);
  builder.addConstant('longProseShare', long.sum(0, count) / Math.max(1, count));
  const addPlace = (name: string, line: number, sign: 1 | -1): void => {
    if (line < 0) builder.addConstant(name, noProse);
    else addPlaces(builder, name, line, sign);
  };
  addPlace('afterFirstProse', first, 1);
  addPlace('beforeLastProse', last, -1);
  // The lines without prose are counted against it.
  const gains = gainsRoom.of(count);
  for (let row = 0; row < count; row++) gains[row] = prose[row] > 0 ? Math.min(prose[row], mostAdded) : -taken;
  const [from, to, amount] = densestRun(count, gains);
  addPlace('afterRunStart', amount > 0 ? from : -1, 1);
  addPlace('beforeRunEnd', to, -1);
  builder.addConstant('runProse', Math.log1p(amount));
}
