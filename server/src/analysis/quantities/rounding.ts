import type { Interval } from './convert.ts';
import type { Quantity } from './quantity.ts';

/** How far off a number may be that is said to be "about" so much, as a share of it. */
const approximateShare = 0.1;

/**
 * The values that the wording of `quantity` stands for once rounding as written is undone, in its unit: "1.2 million" is
 * 1,150,000 to 1,250,000, "about 80" is 72 to 88, "five" is five. Bounds that are open to infinity stay null.
 */
export function roundingInterval(quantity: Quantity): Interval {
  return {
    low: quantity.low === null ? null : quantity.low - slack(quantity, quantity.low),
    high: quantity.high === null ? null : quantity.high + slack(quantity, quantity.high),
  };
}

function slack(quantity: Quantity, amount: number): number {
  return quantity.approx ? Math.max(quantity.precision, Math.abs(amount) * approximateShare) : quantity.precision;
}
