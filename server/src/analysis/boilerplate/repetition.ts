import { addColumnWindows, contextWindows } from './columns.ts';
import type { Page } from './page.ts';
import { Room } from './room.ts';
import type { RowBuilder } from './rows.ts';
import type { TopicWords } from './topicWords.ts';

const seenRoom = new Room(Int32Array);
const earlierRoom = new Room(Int32Array);

/** Adds how often a line stands in the document, and how much of it the lines near it say. */
export function addRepetition(builder: RowBuilder, { prose, topics, firstAlike }: Page): void {
  const { count } = builder;
  const seen = seenRoom.cleared(count);
  const earlier = earlierRoom.of(count);
  for (let row = 0; row < count; row++) earlier[row] = seen[firstAlike[row]]++;
  addAlike(builder, builder.open('repeats'), prose, firstAlike, seen);
  addColumnWindows(builder, 'repeats', builder.columns - 1, contextWindows);
  const earlierSame = builder.open('earlierSame');
  const laterSame = builder.open('laterSame');
  const { values } = builder;
  for (let row = 0; row < count; row++) {
    // Prose that stands twice is a copied paragraph, which is not for this analysis to say.
    values[earlierSame + row] = prose[row] > 0 ? 0 : earlier[row];
    values[laterSame + row] = prose[row] > 0 ? 0 : seen[firstAlike[row]] - 1 - earlier[row];
  }
  addEcho(builder, topics);
}

/** Fills a column with the logarithm of how often each line stands in the document, by how many are like the first of its like; 0 for prose. */
export function addAlike(builder: RowBuilder, column: number, prose: readonly number[], firstAlike: readonly number[], counts: Int32Array): void {
  const { values } = builder;
  for (let row = 0; row < prose.length; row++) {
    const same = counts[firstAlike[row]];
    values[column + row] = prose[row] > 0 || same === 1 ? 0 : Math.log(same);
  }
}

/** Adds how much of a line's topic the line among the next few, or the last few, holds that holds most of it. */
function addEcho(builder: RowBuilder, topics: TopicWords): void {
  const ahead = builder.open('echoAhead');
  const back = builder.open('echoBack');
  topics.writeEchoes(builder.values, ahead, -1);
  topics.writeEchoes(builder.values, back, 1);
}
