import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine, Place } from '../engine.ts';
import type { EvalPack, EvalRow } from '../pack.ts';

type GoldEntity = readonly [start: number, end: number, label: string];

/** True and false suggestions and missed entities. */
interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

const labels = ['PERSON', 'ORG', 'PLACE'];

/** Pronouns and words without a capital: what no list of names would hold. */
const notNames = /^(?:I|We|He|She|It|They|You|My|Our|Her|His|Their|Its|Here|There)$|^\P{Lu}+$/u;

/**
 * Suggestions against what annotators marked: exact span and label, MISC left out. One source (re3d) marks pronouns and
 * descriptions too ("we", "the town", "his wife"); recall over the marked names alone is a row of its own.
 */
export const pack: EvalPack = {
  name: 'entities',
  async run(data: string, engine: Engine): Promise<EvalRow[]> {
    const folder = join(data, 'entities');
    const files = (await readdir(folder).catch(() => [] as string[])).filter((name) => name.endsWith('.txt')).sort();
    if (files.length === 0) return [];
    const texts = new Map<string, string>();
    for (const file of files) texts.set(file, await readFile(join(folder, file), 'utf8'));
    const rows = await engine.entities(texts);
    const counts = new Map<string, Counts>();
    const names = new Map<string, Counts>();
    for (const [file, text] of texts) {
      const { entities } = JSON.parse(await readFile(join(folder, file.replace(/\.txt$/u, '.gold.json')), 'utf8')) as { entities: GoldEntity[] };
      const suggested = rows.filter((row) => row.file === file && labels.includes(row.label));
      const source = `entities/${file.split('-')[0]}`;
      const characters = Array.from(text);
      const isName = ([start, end]: GoldEntity): boolean => !notNames.test(characters.slice(start, end).join(''));
      for (const label of labels) {
        const gold = entities.filter((entity) => entity[2] === label);
        const own = count(gold, suggested.filter((row) => row.label === label));
        for (const key of [source, 'entities/all', `${source} ${label}`]) counts.set(key, sum(counts.get(key), own));
        const ownNames = count(gold.filter(isName), suggested.filter((row) => row.label === label));
        for (const key of [source, 'entities/all']) names.set(key, sum(names.get(key), ownNames));
      }
    }
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([source, own]) => rowsOf(source, own, names.get(source)));
  },
};

function count(gold: readonly GoldEntity[], suggested: readonly Place[]): Counts {
  const places = new Set(gold.map(([start, end]) => `${String(start)}-${String(end)}`));
  const right = suggested.filter(({ start, end }) => places.has(`${String(start)}-${String(end)}`)).length;
  return { right, wrong: suggested.length - right, missed: gold.length - right };
}

function sum(a: Counts | undefined, b: Counts): Counts {
  return a === undefined ? b : { right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed };
}

function rowsOf(source: string, { right, wrong, missed }: Counts, names: Counts | undefined): EvalRow[] {
  const row = (measure: string, value: number): EvalRow => ({ analysis: 'entities', source, measure, value, unit: 'ratio' });
  const rows = [row('precision', right / (right + wrong)), row('recall', right / (right + missed))];
  if (names !== undefined) rows.push(row('recall of names', names.right / (names.right + names.missed)));
  const f1 = row('typed span F1', (2 * right) / (2 * right + wrong + missed));
  return [...rows, source === 'entities/all' ? { ...f1, peer: 'compromise .36', target: '≥ .75' } : f1];
}
