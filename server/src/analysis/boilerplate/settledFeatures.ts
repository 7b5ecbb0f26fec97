import { addDistances, addNeighbours, addPlaces, addWindows, contextWindows, neighboursWithin, windowOf } from './columns.ts';
import { featureIndex, lineFeatureNames } from './lineFeatures.ts';
import type { Page } from './page.ts';
import { RowBuilder, RowKind, RunningSums, type Rows } from './rows.ts';
import { measureTopic } from './topic.ts';

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
  const probability = scores.map((score) => 1 / (1 + Math.exp(-score)));
  const builder = new RowBuilder(readings.length, kind);
  builder.addTable(lineFeatureNames, (row) => readings[row].features);
  addNeighbours(builder, 'score', builder.add('score', scores), neighbours, noNeighbour);
  addWindows(builder, 'score', probability, scoreWindows);
  addMass(builder, page, probability);
  addDistances(builder, 'content', Uint8Array.from(probability, (value) => Number(value > sure)));
  addSimilarLines(builder, page, probability);
  const [from, to] = densestRun(probability);
  addPlaces(builder, 'afterStart', from, 1);
  addPlaces(builder, 'beforeEnd', to, -1);
  const weights = Float64Array.from(probability, (value, line) => (from <= line && line <= to && value > 0.5 ? value : 0));
  const topic = measureTopic(topics, weights);
  builder.add('topicShare', topic.share);
  builder.add('topicStrength', topic.strength);
  addWindows(builder, 'topicStrength', topic.strength, contextWindows);
  builder.addRows(shape);
  return builder.build();
}

function addMass(builder: RowBuilder, { readings }: Page, probability: Float32Array): void {
  const count = readings.length;
  const mass = new RunningSums(Float64Array.from(readings, ({ features }, line) => probability[line] * features[length] ** 2));
  const total = Math.max(1e-6, mass.sum(0, count));
  const [before, after, near] = [builder.open('massBefore'), builder.open('massAfter'), builder.open('massNear')];
  for (let row = 0; row < count; row++) {
    builder.values[before + row] = mass.sum(0, row) / total;
    builder.values[after + row] = mass.sum(row + 1, count) / total;
    builder.values[near + row] = mass.sum(row - 10, row + 11) / total;
  }
  builder.addConstant('mass', Math.log1p(total));
  builder.addConstant('contentShare', probability.reduce((sum, value) => sum + value, 0) / Math.max(1, count));
  builder.addConstant('lines', Math.log1p(count));
  const place = builder.open('place');
  for (let row = 0; row < count; row++) builder.values[place + row] = row / Math.max(1, count - 1);
}

/** A line less likely to be content than this takes from a run rather than adds to it. */
const runThreshold = 0.35;

/** The run of lines with the greatest sum of probabilities over the threshold: its first and last line (Kadane's algorithm). */
function densestRun(probability: Float32Array): [number, number] {
  let best = 0;
  let range: [number, number] = [0, 0];
  let sum = 0;
  let start = 0;
  probability.forEach((value, row) => {
    if (sum <= 0) {
      sum = 0;
      start = row;
    }
    sum += value - runThreshold;
    if (sum > best) {
      best = sum;
      range = [start, row];
    }
  });
  return range;
}

/** Adds how often a line stands in the document, and how it was judged there on the whole. */
function addSimilarLines(builder: RowBuilder, { readings, prose }: Page, probability: Float32Array): void {
  const seen = new Map<number, { count: number; sum: number }>();
  readings.forEach(({ key }, index) => {
    const known = seen.get(key);
    if (known === undefined) seen.set(key, { count: 1, sum: probability[index] });
    else {
      known.count++;
      known.sum += probability[index];
    }
  });
  const [repeats, score] = [builder.open('repeats'), builder.open('repeatsScore')];
  for (let row = 0; row < readings.length; row++) {
    const known = prose[row] > 0 ? undefined : seen.get(readings[row].key);
    builder.values[repeats + row] = known === undefined ? 0 : Math.log(known.count);
    builder.values[score + row] = known === undefined ? 0 : known.sum / known.count;
  }
}
