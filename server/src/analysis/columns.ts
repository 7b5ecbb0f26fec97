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

/** For each slot the place of a number among the distinct ones plus one; 0 where it is free, as all are between two calls. */
let slots = new Int32Array(256);
let distinct = new Float64Array(slots.length / 2);

/** Numbers, each once, in the order in which they come first; `NaN` may not be among them. */
export function distinctNumbers(numbers: readonly number[]): Float64Array {
  let size = 16;
  while (size < 2 * numbers.length) size *= 2;
  if (size > slots.length) {
    slots = new Int32Array(size);
    distinct = new Float64Array(size / 2);
  }
  let count = 0;
  for (const number of numbers) {
    let slot = number & (size - 1);
    while (slots[slot] !== 0 && distinct[slots[slot] - 1] !== number) slot = (slot + 1) & (size - 1);
    if (slots[slot] !== 0) continue;
    distinct[count++] = number;
    slots[slot] = count;
  }
  slots.fill(0, 0, size);
  return distinct.slice(0, count);
}
