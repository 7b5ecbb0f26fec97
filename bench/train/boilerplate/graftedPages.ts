import type { GoldPage } from '../../eval/packs/boilerplate/goldLines.ts';
import { randomFrom } from '../gradientBoosting.ts';

/** A headline that gold leaves out may stand so many lines over the first line of content. */
const headlineReach = 12;

/**
 * Each page's article, with its headline and what stands among its lines, between the furniture before and after another
 * page's article: what a page says of its site and of other articles is learnt apart from what it is about. `sites` numbers
 * the pages' sites; a page lends its furniture only where `mayLend` says that its site may stand for the other's.
 */
export function graftPages(pages: readonly GoldPage[], sites: readonly number[], mayLend: (site: number, other: number) => boolean): GoldPage[] {
  const random = randomFrom(31);
  return pages.flatMap((page, index) => {
    const [first, last] = articleOf(page);
    const hosts = pages.filter((host, other) => sites[other] !== sites[index] && mayLend(sites[other], sites[index]) && articleOf(host)[0] >= 0);
    if (first < 0 || hosts.length === 0) return [];
    const host = hosts[Math.floor(random() * hosts.length)];
    const [hostFirst, hostLast] = articleOf(host);
    const headline = page.kinds.findIndex((kind, line) => line >= Math.max(1, first - headlineReach) && line < first && kind === 'ignore');
    const furniture = (from: number, to: number): number[] => [...host.kinds.keys()].filter((line) => line >= from && line < to && host.kinds[line] === 'boilerplate');
    const own = [...page.kinds.keys()].filter((line) => line >= (headline < 0 ? first : headline) && line <= last);
    const parts = [[page, [0]], [host, furniture(1, hostFirst)], [page, own.filter((line) => line > 0)], [host, furniture(hostLast + 1, host.kinds.length)]] as const;
    return [{
      name: page.name, source: page.source,
      lines: parts.flatMap(([from, lines]) => lines.map((line) => from.lines[line])),
      kinds: parts.flatMap(([from, lines]) => lines.map((line) => from.kinds[line])),
    }];
  });
}

/** The first and the last line of content; -1 where there is none. */
function articleOf({ kinds }: GoldPage): [first: number, last: number] {
  return [kinds.indexOf('content'), kinds.lastIndexOf('content')];
}
