import type { Quantity } from '../quantities/quantity.ts';

/**
 * How far from the number the truth may lie as it is written, in the quantity's unit: half of the last significant digit of
 * an approximate number ("about 80": 5), half of the last written one of a rounded number ("5.4 billion"), 0 for a count in words.
 */
export function slackOf(quantity: Quantity): number {
  const value = quantity.low ?? quantity.high ?? 0;
  if (!quantity.approx || value === 0 || quantity.low !== quantity.high) return quantity.precision;
  let place = 1;
  while (Number.isInteger(value / (place * 10))) place *= 10;
  return Math.max(quantity.precision, place / 2);
}
