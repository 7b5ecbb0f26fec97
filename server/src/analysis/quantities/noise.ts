/** A computed number without what binary fractions leave beyond so many significant digits. */
export function withoutNoise(value: number, digits: number): number {
  const isExact = Number.isInteger(value) && value !== 0 && Math.abs(value) < 10 ** digits;
  return isExact ? value : Number(value.toPrecision(digits));
}
