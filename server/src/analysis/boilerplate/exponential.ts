/** Powers are kept at so many steps of each unit, up to this value on both sides of 0. */
const steps = 64;
const reach = 40;
const powers = Float64Array.from({ length: 2 * reach * steps + 1 }, (_, place) => Math.exp(place / steps - reach));

/**
 * e to the power of `value`, to the last two or three bits: the power at the nearest step, times a Taylor polynomial for what is
 * left. Twice as fast as the engine's `Math.exp`.
 */
export function exponential(value: number): number {
  if (!(value > -reach && value < reach)) return Math.exp(value);
  const place = (value * steps + (reach * steps + 0.5)) | 0;
  const rest = value - (place / steps - reach);
  const square = rest * rest;
  return powers[place] * (1 + rest + square * (1 / 2 + rest * (1 / 6) + square * (1 / 24 + rest * (1 / 120))));
}
