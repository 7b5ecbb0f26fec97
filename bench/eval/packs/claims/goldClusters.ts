import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../../../server/src/text/span.ts';

/** A number in a quote of a document, and the interval that its wording allows; null is unbounded. */
export interface GoldMention {
  readonly file: string;
  readonly quote: string;
  readonly number: string;
  readonly low: number | null;
  readonly high: number | null;
}

export interface GoldGroup {
  readonly mentions: readonly GoldMention[];
  readonly verdict?: string;
}

/** The documents of a cluster by their names, in order, and what gold says of their numbers. */
export interface GoldFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly groups: readonly GoldGroup[];
  readonly agreements: readonly GoldGroup[];
  readonly unsure: readonly GoldGroup[];
}

/** The folders of the clusters in a folder that holds `claims/NAME/gold.json`, in order of their names. */
export function clusterFolders(data: string): string[] {
  const folder = join(data, 'claims');
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort().map((name) => join(folder, name));
}

export function readGold(folder: string): GoldFiles {
  const files = new Map(readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as { groups: GoldGroup[]; agreements: GoldGroup[]; unsure?: GoldGroup[] };
  return { files, groups: gold.groups, agreements: gold.agreements, unsure: gold.unsure ?? [] };
}

/** Where a mention's number stands in its document; UTF-16 offsets. */
export function numberSpan({ file, quote, number }: GoldMention, files: ReadonlyMap<string, string>): Span {
  const start = (files.get(file) ?? '').indexOf(quote) + quote.indexOf(number);
  return { start, end: start + number.length };
}

/** Whether two mentions of one quantity say different things of it. */
export function statesDifferently(a: GoldMention, b: GoldMention): boolean {
  return a.low !== b.low || a.high !== b.high;
}
