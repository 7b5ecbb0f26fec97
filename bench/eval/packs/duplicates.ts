import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckedFinding, Place } from '../engine.ts';
import type { EvalPack, EvalRow } from '../pack.ts';

/** Two paragraphs, one a copy of the other, and what was done to it. */
interface GoldPair {
  readonly edit: string;
  readonly a: readonly [file: string, start: number, end: number];
  readonly b: readonly [file: string, start: number, end: number];
}

const rules = ['duplicate.exact', 'duplicate.near'];

/** Copied paragraphs: a pair is a finding and one of its related places. */
export const pack: EvalPack = {
  name: 'duplicates',
  async run(data, engine) {
    const folder = join(data, 'duplicates');
    if (!existsSync(join(folder, 'gold.json'))) return [];
    const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as GoldPair[];
    const files = new Map<string, string>();
    for (const name of (await readdir(folder)).sort()) if (name.endsWith('.txt')) files.set(name, await readFile(join(folder, name), 'utf8'));
    return measure(gold, await engine.check(files, rules));
  },
};

function measure(gold: readonly GoldPair[], findings: readonly CheckedFinding[]): EvalRow[] {
  const byFile = new Map<string, number[]>();
  gold.forEach(({ a, b }, index) => {
    for (const file of new Set([a[0], b[0]])) byFile.set(file, [...(byFile.get(file) ?? []), index]);
  });
  const found = new Set<number>();
  const wrong = { exact: 0, near: 0 };
  for (const finding of findings) {
    for (const related of finding.related) {
      const pair = byFile.get(finding.file)?.find((index) => joins(gold[index], finding, related));
      if (pair !== undefined) found.add(pair);
      else wrong[finding.rule === 'duplicate.exact' ? 'exact' : 'near']++;
    }
  }
  const of = (edit: (name: string) => boolean): number[] => gold.flatMap((pair, index) => (edit(pair.edit) ? [index] : []));
  const exact = of((edit) => edit === 'exact');
  const near = of((edit) => edit !== 'exact');
  const recall = (pairs: readonly number[]): number => pairs.filter((pair) => found.has(pair)).length / pairs.length;
  const precision = (pairs: readonly number[], mistakes: number): number => {
    const right = pairs.filter((pair) => found.has(pair)).length;
    return right / (right + mistakes);
  };
  const row = (measured: string, value: number, target: string, peer?: string): EvalRow => ({
    analysis: 'duplicates',
    source: 'duplicates',
    measure: measured,
    value,
    unit: 'ratio',
    target,
    ...(peer === undefined ? {} : { peer }),
  });
  const nearPrecision = precision(near, wrong.near);
  const edits = [...new Set(near.map((index) => gold[index].edit))].sort();
  return [
    row('exact: pairs found', recall(exact), '1.000'),
    row('exact: precision', precision(exact, wrong.exact), '1.000'),
    row('near: F1', (2 * nearPrecision * recall(near)) / (nearPrecision + recall(near)), '.970', '3-word containment .892'),
    row('near: precision', nearPrecision, '.980'),
    ...edits.map((edit) => row(`near: recall, ${edit}`, recall(of((name) => name === edit)), '.950')),
  ];
}

function joins({ a, b }: GoldPair, one: Place, other: Place): boolean {
  return (liesIn(one, a) && liesIn(other, b)) || (liesIn(one, b) && liesIn(other, a));
}

function liesIn({ file, start, end }: Place, [goldFile, goldStart, goldEnd]: GoldPair['a']): boolean {
  return file === goldFile && start < goldEnd && goldStart < end;
}
