import { addColumnWindows, addDistances, addNeighbours, addPlaces, addWindows, contextWindows, neighboursWithin, windowOf } from './columns.ts';
import { featureIndex, lineFeatureNames } from './lineFeatures.ts';
import type { Page } from './page.ts';
import { RowBuilder, RowKind, RunningSums, type Rows } from './rows.ts';
import { addAlike } from './repetition.ts';
import { addTopic } from './topic.ts';

const neighbours = neighboursWithin(4);
/** What neighbours past the ends of the document score. */
const noNeighbour = -9;
const scoreWindows = [windowOf(-3, 0), windowOf(1, 4), windowOf(-10, 0), windowOf(1, 11), windowOf(-30, 0), windowOf(1, 31)];
/** From this probability on a line counts as sure content. */
const sure = 0.8;
const length = featureIndex('length');
const kind = new RowKind();

/**
 * What is known of each line once every line was judged by itself: how its neighbours were judged, how much of the
 * article lies before and after it, whether it speaks of what the article speaks of, and the shape of the page. `scores` are
 * log-odds for content.
 */
export function settledRows(page: Page, shape: Rows, scores: Float32Array): Rows {
  const { readings, topics } = page;
  const probability = new Float32Array(scores.length);
  for (let line = 0; line < scores.length; line++) probability[line] = 1 / (1 + Math.exp(-scores[line]));
  const builder = new RowBuilder(readings.length, kind);
  builder.addTable(lineFeatureNames, (row) => readings[row].features);
  addNeighbours(builder, 'score', builder.add('score', scores), neighbours, noNeighbour);
  addWindows(builder, 'score', probability, 0, scoreWindows);
  addMass(builder, page, probability);
  addDistances(builder, 'content', readings.map((_, line) => probability[line] > sure));
  addSimilarLines(builder, page, probability);
  const [from, to] = densestRun(probability);
  addPlaces(builder, 'afterStart', from, 1);
  addPlaces(builder, 'beforeEnd', to, -1);
  const weights = readings.map((_, line) => (from <= line && line <= to && probability[line] > 0.5 ? probability[line] : 0));
  addTopic(builder, 'topicShare', 'topicStrength', topics, weights);
  addColumnWindows(builder, 'topicStrength', builder.columns - 1, contextWindows);
  builder.addRows(shape);
  return builder.build();
}

function addMass(builder: RowBuilder, { readings }: Page, probability: Float32Array): void {
  const count = readings.length;
  const mass = new RunningSums(readings.map(({ features }, line) => probability[line] * features[length] ** 2));
  const total = Math.max(1e-6, mass.sum(0, count));
  const [before, after, near] = [builder.open('massBefore'), builder.open('massAfter'), builder.open('massNear')];
  for (let row = 0; row < count; row++) {
    builder.values[before + row] = mass.sum(0, row) / total;
    builder.values[after + row] = mass.sum(row + 1, count) / total;
    builder.values[near + row] = mass.sum(row - 10, row + 11) / total;
  }
  builder.addConstant('mass', Math.log1p(total));
  builder.addConstant('contentShare', sumOf(probability) / Math.max(1, count));
  builder.addConstant('lines', Math.log1p(count));
  const place = builder.open('place');
  for (let row = 0; row < count; row++) builder.values[place + row] = row / Math.max(1, count - 1);
}

function sumOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** A line less likely to be content than this takes from a run rather than adds to it. */
const runThreshold = 0.35;

/** The run of lines with the greatest sum of probabilities over the threshold: its first and last line (Kadane's algorithm). */
function densestRun(probability: Float32Array): [number, number] {
  let best = 0;
  let range: [number, number] = [0, 0];
  let sum = 0;
  let start = 0;
  for (let row = 0; row < probability.length; row++) {
    if (sum <= 0) {
      sum = 0;
      start = row;
    }
    sum += probability[row] - runThreshold;
    if (sum > best) {
      best = sum;
      range = [start, row];
    }
  }
  return range;
}

/** Adds how often a line stands in the document, and how it was judged there on the whole; 0 for prose. */
function addSimilarLines(builder: RowBuilder, { prose, firstAlike }: Page, probability: Float32Array): void {
  const counts = new Array<number>(prose.length).fill(0);
  const sums = new Array<number>(prose.length).fill(0);
  for (let row = 0; row < prose.length; row++) {
    counts[firstAlike[row]]++;
    sums[firstAlike[row]] += probability[row];
  }
  addAlike(builder, builder.open('repeats'), prose, firstAlike, counts);
  const score = builder.open('repeatsScore');
  for (let row = 0; row < prose.length; row++) builder.values[score + row] = prose[row] > 0 ? 0 : sums[firstAlike[row]] / counts[firstAlike[row]];
}
