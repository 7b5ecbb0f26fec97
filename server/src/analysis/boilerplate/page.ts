import { featureIndex, lineFeatureNames, type LineReading } from './lineFeatures.ts';
import { proseWeight } from './prose.ts';
import { RunningSums, type Rows } from './rows.ts';
import { TopicWords } from './topicWords.ts';

/** A document's lines that are not blank, with what all columns of features ask of them. */
export interface Page {
  readonly readings: readonly LineReading[];
  /** What is measured of each line by itself. */
  readonly features: Rows;
  readonly topics: TopicWords;
  readonly wordSums: RunningSums;
  /** How much prose each line is: see `proseWeight`. */
  readonly prose: readonly number[];
  readonly proseSums: RunningSums;
  /** For each line the first one that has the same key. */
  readonly firstAlike: readonly number[];
}

const words = featureIndex('words');

export function pageOf(readings: readonly LineReading[]): Page {
  const count = readings.length;
  const features = featureRows(readings);
  const prose = proseWeights(readings);
  return {
    readings, features, topics: new TopicWords(readings), wordSums: new RunningSums().take(features.values, words * count, count),
    prose, proseSums: new RunningSums().take(prose, 0, count), firstAlike: firstLinesAlike(readings),
  };
}

function featureRows(readings: readonly LineReading[]): Rows {
  const count = readings.length;
  const values = new Float32Array(count * lineFeatureNames.length);
  for (let row = 0; row < count; row++) {
    const { features } = readings[row];
    for (let feature = 0; feature < features.length; feature++) values[feature * count + row] = features[feature];
  }
  return { values, count, names: lineFeatureNames };
}

function proseWeights(readings: readonly LineReading[]): readonly number[] {
  const weights: number[] = [];
  for (const reading of readings) weights.push(proseWeight(reading));
  return weights;
}

function firstLinesAlike(readings: readonly LineReading[]): readonly number[] {
  const lines = new Map<number, number>();
  return readings.map(({ key }, line) => {
    const first = lines.get(key);
    if (first === undefined) lines.set(key, line);
    return first ?? line;
  });
}
