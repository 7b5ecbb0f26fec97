import type { LineReading } from './lineFeatures.ts';
import { proseWeight } from './prose.ts';
import { RunningSums } from './rows.ts';
import { TopicWords } from './topicWords.ts';

/** A document's lines that are not blank, with what all columns of features ask of them. */
export interface Page {
  readonly readings: readonly LineReading[];
  readonly topics: TopicWords;
  /** How much prose each line is: see `proseWeight`. */
  readonly prose: readonly number[];
  readonly proseSums: RunningSums;
  /** For each line the first one that has the same key. */
  readonly firstAlike: readonly number[];
}

export function pageOf(readings: readonly LineReading[]): Page {
  const prose = readings.map(proseWeight);
  const lines = new Map<number, number>();
  const firstAlike = readings.map(({ key }, line) => {
    const first = lines.get(key) ?? line;
    if (first === line) lines.set(key, line);
    return first;
  });
  return { readings, topics: new TopicWords(readings), prose, proseSums: new RunningSums(prose), firstAlike };
}
