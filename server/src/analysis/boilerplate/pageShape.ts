import { addColumnWindows, contextWindows, windowOf } from './columns.ts';
import { addHeadlines } from './headlines.ts';
import { addLikeShapes } from './likeShapes.ts';
import { addLineLengths } from './lineLengths.ts';
import type { Page } from './page.ts';
import { addProseRuns } from './proseRuns.ts';
import { Room } from './room.ts';
import { RowBuilder, RowKind, type Rows } from './rows.ts';
import { addTopic } from './topic.ts';

const kind = new RowKind();

/**
 * How the page is laid out, whatever its lines say, and where each line stands in it: to its headlines, its prose, its runs
 * of short lines and of lines alike, and to what the page is about by its title.
 */
export function pageShapeRows(page: Page): Rows {
  const { readings, topics } = page;
  const builder = new RowBuilder(readings.length, kind);
  if (readings.length > 0) topics.hold(0);
  const titleShare = builder.open('titleShare');
  for (let row = 0; row < readings.length; row++) builder.values[titleShare + row] = topics.heldShare(row);
  addColumnWindows(builder, 'titleShare', builder.columns - 1, contextWindows);
  addHeadlines(builder, page, titleShare);
  addLineLengths(builder, page);
  addProseRuns(builder, page);
  addLikeShapes(builder, readings);
  addTitleTopic(builder, page);
  return builder.build();
}

/** A line of prose that has so many of the title's words speaks fully of what the page is about. */
const fullTitleWords = 3;
const weightsRoom = new Room(Float64Array);
const topicWindows = [windowOf(-5, 6), windowOf(-15, 0), windowOf(1, 16)];

/** Adds how far each line speaks of what the lines of prose speak of that have words of the title: teasers of other articles do not. */
function addTitleTopic(builder: RowBuilder, { topics, prose }: Page): void {
  if (prose.length > 0) topics.hold(0);
  const weights = weightsRoom.of(prose.length);
  let total = 0;
  for (let line = 0; line < prose.length; line++) {
    weights[line] = line > 0 && prose[line] > 0 ? Math.min(fullTitleWords, topics.heldWords(line)) / fullTitleWords : 0;
    total += weights[line];
  }
  addTopic(builder, 'titleTopicShare', 'titleTopicStrength', topics, weights);
  const strength = builder.columns - 1;
  addColumnWindows(builder, 'titleTopicShare', strength - 1, topicWindows);
  addColumnWindows(builder, 'titleTopicStrength', strength, topicWindows);
  builder.addConstant('titleProse', Math.log1p(total));
}
