import { featureIndex, type LineReading } from './lineFeatures.ts';

const [words, endsSentence, endsQuestion, startsBullet, length] = ['words', 'endsSentence', 'endsQuestion', 'startsBullet', 'length'].map(featureIndex);

/** Headlines are seldom longer than this many words. */
const longestHeading = 28;

/** Whether a line of content has the shape of a headline: short, not ended like a sentence, and over a longer line or another heading. */
export function looksLikeHeading(line: LineReading, next: LineReading | undefined): boolean {
  const { features } = line;
  if (features[words] === 0 || features[words] > longestHeading || features[startsBullet] > 0) return false;
  if (features[endsSentence] > 0 && features[endsQuestion] === 0) return false;
  if (!next) return false;
  return next.features[length] > features[length] || !next.features[endsSentence];
}
