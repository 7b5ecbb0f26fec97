import { withoutNoise } from './noise.ts';
import type { Quantity } from './quantity.ts';
import { unitNamed } from './units.ts';

/** An interval of amounts; null is unbounded. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The interval of `quantity` in the unit of the normalised name `unit`; null where the two do not measure the same, where
 * the quantity has no unit, or where `unit` is no unit's name. Currencies do not convert into one another.
 */
export function convert(quantity: Pick<Quantity, 'low' | 'high' | 'unit'>, unit: string): Interval | null {
  const from = quantity.unit === null ? null : unitNamed(quantity.unit);
  const to = unitNamed(unit);
  if (from === null || to === null || from.dimension !== to.dimension) return null;
  const turn = (amount: number | null): number | null =>
    amount === null || from.name === to.name ? amount : withoutNoise(((amount + from.offset) * from.factor) / to.factor - to.offset, 12);
  return { low: turn(quantity.low), high: turn(quantity.high) };
}

/**
 * Whether two quantities can be compared: in units that convert, both without a unit, or designations of one form (two
 * dates also where one says more than the other). What they count is not looked at.
 */
export function sameMeasure(a: Quantity, b: Quantity): boolean {
  if (a.designation !== null || b.designation !== null) {
    if (a.designation === null || b.designation === null) return false;
    return a.designation.form === b.designation.form || (a.kind === b.kind && (a.kind === 'date' || a.kind === 'address'));
  }
  if (a.unit === null || b.unit === null) return a.unit === b.unit;
  const one = unitNamed(a.unit);
  const other = unitNamed(b.unit);
  return one !== null && other !== null && one.dimension === other.dimension;
}
