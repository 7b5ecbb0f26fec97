import { logarithm } from './columns.ts';
import { Room } from './room.ts';
import type { RowBuilder } from './rows.ts';
import type { TopicWords } from './topicWords.ts';

/** For how much the lines that have weight use each topic word. */
const usedRoom = new Room(Float64Array);

/**
 * Adds how far each line speaks of what the lines speak of that have weight (those taken for prose), its own words left out: a column of the
 * share of its topic words that they use, weighted by those lines, and one of the mean logarithm of how often they use them.
 */
export function addTopic(builder: RowBuilder, share: string, strength: string, topics: TopicWords, weights: ArrayLike<number>): void {
  const { different, differentStarts, lines: count, size } = topics;
  const used = usedRoom.cleared(size);
  for (let line = 0; line < count; line++) {
    const amount = weights[line];
    const end = amount > 0 ? differentStarts[line + 1] : 0;
    for (let at = differentStarts[line]; at < end; at++) used[different[at]] += amount;
  }
  const shares = builder.open(share);
  const strengths = builder.open(strength);
  const { values } = builder;
  for (let line = 0; line < count; line++) {
    const start = differentStarts[line];
    const end = differentStarts[line + 1];
    const own = weights[line] > 0 ? weights[line] : 0;
    let shared = 0;
    let sum = 0;
    for (let at = start; at < end; at++) {
      const others = used[different[at]] - own;
      if (others <= 0) continue;
      shared += others < 1 ? others : 1;
      sum += logarithm(others);
    }
    const words = end > start ? end - start : 1;
    values[shares + line] = shared / words;
    values[strengths + line] = sum / words;
  }
}
