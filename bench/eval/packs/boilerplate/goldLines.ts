import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What gold says of a line; `ignore` marks headlines and lines that nobody is asked about. */
export type LineKind = 'content' | 'boilerplate' | 'ignore';

/** A page as scraped, line by line, with gold. */
export interface GoldPage {
  readonly name: string;
  readonly source: string;
  readonly lines: readonly string[];
  readonly kinds: readonly LineKind[];
}

/** The folders of gold pages. */
export const goldSources = ['boilerplate', 'boilerplate-wcxb'] as const;

/** The pages of one source under `data`, by name; none where the folder does not exist. */
export function readGoldPages(data: string, source: string): GoldPage[] {
  const folder = join(data, source);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.gold')).map((name) => name.slice(0, -'.gold'.length)).sort();
  return names.map((name) => {
    const kinds = readFileSync(join(folder, `${name}.gold`), 'utf8').trimEnd().split('\n') as LineKind[];
    return { name, source, kinds, lines: readFileSync(join(folder, `${name}.txt`), 'utf8').split('\n').slice(0, kinds.length) };
  });
}
