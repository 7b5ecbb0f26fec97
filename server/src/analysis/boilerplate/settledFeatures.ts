import { addDistances, addNeighbours, addWindows, contextWindows, signedLog, type Window } from './columns.ts';
import { featureIndex, lineFeatureNames, type LineReading } from './lineFeatures.ts';
import { proseWeight } from './prose.ts';
import { RowBuilder, RunningSums, type Rows } from './rows.ts';
import { measureTopic } from './topic.ts';
import type { TopicWords } from './topicWords.ts';

const neighbourOffsets = [-4, -3, -2, -1, 1, 2, 3, 4];
/** What neighbours past the ends of the document score. */
const noNeighbour = -9;
const scoreWindows: readonly Window[] = [[-3, 0], [1, 4], [-10, 0], [1, 11], [-30, 0], [1, 31]];
/** From this probability on a line counts as sure content. */
const sure = 0.8;
const length = featureIndex('length');

/**
 * What is known of each line once every line was judged by itself: how its neighbours were judged, how much of the
 * article lies before and after it, whether it speaks of what the article speaks of, and the shape of the page. `scores` are
 * log-odds for content.
 */
export function settledRows(readings: readonly LineReading[], topics: TopicWords, shape: Rows, scores: Float32Array): Rows {
  const count = readings.length;
  const probability = scores.map((score) => 1 / (1 + Math.exp(-score)));
  const prose = Float64Array.from(readings, proseWeight);
  const builder = new RowBuilder(count);
  builder.addTable(lineFeatureNames, (row) => readings[row].features);
  const scoreColumn = builder.add('score', (row) => scores[row]);
  addNeighbours(builder, 'score', scoreColumn, neighbourOffsets, noNeighbour);
  addWindows(builder, 'score', probability, scoreWindows);
  addMass(builder, readings, probability);
  addDistances(builder, 'content', (row) => probability[row] > sure);
  addSimilarLines(builder, readings, prose, probability);
  const [from, to] = densestRun(probability);
  builder.add('afterStart', (row) => signedLog(row - from));
  builder.add('beforeEnd', (row) => signedLog(to - row));
  const topic = measureTopic(topics, (index) => (from <= index && index <= to && probability[index] > 0.5 ? probability[index] : 0));
  builder.add('topicShare', (row) => topic.share[row]);
  builder.add('topicStrength', (row) => topic.strength[row]);
  addWindows(builder, 'topicStrength', topic.strength, contextWindows);
  builder.addRows(shape);
  return builder.build();
}

function addMass(builder: RowBuilder, readings: readonly LineReading[], probability: Float32Array): void {
  const count = readings.length;
  const mass = new RunningSums(count, (index) => probability[index] * readings[index].features[length] ** 2);
  const total = Math.max(1e-6, mass.sum(0, count));
  builder.add('massBefore', (row) => mass.sum(0, row) / total);
  builder.add('massAfter', (row) => mass.sum(row + 1, count) / total);
  builder.add('massNear', (row) => mass.sum(row - 10, row + 11) / total);
  builder.add('mass', () => Math.log1p(total));
  const contentShare = probability.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  builder.add('contentShare', () => contentShare);
  builder.add('lines', () => Math.log1p(count));
  builder.add('place', (row) => row / Math.max(1, count - 1));
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

/** How lines of the same key were judged elsewhere in the document. */
function addSimilarLines(builder: RowBuilder, readings: readonly LineReading[], prose: Float64Array, probability: Float32Array): void {
  const seen = new Map<number, { count: number; sum: number }>();
  readings.forEach(({ key }, index) => {
    const known = seen.get(key) ?? { count: 0, sum: 0 };
    known.count++;
    known.sum += probability[index];
    seen.set(key, known);
  });
  builder.add('repeats', (row) => (prose[row] > 0 ? 0 : Math.log(seen.get(readings[row].key)?.count ?? 1)));
  builder.add('repeatsScore', (row) => {
    const known = prose[row] > 0 ? undefined : seen.get(readings[row].key);
    return known ? known.sum / known.count : 0;
  });
}
