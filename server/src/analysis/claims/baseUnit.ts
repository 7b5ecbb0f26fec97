import { convert, type Quantity } from '../quantities/index.ts';

/** The unit in which quantities of a kind are compared. */
const baseUnits: Partial<Record<Quantity['kind'], string>> = {
  length: 'metre',
  area: 'square metre',
  volume: 'litre',
  mass: 'kilogram',
  speed: 'kilometre per hour',
  temperature: 'celsius',
  duration: 'hour',
  energy: 'joule',
  power: 'watt',
  pressure: 'pascal',
};

/** The quantity in its kind's base unit, with its written precision turned too; the same quantity where there is none. */
export function inBaseUnit(quantity: Quantity): Quantity {
  const unit = otherBaseUnit(quantity);
  const bounds = unit === null ? null : convert(quantity, unit);
  if (bounds === null) return quantity;
  return { ...quantity, low: bounds.low, high: bounds.high, unit, precision: stepInBaseUnit(quantity, quantity.precision) };
}

/** A step in the quantity's unit as one in the base unit of its kind. */
export function stepInBaseUnit(quantity: Quantity, step: number): number {
  const unit = otherBaseUnit(quantity);
  const turned = unit === null ? null : convert({ unit: quantity.unit, low: 0, high: step }, unit);
  return turned === null ? step : turned.high! - turned.low!;
}

/** The base unit of the quantity's kind where it is in another one. */
function otherBaseUnit({ kind, unit }: Quantity): string | null {
  const base = baseUnits[kind];
  return base === undefined || unit === base || unit === null ? null : base;
}
