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

/** What is known of each line before any line is judged: itself, its neighbours, its place and the document's topic. */
export function contextRows(readings: readonly LineReading[]): Rows & { readonly names: readonly string[] } {
  const count = readings.length;
  const builder = new RowBuilder(count);
  lineFeatureNames.forEach((name, feature) => {
    builder.add(name, (row) => readings[row].features[feature]);
  });
  for (const feature of neighbourFeatures) {
    const name = lineFeatureNames[feature];
    for (const offset of neighbourOffsets) {
      builder.add(`${name}@${String(offset)}`, (row) => readings[row + offset]?.features[feature] ?? -1);
    }
    const sums = new RunningSums(count, (index) => readings[index].features[feature]);
    for (const [from, to] of windows) {
      builder.add(`${name}[${String(from)},${String(to)})`, (row) => sums.mean(row + from, row + to));
    }
  }
  addPlace(builder, readings);
  addRepetition(builder, readings);
  const topic = measureTopic(readings, (index) => (proseWeight(readings[index]) > 0 ? 1 : 0));
  builder.add('topicShare', (row) => topic.share[row]);
  builder.add('topicStrength', (row) => topic.strength[row]);
  return { ...builder.build(), names: builder.names };
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
  builder.add('proseShare', () => total / Math.max(1, readings.reduce((sum, reading) => sum + reading.features[words], 0)));
  builder.add('proseBefore', (row) => prose.sum(0, row) / total);
  builder.add('proseNear', (row) => Math.log1p(prose.sum(row - 10, row + 11)));
}

function addRepetition(builder: RowBuilder, readings: readonly LineReading[]): void {
  const seen = new Map<number, number>();
  for (const { key } of readings) seen.set(key, (seen.get(key) ?? 0) + 1);
  builder.add('repeats', (row) => Math.log(seen.get(readings[row].key) ?? 1));
  const title = new Set(readings[0]?.topicWords ?? []);
  builder.add('titleShare', (row) => sharedShare(readings[row].topicWords, title));
}

function sharedShare(own: readonly string[], other: ReadonlySet<string>): number {
  if (own.length === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const word of own) if (other.has(word)) shared++;
  return shared / own.length;
}
