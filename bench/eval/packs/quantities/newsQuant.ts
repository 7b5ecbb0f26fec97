import { readFile } from 'node:fs/promises';
import { singular } from '../../../../server/src/analysis/quantities/index.ts';
import type { QuantityRow } from '../../engine.ts';

/** A sentence of NewsQuant (Almasian et al., CQE, EMNLP 2023) with its annotated quantities. */
export interface NewsSentence {
  readonly text: string;
  readonly gold: readonly GoldQuantity[];
}

export interface GoldQuantity {
  /** Both ends alike for a single value. */
  readonly low: number;
  readonly high: number;
  readonly change: string;
  /** The unit as annotated and as normalised there; "-" for none. */
  readonly units: readonly string[];
}

interface GoldRow {
  readonly text: string;
  readonly quantities: readonly { change: string; value: string; unit: string; normalized_unit: string }[];
}

/** What has to agree for a predicted quantity to be right. */
export const levels = ['value', 'value + change', 'value + change + unit'] as const;
export type Level = (typeof levels)[number];

export async function readNewsQuant(file: string): Promise<NewsSentence[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const row = JSON.parse(line) as GoldRow;
    return { text: row.text, gold: row.quantities.map(parseGold) };
  });
}

const range = /^([^-]+)-(.+)$/;

function parseGold(row: GoldRow['quantities'][number]): GoldQuantity {
  const ends = Number.isNaN(Number(row.value)) ? range.exec(row.value) : null;
  const [low, high] = ends === null ? [Number(row.value), Number(row.value)] : [Number(ends[1]), Number(ends[2])];
  return { low: Math.min(low, high), high: Math.max(low, high), change: row.change, units: [row.unit, row.normalized_unit] };
}

/** Kinds that name something rather than state an amount; the annotation leaves them out. */
const names = new Set(['date', 'time', 'phone', 'address', 'score', 'ordinal']);

export function amounts(rows: readonly QuantityRow[]): QuantityRow[] {
  return rows.filter((row) => !names.has(row.kind) && (row.low ?? row.high) !== null);
}

/** How many predictions match a gold quantity of their own, at each level. */
export function countMatches(gold: readonly GoldQuantity[], predicted: readonly QuantityRow[], level: Level): number {
  const left = [...predicted];
  let matches = 0;
  for (const one of gold) {
    const index = left.findIndex((row) => agrees(one, row, level));
    if (index < 0) continue;
    left.splice(index, 1);
    matches++;
  }
  return matches;
}

export function agrees(gold: GoldQuantity, row: QuantityRow, level: Level): boolean {
  const low = row.low ?? row.high ?? 0;
  const high = row.high ?? row.low ?? 0;
  if (!near(gold.low, low) || !near(gold.high, high)) return false;
  if (level === 'value') return true;
  if (gold.change !== row.change) return false;
  return level === 'value + change' || gold.units.some((unit) => namesOf(row).some((name) => contentOf(unit) === contentOf(name)));
}

/** What may stand as the unit of a row: its unit, the unit with its substance ("barrel of oil"), or what is counted. */
function namesOf({ unit, counted }: QuantityRow): string[] {
  if (unit === null) return [counted ?? '-'];
  return counted === null ? [unit] : [unit, `${unit} of ${counted}`];
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
}

const functionWords = new Set('the a an of and or in on at for his her its their'.split(' '));

/** The words that tell one unit or noun phrase from another: lower case, singular, without articles and conjunctions. */
function contentOf(unit: string): string {
  return unit
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
    .split(/[^\p{L}\p{N}%$€£]+/u)
    .filter((word) => word !== '' && !functionWords.has(word))
    .map(singular)
    .join(' ');
}
