/** A length in bytes rounded up to a multiple of eight, behind which a double can stand. */
export function roundedUp(length: number): number {
  return (length + 7) & -8;
}
