import type { GoldPage, LineKind } from '../../eval/packs/boilerplate/goldLines.ts';
import { randomFrom } from '../gradientBoosting.ts';
import { slogans } from './slogans.ts';

/** At most this many lines of furniture stay before and after the article. */
const mostBefore = 8;
const mostAfter = 14;
/** The share of furniture inside the article that stays. */
const keptInside = 0.6;
/** The share of paragraphs that a teaser is put after. */
const teaserShare = 0.06;

/** The share of pages that get a trail of sections and the headline, run together and cut short, before the headline. */
const trailShare = 0.3;
const trailOpenings = ['Home', 'HomeNews', 'Home » ', 'HomeWorld', 'News', 'HomePolitics', 'Home / ', 'HomeBlog', 'HomeNews Reports', 'You are here: Home '];
const trailLength = 80;
/** The share of pages that get the slogan of a site before the headline. */
const sloganShare = 0.15;

/** How sites of many kinds point to another article in the middle of one. */
const teaserOpenings = [
  'See also', 'See also:', 'Read also:', 'Also read:', 'ALSO READ |', 'Read more:', 'READ MORE:', 'Related:', 'Related story:', 'More:', 'Watch:', 'Must read:', 'Read:',
];

/**
 * Pages as a corpus holds them after most of the furniture was stripped: the article with a few lines around it, the
 * page title gone, the headline counted as content, and left among it what such corpora abound in: teasers for other
 * articles between the paragraphs, the trail of sections over the headline.
 */
export function excerptPages(pages: readonly GoldPage[]): GoldPage[] {
  const random = randomFrom(11);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  return pages.flatMap((page) => {
    const first = page.kinds.findIndex((kind, line) => line > 0 && kind !== 'boilerplate');
    const start = page.kinds.indexOf('content');
    const end = page.kinds.lastIndexOf('content');
    if (start < 0 || end - start > 150) return [];
    const from = Math.max(1, Math.min(start, first >= start - 10 ? first : start) - upTo(mostBefore));
    const to = Math.min(page.lines.length, end + 1 + upTo(mostAfter));
    const lines: string[] = [];
    const kinds: LineKind[] = [];
    for (let line = from; line < to; line++) {
      const kind = page.kinds[line];
      if (kind === 'ignore' && line < start && isHeadline(page.lines[line]) && random() < sloganShare) {
        lines.push(slogans[upTo(slogans.length - 1)]);
        kinds.push('boilerplate');
      }
      if (kind === 'ignore' && line < start && isHeadline(page.lines[line]) && random() < trailShare) {
        const opening = trailOpenings[upTo(trailOpenings.length - 1)];
        const cut = page.lines[line].length > trailLength ? `${page.lines[line].slice(0, trailLength).replace(/\s*\S*$/u, '')}...` : page.lines[line];
        lines.push(opening + cut);
        kinds.push('boilerplate');
      }
      if (kind === 'boilerplate' && line > start && line < end && random() > keptInside) continue;
      lines.push(page.lines[line]);
      kinds.push(kind === 'ignore' && isHeadline(page.lines[line]) ? 'content' : kind);
      if (kind === 'content' && page.lines[line].length > 150 && random() < teaserShare) {
        const other = pages[upTo(pages.length - 1)].lines[0].split(/ [-|–] /u)[0];
        lines.push(`${teaserOpenings[upTo(teaserOpenings.length - 1)]} ${other}${random() < 0.5 ? '.' : ''}`);
        kinds.push('boilerplate');
      }
    }
    return [{ name: page.name, source: page.source, lines, kinds }];
  });
}

/** Whether a line that gold leaves out is a headline by itself, not a trail of sections or a mark. */
export function isHeadline(line: string): boolean {
  return line.trim().split(/\s+/u).length >= 3 && !/[>›|»]|(?:…|\.\.\.)$/u.test(line);
}
