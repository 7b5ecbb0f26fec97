import { readDecade, type AgeReading } from './ages.ts';
import { isTemperatureNear } from './dates.ts';
import { readUnit } from './measure.ts';
import type { Token } from './tokens.ts';

/** What may open the degrees of a decade. */
export const decadeParts: ReadonlySet<string> = new Set('early low lower mid late upper high'.split(' '));

/** "highs in the mid-20s Celsius", "temperatures in the upper 30s": the degrees, from the word behind "the", and their unit, `degree` where no scale is named. */
export function readDecadeOfDegrees(tokens: readonly Token[], index: number): { degrees: AgeReading; unit: string } | null {
  if (tokens[index - 1]?.lower !== 'the' || !(tokens[index].kind === 'digits' || decadeParts.has(tokens[index].lower))) return null;
  const degrees = readDecade(tokens, index - 1);
  if (degrees === null || !isTemperatureNear(tokens, index)) return null;
  const scale = readUnit(tokens, degrees.next);
  return scale?.unit.kind === 'temperature' ? { degrees: { ...degrees, next: scale.next }, unit: scale.unit.name } : { degrees, unit: 'degree' };
}
