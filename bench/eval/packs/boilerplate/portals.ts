import type { GoldPage, LineKind } from './goldLines.ts';

/** A made-up site: pages that share their furniture, with gold. */
export interface Portal {
  readonly name: string;
  readonly pages: readonly GoldPage[];
}

const portalCount = 12;
const pagesEach = 8;
/** Headlines of other articles that the site has in stock, and how many of them a page shows. */
const teaserStock = 12;
const teasersShown = 6;
/** After which lines of an article a paragraph of the neighbouring page's article stands. */
const sharedAfter = [2, 5];
/** The share of the furniture that a page leaves out. */
const leftOut = 0.08;

/**
 * Sites made of gold pages: one page lends its lines before and after the article, others the articles. Counts and dates
 * in the furniture differ from page to page, some furniture is left out, each page shows other teasers from one stock,
 * and neighbouring pages have two paragraphs in common, as articles on one event do. The same pages give the same sites.
 */
export function buildPortals(pages: readonly GoldPage[]): Portal[] {
  const hosts = pages.filter((page) => {
    const [header, footer] = furnitureOf(page);
    return header.length >= 8 && footer.length >= 8 && header.length + footer.length <= 160;
  });
  const articles = pages.filter((page) => {
    const count = page.kinds.filter((kind) => kind === 'content').length;
    return count >= 8 && count <= 60;
  });
  const portals: Portal[] = [];
  for (let portal = 0; portal < portalCount && hosts.length > 0 && articles.length >= pagesEach; portal++) {
    const host = hosts[(portal * 37) % hosts.length];
    const chosen = Array.from({ length: pagesEach }, (_, index) => articles[(portal * 53 + index * 17) % articles.length]);
    portals.push({ name: `portal${String(portal)}`, pages: chosen.map((_, index) => buildPage(`portal${String(portal)}-${String(index)}`, host, chosen, index)) });
  }
  return portals;
}

/** The boilerplate before the first and after the last line of content. */
function furnitureOf(page: GoldPage): [string[], string[]] {
  const first = page.kinds.indexOf('content');
  const last = page.kinds.lastIndexOf('content');
  const furniture = (from: number, to: number): string[] =>
    page.lines.slice(from, to).filter((line, index) => page.kinds[from + index] === 'boilerplate' && line.trim() !== '');
  return first < 0 ? [[], []] : [furniture(0, first), furniture(last + 1, page.lines.length)];
}

function contentOf(page: GoldPage): string[] {
  return page.lines.filter((_, index) => page.kinds[index] === 'content');
}

function buildPage(name: string, host: GoldPage, articles: readonly GoldPage[], index: number): GoldPage {
  const [header, footer] = furnitureOf(host);
  const lines: string[] = [];
  const kinds: LineKind[] = [];
  const add = (line: string, kind: LineKind): void => {
    lines.push(line);
    kinds.push(kind);
  };
  const addFurniture = (furniture: readonly string[], seed: number): void => {
    furniture.forEach((line, at) => {
      if (draw(seed + at, index) >= leftOut) add(vary(line, index + at), 'boilerplate');
    });
  };
  addFurniture(header, 1);
  const own = contentOf(articles[index]);
  const neighbour = contentOf(articles[index ^ 1]).filter((line) => line.length > 120);
  add(articles[index].lines[0], 'ignore');
  own.forEach((line, at) => {
    add(line, 'content');
    if (sharedAfter.includes(at)) for (const shared of neighbour.slice(at, at + 1)) add(shared, 'content');
  });
  const stock = articles.map((article) => article.lines[0]).concat(footer).slice(0, teaserStock);
  for (let shown = 0; shown < teasersShown; shown++) add(stock[(index * 5 + shown * 7) % stock.length], 'boilerplate');
  addFurniture(footer, 1000);
  return { name, source: 'portals', lines, kinds };
}

/** The line with other figures in it. */
function vary(line: string, seed: number): string {
  return line.replace(/\d/gu, (digit) => String((Number(digit) + seed) % 10));
}

/** A number in [0, 1) that depends on its two arguments only. */
function draw(a: number, b: number): number {
  const mixed = Math.imul(a + 1, 2654435761) ^ Math.imul(b + 1, 2246822507);
  return (Math.imul(mixed ^ (mixed >>> 15), 2246822519) >>> 8) / 16777216;
}
