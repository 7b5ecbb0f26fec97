import type { Quantity } from '../quantities/quantity.ts';

/** Of the value: what the last place of a number that is not called approximate can hide. */
const mostSlack = 1 / 40;

/**
 * How far from the number the truth may lie as it is written, in the quantity's unit: half of the last significant digit of
 * an approximate number ("about 80": 5), of another one half of the last written digit ("5.4 billion"), but no more than a
 * fortieth: "$180 million" is not "$182.5 million", nor "$1 million" "$750,000". 0 for a count in words.
 */
export function slackOf(quantity: Quantity): number {
  const value = quantity.low ?? quantity.high ?? 0;
  if (!quantity.approx) {
    const precision = precisionOf(quantity);
    return precision === 0 ? 0 : Math.min(precision / 10 ** zerosBeforeMagnitude(quantity.text), mostSlack * Math.abs(value));
  }
  if (value === 0 || quantity.low !== quantity.high) return quantity.precision;
  let place = 1;
  while (Number.isInteger(value / (place * 10))) place *= 10;
  return Math.max(quantity.precision, place / 2);
}

const continuous: ReadonlySet<Quantity['kind']> = new Set(['percent', 'length', 'area', 'volume', 'mass', 'speed', 'temperature', 'power']);

/** "54 percent" may be 54.2, where "54 people" are no more and no less. */
function precisionOf({ kind, precision, low, inWords }: Quantity): number {
  return continuous.has(kind) && precision === 0 && !inWords && low !== null && Number.isInteger(low) ? 1 / 2 : precision;
}

/** "180 million" is written to the million, "180,000" perhaps to the ten thousand. */
function zerosBeforeMagnitude(text: string): number {
  return /\d(0+)[ -]?(?:million|billion|trillion|mn|bn|m)\b/iu.exec(text)?.[1].length ?? 0;
}
