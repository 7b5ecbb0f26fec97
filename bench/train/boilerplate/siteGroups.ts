import type { GoldPage } from '../../eval/packs/boilerplate/goldLines.ts';

/** Pages that share this much of the smaller one's lines are of one site. */
const sharedShare = 0.2;
/** Lines that more pages hold say nothing of a site. */
const mostHolders = 40;

/** For each page the number of its site, worked out from the lines that pages share. */
export function siteGroups(pages: readonly GoldPage[]): number[] {
  const keys = pages.map((page) => new Set(page.lines.map((line) => line.trim()).filter((line) => line.length > 3)));
  const holders = new Map<string, number[]>();
  keys.forEach((lines, page) => {
    for (const line of lines) {
      const known = holders.get(line);
      if (known) known.push(page);
      else holders.set(line, [page]);
    }
  });
  const group = pages.map((_, page) => page);
  const find = (page: number): number => {
    let at = page;
    while (group[at] !== at) at = group[at];
    return at;
  };
  keys.forEach((lines, page) => {
    const shared = new Map<number, number>();
    for (const line of lines) {
      const others = holders.get(line) ?? [];
      if (others.length > mostHolders) continue;
      for (const other of others) if (other < page) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    for (const [other, count] of shared) {
      if (count >= sharedShare * Math.min(lines.size, keys[other].size)) group[find(page)] = find(other);
    }
  });
  return pages.map((_, page) => find(page));
}
