import { addColumnWindows, addDistances, addNeighbours, contextWindows, logarithm, neighboursWithin } from './columns.ts';
import { featureIndex, lineFeatureNames } from './lineFeatures.ts';
import type { Page } from './page.ts';
import { longProse } from './prose.ts';
import { addRepetition } from './repetition.ts';
import { RowBuilder, RowKind, type Rows } from './rows.ts';
import { addTopic } from './topic.ts';

/** The features of neighbours that a line is judged by. */
const neighbourFeatures = [
  'length', 'stopWordShare', 'endsSentence', 'capitalisedShare', 'digitShare', 'narration', 'reader', 'calls', 'purposes', 'date',
].map((name) => ({ name, feature: featureIndex(name) }));

const neighbours = neighboursWithin(3);
/** What neighbours past the ends of the document measure. */
const noNeighbour = -1;

const words = featureIndex('words');
const kind = new RowKind();

/**
 * What is known of each line before any line is judged: itself, its neighbours, its place, the document's topic and the shape
 * of the page. `wording` holds what each line's words say for content.
 */
export function contextRows(page: Page, shape: Rows, wording: readonly number[]): Rows {
  const { readings, topics, prose } = page;
  const builder = new RowBuilder(readings.length, kind);
  const wordingColumn = builder.add('wording', wording);
  const features = builder.addTable(lineFeatureNames, (row) => readings[row].features);
  const addSurroundings = (name: string, column: number): void => {
    addNeighbours(builder, name, column, neighbours, noNeighbour);
    addColumnWindows(builder, name, column, contextWindows);
  };
  addSurroundings('wording', wordingColumn);
  for (const { name, feature } of neighbourFeatures) addSurroundings(name, features + feature);
  addPlace(builder, page);
  addRepetition(builder, page);
  addLandmarks(builder, page);
  addTopic(builder, 'topicShare', 'topicStrength', topics, prose.map((amount) => Number(amount > 0)));
  addColumnWindows(builder, 'topicStrength', builder.columns - 1, contextWindows);
  builder.addRows(shape);
  return builder.build();
}

function addPlace(builder: RowBuilder, { readings, proseSums: sums }: Page): void {
  const count = readings.length;
  const total = Math.max(1, sums.sum(0, count));
  const [index, remaining, place] = [builder.open('index'), builder.open('remaining'), builder.open('place')];
  for (let row = 0; row < count; row++) {
    builder.values[index + row] = logarithm(row);
    builder.values[remaining + row] = logarithm(count - 1 - row);
    builder.values[place + row] = row / Math.max(1, count - 1);
  }
  builder.addConstant('lines', Math.log1p(count));
  builder.addConstant('prose', Math.log1p(total));
  builder.addConstant('proseShare', total / Math.max(1, readings.reduce((sum, reading) => sum + reading.features[words], 0)));
  const [before, near] = [builder.open('proseBefore'), builder.open('proseNear')];
  for (let row = 0; row < count; row++) {
    builder.values[before + row] = sums.sum(0, row) / total;
    builder.values[near + row] = logarithm(sums.sum(row - 10, row + 11));
  }
}

/** Short lines that open or close a part of a page: what they say holds for the lines after or before them. */
const landmarks = ['comments', 'related', 'share', 'subscribe', 'legal', 'account', 'byline', 'dated', 'advertisement', 'navigation', 'site', 'biography', 'media'] as const;
const landmarkFeatures = landmarks.map((name) => ({ name, says: featureIndex(`says:${name}`) }));
/** A landmark has no more words than this. */
const landmarkWords = 12;

function addLandmarks(builder: RowBuilder, { readings, prose }: Page): void {
  for (const { name, says } of landmarkFeatures) {
    addDistances(builder, name, readings.map(({ features }) => features[says] > 0 && features[words] <= landmarkWords));
  }
  addDistances(builder, 'prose', prose.map((amount) => amount > 0));
  addDistances(builder, 'longProse', prose.map((amount) => amount >= longProse));
}
