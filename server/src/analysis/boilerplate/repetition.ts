import { addWindows } from './columns.ts';
import type { LineReading } from './lineFeatures.ts';
import { proseWeight } from './prose.ts';
import type { RowBuilder } from './rows.ts';

/** Adds how often a line stands in the document, and how much of it the title and the lines near it say. */
export function addRepetition(builder: RowBuilder, readings: readonly LineReading[]): void {
  const seen = new Map<number, number>();
  for (const { key } of readings) seen.set(key, (seen.get(key) ?? 0) + 1);
  // Prose that stands twice is a copied paragraph, which is not for this analysis to say.
  const repeats = Float32Array.from(readings, (reading) => (proseWeight(reading) > 0 ? 0 : Math.log(seen.get(reading.key) ?? 1)));
  builder.add('repeats', (row) => repeats[row]);
  addWindows(builder, 'repeats', repeats);
  const earlier = countEarlier(readings);
  builder.add('earlierSame', (row) => (proseWeight(readings[row]) > 0 ? 0 : earlier[row]));
  builder.add('laterSame', (row) => (proseWeight(readings[row]) > 0 ? 0 : (seen.get(readings[row].key) ?? 1) - 1 - earlier[row]));
  const title = new Set(readings[0]?.topicWords ?? []);
  const titleShare = Float32Array.from(readings, ({ topicWords }) => sharedShare(topicWords, title));
  addEcho(builder, readings);
  builder.add('titleShare', (row) => titleShare[row]);
  addWindows(builder, 'titleShare', titleShare);
}

/** How many lines ahead and back a line is looked for again. */
const echoReach = 4;

/** Adds how much of a line's topic the line among the next few, or the last few, holds that holds most of it. */
function addEcho(builder: RowBuilder, readings: readonly LineReading[]): void {
  const topics = readings.map(({ topicWords }) => new Set(topicWords));
  const highest = (row: number, direction: 1 | -1): number => {
    let most = 0;
    for (let step = 1; step <= echoReach; step++) {
      const other = topics[row + step * direction];
      if (other) most = Math.max(most, sharedShare(readings[row].topicWords, other));
    }
    return most;
  };
  builder.add('echoAhead', (row) => highest(row, 1));
  builder.add('echoBack', (row) => highest(row, -1));
}

/** For each line how many lines before it have its key. */
function countEarlier(readings: readonly LineReading[]): number[] {
  const seen = new Map<number, number>();
  return readings.map(({ key }) => {
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count;
  });
}

function sharedShare(own: readonly string[], other: ReadonlySet<string>): number {
  if (own.length === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const word of own) if (other.has(word)) shared++;
  return shared / own.length;
}
