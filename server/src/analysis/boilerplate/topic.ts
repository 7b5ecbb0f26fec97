import type { LineReading } from './lineFeatures.ts';

/** How far a line speaks of what the document speaks of, its own words left out. */
export interface TopicMeasure {
  /** The share of its topic words that other lines use, weighted by those lines. */
  readonly share: Float32Array;
  /** The mean logarithm of how often other lines use them. */
  readonly strength: Float32Array;
}

/** Compares each line's topic words with those of the lines that have weight (the lines taken for prose). */
export function measureTopic(readings: readonly LineReading[], weight: (index: number) => number): TopicMeasure {
  const used = new Map<string, number>();
  readings.forEach((reading, index) => {
    const amount = weight(index);
    if (amount <= 0) return;
    for (const word of new Set(reading.topicWords)) used.set(word, (used.get(word) ?? 0) + amount);
  });
  const share = new Float32Array(readings.length);
  const strength = new Float32Array(readings.length);
  readings.forEach((reading, index) => {
    const words = new Set(reading.topicWords);
    if (words.size === 0) return;
    const own = Math.max(0, weight(index));
    let shared = 0;
    let sum = 0;
    for (const word of words) {
      const others = Math.max(0, (used.get(word) ?? 0) - own);
      shared += Math.min(1, others);
      sum += Math.log1p(others);
    }
    share[index] = shared / words.size;
    strength[index] = sum / words.size;
  });
  return { share, strength };
}
