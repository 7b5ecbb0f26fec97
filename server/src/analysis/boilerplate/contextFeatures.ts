import { addColumnWindows, addDistances, addNeighbours, contextWindows, logarithm, neighboursWithin } from './columns.ts';
import { featureIndex } from './lineFeatures.ts';
import type { Page } from './page.ts';
import { longProse } from './prose.ts';
import { addRepetition } from './repetition.ts';
import { Room } from './room.ts';
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
const weightsRoom = new Room(Float64Array);
const passesRoom = new Room(Uint8Array);

/**
 * What is known of each line before any line is judged: itself, its neighbours, its place, the document's topic and the shape
 * of the page. `wording` holds what each line's words say for content.
 */
export function contextRows(page: Page, shape: Rows, wording: readonly number[]): Rows {
  const { topics, prose } = page;
  const builder = new RowBuilder(page.features.count, kind);
  const wordingColumn = builder.add('wording', wording);
  const features = builder.addRows(page.features);
  const addSurroundings = (name: string, column: number): void => {
    addNeighbours(builder, name, column, neighbours, noNeighbour);
    addColumnWindows(builder, name, column, contextWindows);
  };
  addSurroundings('wording', wordingColumn);
  for (const { name, feature } of neighbourFeatures) addSurroundings(name, features + feature);
  addPlace(builder, page);
  addRepetition(builder, page);
  addLandmarks(builder, page);
  const prosePasses = weightsRoom.of(prose.length);
  for (let row = 0; row < prose.length; row++) prosePasses[row] = Number(prose[row] > 0);
  addTopic(builder, 'topicShare', 'topicStrength', topics, prosePasses);
  addColumnWindows(builder, 'topicStrength', builder.columns - 1, contextWindows);
  builder.addRows(shape);
  return builder.build();
}

function addPlace(builder: RowBuilder, { wordSums, proseSums }: Page): void {
  const { count } = builder;
  const total = Math.max(1, proseSums.sum(0, count));
  const index = builder.open('index');
  const remaining = builder.open('remaining');
  const place = builder.open('place');
  builder.addConstant('lines', Math.log1p(count));
  builder.addConstant('prose', Math.log1p(total));
  builder.addConstant('proseShare', total / Math.max(1, wordSums.sum(0, count)));
  const before = builder.open('proseBefore');
  const near = builder.open('proseNear');
  const { values } = builder;
  for (let row = 0; row < count; row++) {
    values[index + row] = logarithm(row);
    values[remaining + row] = logarithm(count - 1 - row);
    values[place + row] = row / Math.max(1, count - 1);
    values[before + row] = proseSums.sum(0, row) / total;
    values[near + row] = logarithm(proseSums.sum(row - 10, row + 11));
  }
}

/** Short lines that open or close a part of a page: what they say holds for the lines after or before them. */
const landmarks = ['comments', 'related', 'share', 'subscribe', 'legal', 'account', 'byline', 'dated', 'advertisement', 'navigation', 'site', 'biography', 'media'] as const;
const landmarkFeatures = landmarks.map((name) => ({ name, says: featureIndex(`says:${name}`) }));
/** A landmark has no more words than this. */
const landmarkWords = 12;

function addLandmarks(builder: RowBuilder, { features: { values, count }, prose }: Page): void {
  const passes = passesRoom.of(count);
  for (const { name, says } of landmarkFeatures) {
    for (let row = 0; row < count; row++) passes[row] = Number(values[says * count + row] > 0 && values[words * count + row] <= landmarkWords);
    addDistances(builder, name, passes);
  }
  for (let row = 0; row < count; row++) passes[row] = Number(prose[row] > 0);
  addDistances(builder, 'prose', passes);
  for (let row = 0; row < count; row++) passes[row] = Number(prose[row] >= longProse);
  addDistances(builder, 'longProse', passes);
}
