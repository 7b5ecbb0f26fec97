import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What gold says of a line; `ignore` marks headlines and lines that nobody is asked about. */
export type LineKind = 'content' | 'boilerplate' | 'ignore';

/** A page as scraped, line by line, with gold. */
export interface GoldPage {
  readonly name: string;
  readonly source: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly kinds: readonly LineKind[];
}

export const goldSources = ['boilerplate', 'boilerplate-wcxb'] as const;

/** The pages of one source under `data`, by name; none where the folder does not exist. */
export function readGoldPages(data: string, source: string): GoldPage[] {
  const folder = join(data, source);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.gold')).map((name) => name.slice(0, -'.gold'.length)).sort();
  return names.map((name) => {
    const text = readFileSync(join(folder, `${name}.txt`), 'utf8');
    const kinds = readFileSync(join(folder, `${name}.gold`), 'utf8').trimEnd().split('\n') as LineKind[];
    return { name, source, text, kinds, lines: text.split('\n').slice(0, kinds.length) };
  });
}

/** For each page the number of its site: pages that share a fifth of their lines stand together. */
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
      if (others.length > 40) continue;
      for (const other of others) if (other < page) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    for (const [other, count] of shared) {
      if (count >= 0.2 * Math.min(lines.size, keys[other].size)) group[find(page)] = find(other);
    }
  });
  return pages.map((_, page) => find(page));
}
