import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckedFinding, Engine, Place } from '../engine.ts';
import type { EvalPack, EvalRow } from '../pack.ts';

type ErrorKind = 'word' | 'capital' | 'name';

/** `NAME.gold.json`: code-point offsets, `end` exclusive. */
interface Gold {
  readonly errors: readonly (readonly [start: number, end: number, wrong: string, right: string, kind: ErrorKind])[];
  readonly names: readonly (readonly [start: number, end: number])[];
}

/** What is counted over a set of files; the measures are made of it. */
interface Counts {
  errors: number;
  found: number;
  slips: number;
  slipsFound: number;
  flags: number;
  rightFlags: number;
  rightFirst: number;
  names: number;
  namesFlagged: number;
  cleanTokens: number;
  cleanFlags: number;
}

const rules = ['spelling', 'name.variant'];

/** Misspellings put into news and encyclopaedia texts, and the same texts without them. */
export const pack: EvalPack = { name: 'spelling', run: (data, engine) => measureSpelling(data, engine, () => true) };

/** Checks all texts as one corpus and counts in those that are wanted. */
export async function measureSpelling(data: string, engine: Engine, isWanted: (file: string) => boolean): Promise<EvalRow[]> {
  const folder = join(data, 'spelling');
  const texts = await readTexts(folder);
  if (texts.size === 0) return [];
  const cleanTexts = await readTexts(join(folder, 'clean'));
  const findings = groupByFile(await engine.check(texts, rules));
  const cleanFindings = groupByFile(await engine.check(cleanTexts, rules));
  const counts = new Map<string, Counts>();
  for (const file of [...texts.keys()].filter(isWanted)) {
    const gold = JSON.parse(await readFile(join(folder, file.replace(/\.txt$/u, '.gold.json')), 'utf8')) as Gold;
    const cleanTokens = (cleanTexts.get(file) ?? '').split(/\s+/u).filter((token) => token !== '').length;
    const own = countFile(gold, findings.get(file) ?? [], cleanTokens, cleanFindings.get(file) ?? []);
    for (const source of [file.split('-')[0], 'all']) counts.set(source, sum(counts.get(source), own));
  }
  return [...counts].flatMap(([source, sums]) => rowsOf(`spelling/${source}`, sums));
}

async function readTexts(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const texts = new Map<string, string>();
  for (const name of names.filter((file) => file.endsWith('.txt')).sort()) texts.set(name, await readFile(join(folder, name), 'utf8'));
  return texts;
}

function groupByFile(findings: readonly CheckedFinding[]): Map<string, CheckedFinding[]> {
  const groups = new Map<string, CheckedFinding[]>();
  for (const finding of findings) groups.set(finding.file, [...(groups.get(finding.file) ?? []), finding]);
  return groups;
}

function countFile(gold: Gold, findings: readonly CheckedFinding[], cleanTokens: number, cleanFindings: readonly CheckedFinding[]): Counts {
  const spelling = findings.filter(({ rule }) => rule === 'spelling');
  const variants = findings.filter(({ rule }) => rule === 'name.variant');
  const counts: Counts = {
    errors: gold.errors.length,
    found: 0,
    slips: 0,
    slipsFound: 0,
    flags: spelling.length,
    rightFlags: spelling.filter((finding) => gold.errors.some((error) => meet(finding, error))).length,
    rightFirst: 0,
    names: 0,
    namesFlagged: 0,
    cleanTokens,
    cleanFlags: cleanFindings.filter(({ rule }) => rule === 'spelling').length,
  };
  for (const error of gold.errors) {
    const flag = spelling.find((finding) => meet(finding, error));
    const isSlip = error[4] === 'name';
    const found = flag !== undefined || (isSlip && variants.some((finding) => meet(finding, error)));
    if (isSlip) counts.slips++;
    if (found) counts.found++;
    if (found && isSlip) counts.slipsFound++;
    if (flag !== undefined && firstSuggestion(flag) === error[3].toLowerCase()) counts.rightFirst++;
  }
  const names = gold.names.filter(([start, end]) => !gold.errors.some((error) => meet({ start, end }, error)));
  counts.names = names.length;
  counts.namesFlagged = names.filter((name) => spelling.some((finding) => meet(finding, name))).length;
  return counts;
}

function meet({ start, end }: Pick<Place, 'start' | 'end'>, [goldStart, goldEnd]: readonly [number, number, ...unknown[]]): boolean {
  return start < goldEnd && goldStart < end;
}

function firstSuggestion(finding: CheckedFinding): string | undefined {
  const { suggestions } = finding.data;
  const first: unknown = Array.isArray(suggestions) ? suggestions[0] : undefined;
  return typeof first === 'string' ? first.toLowerCase() : undefined;
}

function sum(a: Counts | undefined, b: Counts): Counts {
  if (a === undefined) return b;
  return Object.fromEntries(Object.entries(a).map(([name, value]) => [name, value + b[name as keyof Counts]])) as unknown as Counts;
}

function rowsOf(source: string, counts: Counts): EvalRow[] {
  const precision = ratio(counts.rightFlags, counts.flags);
  const recall = ratio(counts.found, counts.errors);
  const row = (measure: string, value: number, unit: EvalRow['unit'], peer?: string, target?: string): EvalRow => ({ analysis: 'spelling', source, measure, value, unit, peer, target });
  return [
    row('precision', precision, 'ratio', 'codespell .95'),
    row('recall', recall, 'ratio', 'codespell .40'),
    row('F1', ratio(2 * precision * recall, precision + recall), 'ratio', 'codespell .56, cspell .50, harper .38, nspell on small letters .88', '≥ .97'),
    row('name tokens flagged', ratio(counts.namesFlagged, counts.names), 'ratio', 'cspell .25, nspell .003–.008', '≤ .002'),
    row('flags per 1,000 clean tokens', 1000 * ratio(counts.cleanFlags, counts.cleanTokens), 'rate', 'cspell 47, nspell 6–7', '≤ 1'),
    row('right word first, of those flagged', ratio(counts.rightFirst, counts.rightFlags), 'ratio', 'nspell .44–.48', '≥ .85'),
    row('slips in names found', ratio(counts.slipsFound, counts.slips), 'ratio', undefined, '≥ .80'),
  ];
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
