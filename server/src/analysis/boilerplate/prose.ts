import { featureIndex, type LineReading } from './lineFeatures.ts';

const stopWords = featureIndex('stopWords');
const words = featureIndex('words');
const endsSentence = featureIndex('endsSentence');

/** A line of so much prose is a paragraph of its own. */
export const longProse = 25;

/** How much prose a line is: its words where it reads as a sentence of some length, otherwise 0. */
export function proseWeight(reading: LineReading): number {
  const { features } = reading;
  return features[stopWords] >= 5 && features[endsSentence] > 0 ? features[words] : 0;
}
