import { lineFeatureNames, type LineReading } from './lineFeatures.ts';
import { RowBuilder, RunningSums, type Rows } from './rows.ts';
import { measureTopic } from './topic.ts';

const neighbourOffsets = [-4, -3, -2, -1, 1, 2, 3, 4];
const windows: readonly (readonly [number, number])[] = [[-3, 0], [1, 4], [-10, 0], [1, 11], [-30, 0], [1, 31]];
const sure = 0.8;
const length = lineFeatureNames.indexOf('length');

/**
 * What is known of each line once every line was judged by itself: how its neighbours were judged, how much of the
 * article lies before and after it, and whether it speaks of what the article speaks of. `scores` are log-odds for content.
 */
export function settledRows(readings: readonly LineReading[], scores: Float32Array): Rows & { readonly names: readonly string[] } {
  const count = readings.length;
  const probability = scores.map((score) => 1 / (1 + Math.exp(-score)));
  const builder = new RowBuilder(count);
  lineFeatureNames.forEach((name, feature) => {
    builder.add(name, (row) => readings[row].features[feature]);
  });
  builder.add('score', (row) => scores[row]);
  for (const offset of neighbourOffsets) builder.add(`score@${String(offset)}`, (row) => scores[row + offset] ?? -9);
  const sums = new RunningSums(count, (index) => probability[index]);
  for (const [from, to] of windows) builder.add(`score[${String(from)},${String(to)})`, (row) => sums.mean(row + from, row + to));
  addMass(builder, readings, probability);
  addDistances(builder, probability);
  addSimilarLines(builder, readings, probability);
  const topic = measureTopic(readings, (index) => (probability[index] > 0.5 ? probability[index] : 0));
  builder.add('topicShare', (row) => topic.share[row]);
  builder.add('topicStrength', (row) => topic.strength[row]);
  return { ...builder.build(), names: builder.names };
}

function addMass(builder: RowBuilder, readings: readonly LineReading[], probability: Float32Array): void {
  const count = readings.length;
  const mass = new RunningSums(count, (index) => probability[index] * readings[index].features[length] ** 2);
  const total = Math.max(1e-6, mass.sum(0, count));
  builder.add('massBefore', (row) => mass.sum(0, row) / total);
  builder.add('massAfter', (row) => mass.sum(row + 1, count) / total);
  builder.add('massNear', (row) => mass.sum(row - 10, row + 11) / total);
  builder.add('mass', () => Math.log1p(total));
  builder.add('contentShare', () => probability.reduce((sum, value) => sum + value, 0) / Math.max(1, count));
  builder.add('lines', () => Math.log1p(count));
  builder.add('place', (row) => row / Math.max(1, count - 1));
}

/** How many lines lie between a line and the nearest sure content before and after it. */
function addDistances(builder: RowBuilder, probability: Float32Array): void {
  const count = probability.length;
  const before = new Float32Array(count);
  const after = new Float32Array(count);
  let distance = 1000;
  for (let row = 0; row < count; row++) {
    before[row] = distance;
    distance = probability[row] > sure ? 0 : Math.min(1000, distance + 1);
  }
  distance = 1000;
  for (let row = count - 1; row >= 0; row--) {
    after[row] = distance;
    distance = probability[row] > sure ? 0 : Math.min(1000, distance + 1);
  }
  builder.add('contentBefore', (row) => before[row]);
  builder.add('contentAfter', (row) => after[row]);
  builder.add('gap', (row) => before[row] + after[row]);
}

/** How lines of the same key were judged elsewhere in the document. */
function addSimilarLines(builder: RowBuilder, readings: readonly LineReading[], probability: Float32Array): void {
  const seen = new Map<number, { count: number; sum: number }>();
  readings.forEach(({ key }, index) => {
    const known = seen.get(key) ?? { count: 0, sum: 0 };
    known.count++;
    known.sum += probability[index];
    seen.set(key, known);
  });
  builder.add('repeats', (row) => Math.log(seen.get(readings[row].key)?.count ?? 1));
  builder.add('repeatsScore', (row) => {
    const known = seen.get(readings[row].key);
    return known ? known.sum / known.count : 0;
  });
}
