import { addPlaces, logarithm } from './columns.ts';
import { featureIndex, type LineReading } from './lineFeatures.ts';
import type { RowBuilder, RunningSums } from './rows.ts';

const words = featureIndex('words');

/** A line after the first that says this share of what the first line says, in so many words or more, repeats the page's title. */
const leastShare = 0.6;
const leastWords = 3;
/** Of several such lines the headline is the one with the most prose in so many lines from it on. */
const proseReach = 25;
/** What is measured from a headline where there is none. */
const noHeadline = -9;

/**
 * Adds where a line stands to the lines that repeat the page's title, the first line: between the trail of sections, the
 * headline itself and lists of articles that name this one. `titleShare` is the column of how much of the title each says; `proseSums` holds how much prose the lines are.
 */
export function addHeadlines(builder: RowBuilder, readings: readonly LineReading[], titleShare: number, proseSums: RunningSums): void {
  const { count } = builder;
  const shares = titleShare * count;
  const before: number[] = [];
  const nearest: number[] = [];
  let headlines = 0;
  let last = -1;
  let first = -1;
  let best = -1;
  let most = -1;
  for (let row = 0; row < count; row++) {
    if (row > 0 && builder.values[shares + row] >= leastShare && readings[row].features[words] >= leastWords) {
      headlines++;
      last = row;
      if (first < 0) first = row;
      const amount = proseSums.sum(row, row + proseReach);
      if (amount > most) {
        most = amount;
        best = row;
      }
    }
    before.push(headlines);
    nearest.push(last);
  }
  builder.addConstant('titleWords', count > 0 ? readings[0].features[words] : 0);
  const since = builder.open('headlineSince');
  for (let row = 0; row < count; row++) builder.values[since + row] = nearest[row] < 0 ? -1 : logarithm(row - nearest[row]);
  builder.add('headlinesBefore', before);
  builder.add('headlinesAfter', before.map((passed) => headlines - passed));
  if (first < 0) {
    builder.addConstant('firstHeadline', noHeadline);
    builder.addConstant('bestHeadline', noHeadline);
  } else {
    addPlaces(builder, 'firstHeadline', first, 1);
    addPlaces(builder, 'bestHeadline', best, 1);
  }
}
