import { addDistances, addNeighbours, addWindows } from './columns.ts';
import { featureIndex, lineFeatureNames, type LineReading } from './lineFeatures.ts';
import { proseWeight } from './prose.ts';
import { addRepetition } from './repetition.ts';
import { RowBuilder, RunningSums, type Rows } from './rows.ts';
import { measureTopic } from './topic.ts';

/** The features of neighbours that a line is judged by. */
const neighbourFeatures = [
  'length', 'stopWordShare', 'endsSentence', 'capitalisedShare', 'digitShare', 'narration', 'reader', 'calls', 'purposes', 'date',
].map(featureIndex);

const words = featureIndex('words');

/**
 * What is known of each line before any line is judged: itself, its neighbours, its place and the document's topic.
 * `wording` holds what each line's words say for content.
 */
export function contextRows(readings: readonly LineReading[], wording: Float32Array): Rows {
  const count = readings.length;
  const builder = new RowBuilder(count);
  builder.add('wording', (row) => wording[row]);
  lineFeatureNames.forEach((name, feature) => {
    builder.add(name, (row) => readings[row].features[feature]);
  });
  addNeighbours(builder, 'wording', wording);
  addWindows(builder, 'wording', wording);
  for (const feature of neighbourFeatures) {
    const name = lineFeatureNames[feature];
    const values = Float32Array.from(readings, (reading) => reading.features[feature]);
    addNeighbours(builder, name, values);
    addWindows(builder, name, values);
  }
  addPlace(builder, readings);
  addRepetition(builder, readings);
  addLandmarks(builder, readings);
  const topic = measureTopic(readings, (index) => (proseWeight(readings[index]) > 0 ? 1 : 0));
  builder.add('topicShare', (row) => topic.share[row]);
  builder.add('topicStrength', (row) => topic.strength[row]);
  addWindows(builder, 'topicStrength', topic.strength);
  return builder.build();
}

function addPlace(builder: RowBuilder, readings: readonly LineReading[]): void {
  const count = readings.length;
  const prose = new RunningSums(count, (index) => proseWeight(readings[index]));
  const total = Math.max(1, prose.sum(0, count));
  builder.add('index', (row) => Math.log1p(row));
  builder.add('remaining', (row) => Math.log1p(count - 1 - row));
  builder.add('place', (row) => row / Math.max(1, count - 1));
  builder.add('lines', () => Math.log1p(count));
  builder.add('prose', () => Math.log1p(total));
  const allWords = readings.reduce((sum, reading) => sum + reading.features[words], 0);
  builder.add('proseShare', () => total / Math.max(1, allWords));
  builder.add('proseBefore', (row) => prose.sum(0, row) / total);
  builder.add('proseNear', (row) => Math.log1p(prose.sum(row - 10, row + 11)));
}

/** Short lines that open or close a part of a page: what they say holds for the lines after or before them. */
const landmarks = ['comments', 'related', 'share', 'subscribe', 'legal', 'account', 'byline', 'dated', 'advertisement', 'navigation', 'site', 'biography', 'media'];
/** A landmark has no more words than this. */
const landmarkWords = 12;

function addLandmarks(builder: RowBuilder, readings: readonly LineReading[]): void {
  for (const landmark of landmarks) {
    const feature = featureIndex(`says:${landmark}`);
    addDistances(builder, landmark, readings.length, (row) => readings[row].features[feature] > 0 && readings[row].features[words] <= landmarkWords);
  }
  addDistances(builder, 'prose', readings.length, (row) => proseWeight(readings[row]) > 0);
  addDistances(builder, 'longProse', readings.length, (row) => proseWeight(readings[row]) >= 25);
}
