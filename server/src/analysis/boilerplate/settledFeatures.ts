import { addColumnWindows, addDistances, addNeighbours, addPlaces, addWindows, contextWindows, neighboursWithin, windowOf } from './columns.ts';
import { densestRun } from './densestRun.ts';
import { featureIndex } from './lineFeatures.ts';
import type { Page } from './page.ts';
import { Room } from './room.ts';
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

const passesRoom = new Room(Uint8Array);
const countsRoom = new Room(Int32Array);
const [gainsRoom, weightsRoom, massesRoom, sumsRoom] = Array.from({ length: 4 }, () => new Room(Float64Array));
const massSums = new RunningSums();

/**
 * What is known of each line once every line was judged by itself: how its neighbours were judged, how much of the
 * article lies before and after it, whether it speaks of what the article speaks of, and the shape of the page. `scores` are
 * log-odds for content.
 */
export function settledRows(page: Page, shape: Rows, scores: Float32Array): Rows {
  const { count } = page.features;
  const probability = new Float32Array(count);
  const passes = passesRoom.of(count);
  const gains = gainsRoom.of(count);
  for (let line = 0; line < count; line++) {
    probability[line] = 1 / (1 + Math.exp(-scores[line]));
    passes[line] = Number(probability[line] > sure);
    gains[line] = probability[line] - runThreshold;
  }
  const builder = new RowBuilder(count, kind);
  builder.addRows(page.features);
  addNeighbours(builder, 'score', builder.add('score', scores), neighbours, noNeighbour);
  addWindows(builder, 'score', probability, 0, scoreWindows);
  addMass(builder, page, probability);
  addDistances(builder, 'content', passes);
  addSimilarLines(builder, page, probability);
  const [from, end] = densestRun(count, gains);
  const to = Math.max(0, end);
  addPlaces(builder, 'afterStart', from, 1);
  addPlaces(builder, 'beforeEnd', to, -1);
  const weights = weightsRoom.of(count);
  for (let line = 0; line < count; line++) weights[line] = from <= line && line <= to && probability[line] > 0.5 ? probability[line] : 0;
  addTopic(builder, 'topicShare', 'topicStrength', page.topics, weights);
  addColumnWindows(builder, 'topicStrength', builder.columns - 1, contextWindows);
  builder.addRows(shape);
  return builder.build();
}

function addMass(builder: RowBuilder, { features }: Page, probability: Float32Array): void {
  const { count } = builder;
  const masses = massesRoom.of(count);
  for (let line = 0; line < count; line++) masses[line] = probability[line] * features.values[length * count + line] ** 2;
  const mass = massSums.take(masses, 0, count);
  const total = Math.max(1e-6, mass.sum(0, count));
  const before = builder.open('massBefore');
  const after = builder.open('massAfter');
  const near = builder.open('massNear');
  builder.addConstant('mass', Math.log1p(total));
  builder.addConstant('contentShare', sumOf(probability) / Math.max(1, count));
  builder.addConstant('lines', Math.log1p(count));
  const place = builder.open('place');
  const { values } = builder;
  for (let row = 0; row < count; row++) {
    values[before + row] = mass.sum(0, row) / total;
    values[after + row] = mass.sum(row + 1, count) / total;
    values[near + row] = mass.sum(row - 10, row + 11) / total;
    values[place + row] = row / Math.max(1, count - 1);
  }
}

function sumOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** A line less likely to be content than this takes from a run rather than adds to it. */
const runThreshold = 0.35;

/** Adds how often a line stands in the document, and how it was judged there on the whole; 0 for prose. */
function addSimilarLines(builder: RowBuilder, { prose, firstAlike }: Page, probability: Float32Array): void {
  const { count } = builder;
  const counts = countsRoom.cleared(count);
  const sums = sumsRoom.cleared(count);
  for (let row = 0; row < count; row++) {
    counts[firstAlike[row]]++;
    sums[firstAlike[row]] += probability[row];
  }
  addAlike(builder, builder.open('repeats'), prose, firstAlike, counts);
  const score = builder.open('repeatsScore');
  const { values } = builder;
  for (let row = 0; row < count; row++) values[score + row] = prose[row] > 0 ? 0 : sums[firstAlike[row]] / counts[firstAlike[row]];
}
