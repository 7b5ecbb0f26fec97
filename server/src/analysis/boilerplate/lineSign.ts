import { featureIndex, type LineReading } from './lineFeatures.ts';
import type { Purpose } from './phrases.ts';

/** What shows of a line that it is furniture: a purpose that its words have, or that it is no full sentence; '' where neither does. */
export type LineSign = Purpose | 'fragment' | '';

/** The signs in the order of their numbers in facts. Of two purposes that a line may have, the earlier one is the more telling. */
const signs: readonly LineSign[] = [
  '', 'share', 'subscribe', 'account', 'comments', 'legal', 'advertisement', 'support', 'teaser', 'related', 'byline', 'dated', 'shop', 'technical',
  'media', 'navigation', 'biography', 'site', 'fragment',
];

const purposes = signs.filter((sign): sign is Purpose => sign !== '' && sign !== 'fragment').map((purpose) => ({ purpose, feature: featureIndex(`says:${purpose}`) }));

/** In a longer line the words that have a purpose say too little of the whole. */
const longestTelling = 25;

const [words, endsSentence] = [featureIndex('words'), featureIndex('endsSentence')];

/** The number of a line's sign. */
export function signNumberOf({ features }: LineReading): number {
  const said = features[words] > longestTelling ? undefined : purposes.find(({ feature }) => features[feature] === 1);
  return signs.indexOf(said?.purpose ?? (features[endsSentence] === 1 ? '' : 'fragment'));
}

export function signOf(number: number): LineSign {
  return signs[number] ?? '';
}
