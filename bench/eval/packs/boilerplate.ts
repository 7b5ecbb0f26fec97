import type { Engine, SegmentRow } from '../engine.ts';
import type { EvalPack, EvalRow } from '../pack.ts';
import { goldSources, readGoldPages, type GoldPage } from './boilerplate/goldLines.ts';
import { measurePages } from './boilerplate/measurePages.ts';
import { buildPortals, type Portal } from './boilerplate/portals.ts';

/** Content against boilerplate, line by line: pages of many sites, and made-up sites whose pages share their furniture. */
export const pack: EvalPack = {
  name: 'boilerplate',
  async run(data, engine) {
    const sources = goldSources.map((source) => ({ source, pages: readGoldPages(data, source) })).filter(({ pages }) => pages.length > 0);
    const rows: EvalRow[] = [];
    for (const { source, pages } of sources) rows.push(...measurePages(source, pages, await predict(pages, engine)));
    const portals = buildPortals(sources.flatMap(({ pages }) => pages));
    if (portals.length > 0) rows.push(...(await measurePortals(portals, engine)));
    return rows;
  },
};

/** For each page and each line whether the product takes it for boilerplate. */
async function predict(pages: readonly GoldPage[], engine: Engine): Promise<boolean[][]> {
  const files = new Map(pages.map((page) => [`${page.name}.txt`, page.lines.join('\n')]));
  const byFile = new Map<string, SegmentRow[]>();
  for (const segment of await engine.segments(files)) {
    const known = byFile.get(segment.file);
    if (known) known.push(segment);
    else byFile.set(segment.file, [segment]);
  }
  return pages.map((page) => kindsOfLines(page.lines, byFile.get(`${page.name}.txt`) ?? []));
}

/** Each line takes the kind of the segment that covers most of it; a line that none covers is content. */
function kindsOfLines(lines: readonly string[], segments: readonly SegmentRow[]): boolean[] {
  let offset = 0;
  let next = 0;
  return lines.map((line) => {
    const start = offset;
    const end = start + Array.from(line).length;
    offset = end + 1;
    while (next < segments.length && segments[next].end <= start) next++;
    let covered = 0;
    let boilerplate = false;
    for (let at = next; at < segments.length && segments[at].start < end; at++) {
      const common = Math.min(end, segments[at].end) - Math.max(start, segments[at].start);
      if (common > covered) {
        covered = common;
        boilerplate = segments[at].kind === 'boilerplate';
      }
    }
    return boilerplate;
  });
}

async function measurePortals(portals: readonly Portal[], engine: Engine): Promise<EvalRow[]> {
  let repeated = 0;
  let found = 0;
  let content = 0;
  let hit = 0;
  for (const { pages } of portals) {
    const holders = countHolders(pages);
    (await predict(pages, engine)).forEach((flagged, index) => {
      const { lines, kinds } = pages[index];
      kinds.forEach((kind, line) => {
        if (kind === 'content') {
          content++;
          if (flagged[line]) hit++;
        } else if (kind === 'boilerplate' && holders.get(withoutFigures(lines[line]))! > 1) {
          repeated++;
          if (flagged[line]) found++;
        }
      });
    });
  }
  const row = (measure: string, value: number, peer: string, target: string): EvalRow => ({
    analysis: 'boilerplate', source: 'portals', measure, value, unit: 'ratio', peer, target,
  });
  return [
    row('repeated boilerplate found', found / repeated, 'repetition alone .92', '≥ .97'),
    row('content lines hit', hit / content, 'repetition alone .04', '≤ .01'),
  ];
}

function countHolders(pages: readonly GoldPage[]): Map<string, number> {
  const holders = new Map<string, number>();
  for (const { lines } of pages) for (const line of new Set(lines.map(withoutFigures))) holders.set(line, (holders.get(line) ?? 0) + 1);
  return holders;
}

function withoutFigures(line: string): string {
  return line.replace(/\d+/gu, '0').trim();
}
