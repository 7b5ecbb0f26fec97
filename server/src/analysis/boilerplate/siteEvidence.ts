import type { RecurrenceLevels } from './recurrence.ts';

/** What recurrence takes from a line's log-odds for content, by level: together with a neighbouring line, and by itself. */
const togetherPenalties = [0, 1, 3, 5, 8];
const alonePenalties = [0, 0.5, 1.5, 2.5, 3];
/** A document is of a site that others are of when at least this share of its lines recur with their neighbours and are not prose. */
const siteShare = 0.25;
/** What a line that stands in this document only gains where most lines recur. */
const uniqueBonus = 3;
/** What a line gains there that stands in one other document. */
const sharedBonus = 1;
/** A line that scores above this is prose of an article, as far as its document alone can tell. */
const articleScore = 1;
/** Where at least this share of a document's prose recurs, it is another copy of an article, not of a site's furniture. */
const copiedShare = 0.4;
/** The same for a document of a site, whose furniture may hold some prose too. */
const copiedShareOnSite = 0.8;
/** In such a copy, recurrence takes no more than this from a line of prose. */
const copiedPenalty = 0.5;

/**
 * The log-odds for content once the other documents are known: what a site repeats on its pages is furniture, what
 * stands on one page only is more likely the article; an article that stands in several documents stays an article.
 */
export function weighRecurrence(scores: readonly number[], levels: RecurrenceLevels): number[] {
  const { alone, together } = levels;
  const isProse = (line: number): boolean => scores[line] > articleScore;
  const site = shareOf(scores.length, (line) => !isProse(line) && together[line] >= 2);
  const prose = [...scores.keys()].filter(isProse);
  const copied = shareOf(prose.length, (index) => together[prose[index]] >= 1) >= (site < siteShare ? copiedShare : copiedShareOnSite);
  return scores.map((score, line) => {
    if (site < siteShare) return lower(score, togetherPenalties[together[line]], copied);
    // One page among many holds it too: two articles have it in common, for furniture stands on more of them.
    if (alone[line] <= 1) return score + (alone[line] === 0 ? uniqueBonus : sharedBonus) * Math.min(1, site * 2);
    return lower(score, Math.max(togetherPenalties[together[line]], alonePenalties[alone[line]]), copied);
  });
}

function lower(score: number, penalty: number, copied: boolean): number {
  return score - (copied && score > articleScore ? Math.min(penalty, copiedPenalty) : penalty);
}

/** The share of the numbers below `count` that pass a test; 0 where there are none. */
function shareOf(count: number, test: (index: number) => boolean): number {
  let passed = 0;
  for (let index = 0; index < count; index++) if (test(index)) passed++;
  return passed / Math.max(1, count);
}
