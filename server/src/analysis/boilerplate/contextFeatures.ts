import { addDistances, addNeighbours, addWindows, contextWindows } from './columns.ts';
import { featureIndex, lineFeatureNames, type LineReading } from './lineFeatures.ts';
import { longProse, proseWeight } from './prose.ts';
import { addRepetition } from './repetition.ts';
import { RowBuilder, RunningSums, type Rows } from './rows.ts';
import { measureTopic } from './topic.ts';
import type { TopicWords } from './topicWords.ts';

/** The features of neighbours that a line is judged by. */
const neighbourFeatures = [
  'length', 'stopWordShare', 'endsSentence', 'capitalisedShare', 'digitShare', 'narration', 'reader', 'calls', 'purposes', 'date',
] as const;

const neighbourOffsets = [-3, -2, -1, 1, 2, 3];
/** What neighbours past the ends of the document measure. */
const noNeighbour = -1;

const words = featureIndex('words');

/**
 * What is known of each line before any line is judged: itself, its neighbours, its place, the document's topic and the shape
 * of the page. `wording` holds what each line's words say for content.
 */
export function contextRows(readings: readonly LineReading[], topics: TopicWords, shape: Rows, wording: Float32Array): Rows {
  const builder = new RowBuilder(readings.length);
  const wordingColumn = builder.add('wording', (row) => wording[row]);
  const features = builder.addTable(lineFeatureNames, (row) => readings[row].features);
  const addSurroundings = (name: string, column: number): void => {
    addNeighbours(builder, name, column, neighbourOffsets, noNeighbour);
    addWindows(builder, name, builder.column(column), contextWindows);
  };
  addSurroundings('wording', wordingColumn);
  for (const name of neighbourFeatures) addSurroundings(name, features + featureIndex(name));
  const prose = Float64Array.from(readings, proseWeight);
  addPlace(builder, readings, prose);
  addRepetition(builder, readings, prose, topics);
  addLandmarks(builder, readings, prose);
  const topic = measureTopic(topics, (line) => (prose[line] > 0 ? 1 : 0));
  builder.add('topicShare', (row) => topic.share[row]);
  builder.add('topicStrength', (row) => topic.strength[row]);
  addWindows(builder, 'topicStrength', topic.strength, contextWindows);
  builder.addRows(shape);
  return builder.build();
}

function addPlace(builder: RowBuilder, readings: readonly LineReading[], prose: Float64Array): void {
  const count = readings.length;
  const sums = new RunningSums(count, (index) => prose[index]);
  const total = Math.max(1, sums.sum(0, count));
  builder.add('index', (row) => Math.log1p(row));
  builder.add('remaining', (row) => Math.log1p(count - 1 - row));
  builder.add('place', (row) => row / Math.max(1, count - 1));
  builder.add('lines', () => Math.log1p(count));
  builder.add('prose', () => Math.log1p(total));
  const allWords = readings.reduce((sum, reading) => sum + reading.features[words], 0);
  builder.add('proseShare', () => total / Math.max(1, allWords));
  builder.add('proseBefore', (row) => sums.sum(0, row) / total);
  builder.add('proseNear', (row) => Math.log1p(sums.sum(row - 10, row + 11)));
}

/** Short lines that open or close a part of a page: what they say holds for the lines after or before them. */
const landmarks = ['comments', 'related', 'share', 'subscribe', 'legal', 'account', 'byline', 'dated', 'advertisement', 'navigation', 'site', 'biography', 'media'] as const;
const landmarkFeatures = landmarks.map((landmark) => featureIndex(`says:${landmark}`));
/** A landmark has no more words than this. */
const landmarkWords = 12;

function addLandmarks(builder: RowBuilder, readings: readonly LineReading[], prose: Float64Array): void {
  landmarks.forEach((landmark, index) => {
    const feature = landmarkFeatures[index];
    addDistances(builder, landmark, (row) => readings[row].features[feature] > 0 && readings[row].features[words] <= landmarkWords);
  });
  addDistances(builder, 'prose', (row) => prose[row] > 0);
  addDistances(builder, 'longProse', (row) => prose[row] >= longProse);
}
