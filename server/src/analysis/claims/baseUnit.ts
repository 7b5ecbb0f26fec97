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
  const unit = baseUnits[quantity.kind];
  if (unit === undefined || quantity.unit === unit || quantity.unit === null) return quantity;
  const bounds = convert(quantity, unit);
  const step = convert({ ...quantity, low: 0, high: quantity.precision }, unit);
  if (bounds === null || step?.low === null || step?.high === null || step === null) return quantity;
  return { ...quantity, ...bounds, unit, precision: step.high - step.low };
}
