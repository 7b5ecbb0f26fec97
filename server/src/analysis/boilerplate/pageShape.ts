import { addWindows, contextWindows, type Window } from './columns.ts';
import { addHeadlines } from './headlines.ts';
import { addLikeShapes } from './likeShapes.ts';
import type { LineReading } from './lineFeatures.ts';
import { addLineLengths } from './lineLengths.ts';
import { proseWeight } from './prose.ts';
import { addProseRuns } from './proseRuns.ts';
import { RowBuilder, RunningSums, type Rows } from './rows.ts';
import { measureTopic } from './topic.ts';
import type { TopicWords } from './topicWords.ts';

/**
 * How the page is laid out, whatever its lines say, and where each line stands in it: to its headlines, its prose, its runs
 * of short lines and of lines alike, and to what the page is about by its title.
 */
export function pageShapeRows(readings: readonly LineReading[], topics: TopicWords): Rows {
  const builder = new RowBuilder(readings.length);
  const prose = Float64Array.from(readings, proseWeight);
  const proseSums = new RunningSums(readings.length, (row) => prose[row]);
  const titleShare = new Float32Array(readings.length);
  if (readings.length > 0) {
    topics.sharesIn(0, 0, readings.length, (line, share) => {
      titleShare[line] = share;
    });
  }
  builder.add('titleShare', (row) => titleShare[row]);
  addWindows(builder, 'titleShare', titleShare, contextWindows);
  addHeadlines(builder, readings, titleShare, proseSums);
  addLineLengths(builder, readings);
  addProseRuns(builder, readings, prose, proseSums);
  addLikeShapes(builder, readings);
  addTitleTopic(builder, topics, prose);
  return builder.build();
}

/** A line of prose that has so many of the title's words speaks fully of what the page is about. */
const fullTitleWords = 3;
const topicWindows: readonly Window[] = [[-5, 6], [-15, 0], [1, 16]];

/** Adds how far each line speaks of what the lines of prose speak of that have words of the title: teasers of other articles do not. */
function addTitleTopic(builder: RowBuilder, topics: TopicWords, prose: Float64Array): void {
  const shared = topics.sharedWith(0);
  const weights = prose.map((amount, line) => (amount > 0 ? Math.min(fullTitleWords, shared[line]) / fullTitleWords : 0));
  const { share, strength } = measureTopic(topics, (line) => weights[line]);
  builder.add('titleTopicShare', (row) => share[row]);
  builder.add('titleTopicStrength', (row) => strength[row]);
  addWindows(builder, 'titleTopicShare', share, topicWindows);
  addWindows(builder, 'titleTopicStrength', strength, topicWindows);
  const amount = Math.log1p(weights.reduce((sum, weight) => sum + weight, 0));
  builder.add('titleProse', () => amount);
}
