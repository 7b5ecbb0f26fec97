import { onDemand } from '../../text/onDemand.ts';
import type { Quantity } from './quantity.ts';
import { pluralOf } from './unitLookup.ts';

const symbols: ReadonlyMap<string, string> = new Map([
  ['dollar', '$'],
  ['euro', '€'],
  ['pound sterling', '£'],
]);

/**
 * The quantity in short, normalised words: "> 6,000 fighters", "10,000–20,000 fighters", "≈ 80 kilometres", "≥ 5 months",
 * "$1,200,000", "60%", "23 years old", "2 dead", "2016-05-19".
 */
export function describeQuantity(quantity: Quantity): string {
  const { designation } = quantity;
  if (designation !== null) {
    const value = designation.street === undefined ? designation.value : `${designation.value} ${designation.street}`;
    return quantity.approx ? `≈ ${value}` : value;
  }
  const interval = describeInterval(quantity);
  const thing = quantity.counted ?? quantity.state;
  const counted = quantity.unit !== null || thing === null ? '' : ` ${thing}`;
  return `${signOf(quantity)}${interval}${counted}`;
}

function signOf(quantity: Quantity): string {
  if (quantity.low === null) return quantity.highOpen ? '< ' : '≤ ';
  if (quantity.high === null) return quantity.lowOpen ? '> ' : '≥ ';
  return quantity.approx ? '≈ ' : '';
}

function describeInterval(quantity: Quantity): string {
  const { low, high, unit } = quantity;
  if (unit === 'fraction') return `${format((low ?? high ?? 0) * 100)}%`;
  const numbers =
    low !== null && high !== null && low !== high ? `${format(low)}–${format(high)}` : format(low ?? high ?? 0);
  if (unit === null) return numbers;
  if (unit === 'percentage') return `${numbers}%`;
  const symbol = symbols.get(unit);
  if (symbol !== undefined) return `${symbol}${numbers}`;
  const isOne = low === 1 && high === 1;
  const age = /^(\w+) of age$/u.exec(unit);
  if (age) return `${numbers} ${isOne ? age[1] : pluralOf(age[1])} old`;
  return `${numbers} ${isOne ? unit : pluralOf(unit)}`;
}

/** To make one takes far longer than to use it. */
const grouped = onDemand(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 }));

/** Whole numbers below this are written with all their digits. */
const wholeBelow = 1e15;

/** Grouped digits, at most four decimals; very large and very small amounts with an exponent. */
function format(amount: number): string {
  const size = Math.abs(amount);
  if (size !== 0 && (size >= 1e18 || size < 1e-4)) return String(amount);
  if (Number.isInteger(amount) && size < wholeBelow && !Object.is(amount, -0)) return String(amount).replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return grouped().format(amount);
}
