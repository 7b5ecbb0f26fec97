import type { TopicWords } from './topicWords.ts';

/** How far a line speaks of what the document speaks of, its own words left out. */
export interface TopicMeasure {
  /** The share of its topic words that other lines use, weighted by those lines. */
  readonly share: Float32Array;
  /** The mean logarithm of how often other lines use them. */
  readonly strength: Float32Array;
}

/** Compares each line's topic words with those of the lines that have weight (the lines taken for prose). */
export function measureTopic(topics: TopicWords, weight: (line: number) => number): TopicMeasure {
  const count = topics.lines;
  const used = new Float64Array(topics.size);
  for (let line = 0; line < count; line++) {
    const amount = weight(line);
    if (amount > 0) for (const word of topics.differentOf(line)) used[word] += amount;
  }
  const share = new Float32Array(count);
  const strength = new Float32Array(count);
  for (let line = 0; line < count; line++) {
    const words = topics.differentOf(line);
    if (words.length === 0) continue;
    const own = Math.max(0, weight(line));
    let shared = 0;
    let sum = 0;
    for (const word of words) {
      const others = Math.max(0, used[word] - own);
      shared += Math.min(1, others);
      sum += Math.log1p(others);
    }
    share[line] = shared / words.length;
    strength[line] = sum / words.length;
  }
  return { share, strength };
}
