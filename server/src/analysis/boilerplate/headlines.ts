import { addPlaces, logarithm } from './columns.ts';
import { featureIndex } from './lineFeatures.ts';
import type { Page } from './page.ts';
import type { RowBuilder } from './rows.ts';

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
 * headline itself and lists of articles that name this one. How much of the title each line says stands in the builder from `shares` on.
 */
export function addHeadlines(builder: RowBuilder, { features, proseSums }: Page, shares: number): void {
  const { count } = builder;
  const firstWords = words * count;
  builder.addConstant('titleWords', count > 0 ? features.values[firstWords] : 0);
  const since = builder.open('headlineSince');
  const before = builder.open('headlinesBefore');
  const after = builder.open('headlinesAfter');
  const { values } = builder;
  let headlines = 0;
  let last = -1;
  let first = -1;
  let best = -1;
  let most = -1;
  for (let row = 0; row < count; row++) {
    if (row > 0 && values[shares + row] >= leastShare && features.values[firstWords + row] >= leastWords) {
      headlines++;
      last = row;
      if (first < 0) first = row;
      const amount = proseSums.sum(row, row + proseReach);
      if (amount > most) {
        most = amount;
        best = row;
      }
    }
    values[since + row] = last < 0 ? -1 : logarithm(row - last);
    values[before + row] = headlines;
  }
  for (let row = 0; row < count; row++) values[after + row] = headlines - values[before + row];
  if (first < 0) {
    builder.addConstant('firstHeadline', noHeadline);
    builder.addConstant('bestHeadline', noHeadline);
  } else {
    addPlaces(builder, 'firstHeadline', first, 1);
    addPlaces(builder, 'bestHeadline', best, 1);
  }
}
