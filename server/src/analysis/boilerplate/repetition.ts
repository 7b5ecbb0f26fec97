import { addWindows, contextWindows } from './columns.ts';
import type { LineReading } from './lineFeatures.ts';
import type { RowBuilder } from './rows.ts';
import type { TopicWords } from './topicWords.ts';

/** Adds how often a line stands in the document, and how much of it the lines near it say. `prose` holds how much prose each line is. */
export function addRepetition(builder: RowBuilder, readings: readonly LineReading[], prose: Float64Array, topics: TopicWords): void {
  const seen = new Map<number, number>();
  const earlier = Int32Array.from(readings, ({ key }) => {
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count;
  });
  const same = Int32Array.from(readings, ({ key }) => seen.get(key) ?? 1);
  // Prose that stands twice is a copied paragraph, which is not for this analysis to say.
  addWindows(builder, 'repeats', builder.column(builder.add('repeats', (row) => (prose[row] > 0 ? 0 : Math.log(same[row])))), contextWindows);
  builder.add('earlierSame', (row) => (prose[row] > 0 ? 0 : earlier[row]));
  builder.add('laterSame', (row) => (prose[row] > 0 ? 0 : same[row] - 1 - earlier[row]));
  addEcho(builder, topics);
}

/** How many lines ahead and back a line is looked for again. */
const echoReach = 4;

/** Adds how much of a line's topic the line among the next few, or the last few, holds that holds most of it. */
function addEcho(builder: RowBuilder, topics: TopicWords): void {
  const count = topics.lines;
  const ahead = new Float32Array(count);
  const back = new Float32Array(count);
  for (let other = 0; other < count; other++) {
    topics.sharesIn(other, Math.max(0, other - echoReach), other, (line, share) => {
      ahead[line] = Math.max(ahead[line], share);
    });
    topics.sharesIn(other, other + 1, Math.min(count, other + echoReach + 1), (line, share) => {
      back[line] = Math.max(back[line], share);
    });
  }
  builder.add('echoAhead', (row) => ahead[row]);
  builder.add('echoBack', (row) => back[row]);
}
