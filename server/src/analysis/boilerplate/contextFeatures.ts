import { lineFeatureNames, type LineReading } from './lineFeatures.ts';
import { RowBuilder, RunningSums, type Rows } from './rows.ts';
import { measureTopic } from './topic.ts';

const featureIndex = (name: string): number => lineFeatureNames.indexOf(name);

/** The features of neighbours that a line is judged by. */
const neighbourFeatures = [
  'length', 'stopWordShare', 'endsSentence', 'capitalisedShare', 'digitShare', 'narration', 'reader', 'calls', 'purposes', 'date',
].map(featureIndex);

const neighbourOffsets = [-3, -2, -1, 1, 2, 3];
/** Windows in lines before and after a line, as [from, to) relative to it. */
const windows: readonly (readonly [number, number])[] = [[-5, 0], [1, 6], [-15, 0], [1, 16]];

const stopWords = featureIndex('stopWords');
const words = featureIndex('words');
const endsSentence = featureIndex('endsSentence');

/** How much prose a line is: its words where it reads as a sentence of some length, otherwise 0. */
export function proseWeight(reading: LineReading): number {
  const { features } = reading;
  return features[stopWords] >= 5 && features[endsSentence] > 0 ? features[words] : 0;
}

/**
 * What is known of each line before any line is judged: itself, its neighbours, its place and the document's topic.
 * `wording` holds what each line's words say for content.
 */
export function contextRows(readings: readonly LineReading[], wording: Float32Array): Rows & { readonly names: readonly string[] } {
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
  return { ...builder.build(), names: builder.names };
}

function addNeighbours(builder: RowBuilder, name: string, values: Float32Array): void {
  for (const offset of neighbourOffsets) builder.add(`${name}@${String(offset)}`, (row) => values[row + offset] ?? -1);
}

/** Adds the means of a measure over the windows before and after each line. */
export function addWindows(builder: RowBuilder, name: string, values: Float32Array): void {
  const sums = new RunningSums(values.length, (index) => values[index]);
  for (const [from, to] of windows) {
    builder.add(`${name}[${String(from)},${String(to)})`, (row) => sums.mean(row + from, row + to));
  }
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
/** Distances are measured up to this many lines. */
const farthest = 200;

function addLandmarks(builder: RowBuilder, readings: readonly LineReading[]): void {
  for (const landmark of landmarks) {
    const feature = featureIndex(`says:${landmark}`);
    addDistances(builder, landmark, readings.length, (row) => readings[row].features[feature] > 0 && readings[row].features[words] <= landmarkWords);
  }
  addDistances(builder, 'prose', readings.length, (row) => proseWeight(readings[row]) > 0);
  addDistances(builder, 'longProse', readings.length, (row) => proseWeight(readings[row]) >= 25);
}

/** Adds how many lines lie between a line and the nearest one before and after it that passes the test, on a logarithmic scale. */
export function addDistances(builder: RowBuilder, name: string, count: number, test: (row: number) => boolean): void {
  const before = new Float32Array(count);
  const after = new Float32Array(count);
  let distance = farthest;
  for (let row = 0; row < count; row++) {
    before[row] = distance;
    distance = test(row) ? 0 : Math.min(farthest, distance + 1);
  }
  distance = farthest;
  for (let row = count - 1; row >= 0; row--) {
    after[row] = distance;
    distance = test(row) ? 0 : Math.min(farthest, distance + 1);
  }
  builder.add(`${name}<`, (row) => Math.log1p(before[row]));
  builder.add(`${name}>`, (row) => Math.log1p(after[row]));
}

function addRepetition(builder: RowBuilder, readings: readonly LineReading[]): void {
  const seen = new Map<number, number>();
  for (const { key } of readings) seen.set(key, (seen.get(key) ?? 0) + 1);
  // Prose that stands twice is a copied paragraph, which is not for this analysis to say.
  const repeats = Float32Array.from(readings, (reading) => (proseWeight(reading) > 0 ? 0 : Math.log(seen.get(reading.key) ?? 1)));
  builder.add('repeats', (row) => repeats[row]);
  addWindows(builder, 'repeats', repeats);
  const earlier = countEarlier(readings);
  builder.add('earlierSame', (row) => (proseWeight(readings[row]) > 0 ? 0 : earlier[row]));
  builder.add('laterSame', (row) => (proseWeight(readings[row]) > 0 ? 0 : (seen.get(readings[row].key) ?? 1) - 1 - earlier[row]));
  const title = new Set(readings[0]?.topicWords ?? []);
  const titleShare = Float32Array.from(readings, ({ topicWords }) => sharedShare(topicWords, title));
  addEcho(builder, readings);
  builder.add('titleShare', (row) => titleShare[row]);
  addWindows(builder, 'titleShare', titleShare);
}

/** How many lines ahead and back a line is looked for again. */
const echoReach = 4;

/** Adds how much of a line's topic the line among the next few, or the last few, holds that holds most of it. */
function addEcho(builder: RowBuilder, readings: readonly LineReading[]): void {
  const topics = readings.map(({ topicWords }) => new Set(topicWords));
  const highest = (row: number, direction: 1 | -1): number => {
    let most = 0;
    for (let step = 1; step <= echoReach; step++) {
      const other = topics[row + step * direction];
      if (other) most = Math.max(most, sharedShare(readings[row].topicWords, other));
    }
    return most;
  };
  builder.add('echoAhead', (row) => highest(row, 1));
  builder.add('echoBack', (row) => highest(row, -1));
}

/** For each line how many lines before it have its key. */
function countEarlier(readings: readonly LineReading[]): number[] {
  const seen = new Map<number, number>();
  return readings.map(({ key }) => {
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count;
  });
}

function sharedShare(own: readonly string[], other: ReadonlySet<string>): number {
  if (own.length === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const word of own) if (other.has(word)) shared++;
  return shared / own.length;
}
