/** A typed array that can be had longer. */
interface Column<Self> {
  readonly length: number;
  readonly constructor: unknown;
  set(values: Self): void;
}

/** The array itself where it has a place `index`, else a copy that has, with room for more; new places are 0. */
export function withRoomFor<Values extends Column<Values>>(values: Values, index: number): Values {
  if (index < values.length) return values;
  const type = values.constructor as new (length: number) => Values;
  const larger = new type(Math.max(16, index + 1, Math.ceil(values.length * 1.5)));
  larger.set(values);
  return larger;
}
