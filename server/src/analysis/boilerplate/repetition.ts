import { addWindows, contextWindows } from './columns.ts';
import type { Page } from './page.ts';
import type { RowBuilder } from './rows.ts';
import type { TopicWords } from './topicWords.ts';

/** Adds how often a line stands in the document, and how much of it the lines near it say. */
export function addRepetition(builder: RowBuilder, { readings, prose, topics }: Page): void {
  const seen = new Map<number, number>();
  const earlier = new Int32Array(readings.length);
  for (let row = 0; row < readings.length; row++) {
    const { key } = readings[row];
    earlier[row] = seen.get(key) ?? 0;
    seen.set(key, earlier[row] + 1);
  }
  const later = new Int32Array(readings.length);
  const repeats = new Float32Array(readings.length);
  for (let row = 0; row < readings.length; row++) {
    const same = seen.get(readings[row].key) ?? 1;
    later[row] = same - 1 - earlier[row];
    repeats[row] = same === 1 ? 0 : Math.log(same);
    // Prose that stands twice is a copied paragraph, which is not for this analysis to say.
    if (prose[row] > 0) earlier[row] = later[row] = repeats[row] = 0;
  }
  builder.add('repeats', repeats);
  addWindows(builder, 'repeats', repeats, contextWindows);
  builder.add('earlierSame', earlier);
  builder.add('laterSame', later);
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
    topics.hold(other);
    for (let line = Math.max(0, other - echoReach); line < other; line++) ahead[line] = Math.max(ahead[line], topics.heldShare(line));
    for (let line = other + 1; line <= Math.min(count - 1, other + echoReach); line++) back[line] = Math.max(back[line], topics.heldShare(line));
    topics.release(other);
  }
  builder.add('echoAhead', ahead);
  builder.add('echoBack', back);
}
