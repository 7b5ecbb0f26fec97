import { featureIndex, type LineReading } from './lineFeatures.ts';
import type { Purpose } from './phrases.ts';

/** What shows of a line that it is furniture: a purpose that its words have, or that it is no full sentence; '' where neither does. */
export type LineSign = Purpose | 'fragment' | '';

/** The signs in the order of their numbers in facts. Of two purposes that a line may have, the earlier one is the more telling. */
const signs: readonly LineSign[] = [
  '', 'share', 'subscribe', 'account', 'comments', 'legal', 'advertisement', 'support', 'teaser', 'related', 'byline', 'dated', 'shop', 'technical',
  'media', 'navigation', 'biography', 'site', 'fragment',
];

const fragment = signs.indexOf('fragment');

/** The features that say purposes, with the signs that these are. */
const purposes = signs.flatMap((sign, number) => (sign === '' || sign === 'fragment' ? [] : [{ number, feature: featureIndex(`says:${sign}`) }]));

/** In a longer line the words that have a purpose say too little of the whole. */
const longestTelling = 25;

const [words, endsSentence, said] = ['words', 'endsSentence', 'purposes'].map(featureIndex);

/** The number of a line's sign. */
export function signNumberOf({ features }: LineReading): number {
  if (features[said] > 0 && features[words] <= longestTelling) for (const { number, feature } of purposes) if (features[feature] === 1) return number;
  return features[endsSentence] === 1 ? 0 : fragment;
}

export function signOf(number: number): LineSign {
  return signs[number] ?? '';
}
