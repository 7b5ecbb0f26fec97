/** A computed number without what binary fractions leave beyond so many significant digits. */
export function withoutNoise(value: number, digits: number): number {
  if (value === 0) return 0;
  const isExact = Number.isInteger(value) && Math.abs(value) < 10 ** digits;
  return isExact ? value : Number(value.toPrecision(digits));
}
