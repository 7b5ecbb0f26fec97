import type { LineReading } from './lineFeatures.ts';
import { proseWeight } from './prose.ts';
import { TopicWords } from './topicWords.ts';

/** A document's lines that are not blank, with what all columns of features ask of them. */
export interface Page {
  readonly readings: readonly LineReading[];
  readonly topics: TopicWords;
  /** How much prose each line is: see `proseWeight`. */
  readonly prose: Float64Array;
}

export function pageOf(readings: readonly LineReading[]): Page {
  return { readings, topics: new TopicWords(readings), prose: Float64Array.from(readings, proseWeight) };
}
