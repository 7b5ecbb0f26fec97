import { logarithm } from './columns.ts';
import type { TopicWords } from './topicWords.ts';

/** How far a line speaks of what the document speaks of, its own words left out. */
export interface TopicMeasure {
  /** The share of its topic words that other lines use, weighted by those lines. */
  readonly share: Float32Array;
  /** The mean logarithm of how often other lines use them. */
  readonly strength: Float32Array;
}

/** Compares each line's topic words with those of the lines that have weight (the lines taken for prose). */
export function measureTopic(topics: TopicWords, weights: Float64Array): TopicMeasure {
  const { different, differentStarts, lines: count } = topics;
  const used = new Float64Array(topics.size);
  for (let line = 0; line < count; line++) {
    const amount = weights[line];
    if (amount > 0) for (let at = differentStarts[line]; at < differentStarts[line + 1]; at++) used[different[at]] += amount;
  }
  const share = new Float32Array(count);
  const strength = new Float32Array(count);
  for (let line = 0; line < count; line++) {
    const start = differentStarts[line];
    const end = differentStarts[line + 1];
    if (start === end) continue;
    const own = Math.max(0, weights[line]);
    let shared = 0;
    let sum = 0;
    for (let at = start; at < end; at++) {
      const others = Math.max(0, used[different[at]] - own);
      if (others === 0) continue;
      shared += Math.min(1, others);
      sum += logarithm(others);
    }
    share[line] = shared / (end - start);
    strength[line] = sum / (end - start);
  }
  return { share, strength };
}
