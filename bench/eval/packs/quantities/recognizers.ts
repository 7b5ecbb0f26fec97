import { readFile } from 'node:fs/promises';
import type { QuantityRow } from '../../engine.ts';

/** A specification of microsoft/Recognizers-Text: an input and what has to be found in it. */
export interface Specification {
  readonly Input: string;
  readonly Results: readonly { readonly Text: string; readonly Resolution: { readonly value: string | null; readonly unit?: string } }[];
}

export const models = ['Number', 'NumberRange', 'Percent', 'Currency', 'Age', 'Dimension', 'Temperature'] as const;
export type Model = (typeof models)[number];

export async function readSpecifications(folder: string, model: Model): Promise<Specification[]> {
  return JSON.parse(await readFile(`${folder}/${model}Model.json`, 'utf8')) as Specification[];
}

const notDimensions = new Set(['number', 'count', 'money', 'percent', 'age', 'temperature', 'date', 'time', 'phone', 'address', 'score', 'ordinal']);

/** The quantities that a model speaks of. */
function ofModel(row: QuantityRow, model: Model): boolean {
  if (model === 'Number') return row.kind === 'number' || row.kind === 'count';
  if (model === 'NumberRange') return row.low !== row.high;
  if (model === 'Percent') return row.kind === 'percent';
  if (model === 'Currency') return row.kind === 'money';
  if (model === 'Age') return row.kind === 'age';
  if (model === 'Temperature') return row.kind === 'temperature';
  return !notDimensions.has(row.kind);
}

/**
 * Whether all that the specification asks for is found, with its value and unit, and nothing of the model where it asks for
 * nothing. A range must be there with both its ends, and no range beside those asked for.
 */
export function isMet(specification: Specification, rows: readonly QuantityRow[], model: Model): boolean {
  const asked = specification.Results.filter((result) => result.Resolution.value !== null && result.Resolution.value !== 'null');
  const own = rows.filter((row) => ofModel(row, model));
  if (asked.length === 0) return own.length === 0;
  if (model === 'NumberRange') {
    const wanted = asked.map((result) => parseRange(result.Resolution.value ?? ''));
    return wanted.every((range) => rows.some((row) => isRange(row, range))) && own.every((row) => wanted.some((range) => isRange(row, range)));
  }
  return asked.every(({ Resolution: { value, unit } }) => {
    const amount = Number((value ?? '').replace('%', ''));
    return rows.some((row) => hasEnd(row, amount) && (unit === undefined || sameUnit(unit, row.unit ?? '', model)));
  });
}

/** "[10,20)" as its two ends; a missing one is unbounded. */
function parseRange(value: string): { low: number | null; high: number | null } {
  const [low, high] = value.slice(1, -1).split(',');
  return { low: low === '' ? null : Number(low), high: high === '' ? null : Number(high) };
}

function isRange(row: QuantityRow, range: { low: number | null; high: number | null }): boolean {
  return row.low === range.low && row.high === range.high;
}

function hasEnd(row: QuantityRow, amount: number): boolean {
  return [row.low, row.high].some((end) => end !== null && Math.abs(end - amount) <= 1e-9 * Math.abs(amount));
}

/** The specifications' unit names that differ from ours by more than case and spelling. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['united states dollar', 'dollar'],
  ['british pound', 'pound sterling'],
  ['pence', 'penny'],
  ['metric ton', 'tonne'],
  ['c', 'celsius'],
  ['f', 'fahrenheit'],
  ['kilometer per hour', 'kilometre per hour'],
]);

function sameUnit(asked: string, found: string, model: Model): boolean {
  const plain = asked.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace('meter', 'metre').replace('liter', 'litre');
  if (model === 'Age') return found === (plain === 'age' ? 'year of age' : `${plain} of age`);
  if (plain === 'pound') return found === (model === 'Currency' ? 'pound sterling' : 'pound-mass');
  return (synonyms.get(plain) ?? plain) === found;
}
