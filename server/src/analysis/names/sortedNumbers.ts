/** Numbers in ascending order. */
export type SortedNumbers = readonly number[] | Uint32Array;

/** Puts a number into a list in ascending order, unless it is there; cheapest at its end. */
export function addNumber(numbers: number[], number: number): void {
  const last = numbers[numbers.length - 1];
  if (last === undefined || last < number) numbers.push(number);
  else {
    const place = placeOf(numbers, number);
    if (numbers[place] !== number) numbers.splice(place, 0, number);
  }
}

/** Takes a number out of a list in ascending order, if it is there. */
export function removeNumber(numbers: number[], number: number): void {
  const place = placeOf(numbers, number);
  if (numbers[place] === number) numbers.splice(place, 1);
}

/** Whether a list in ascending order has a number. */
export function hasNumber(numbers: SortedNumbers, number: number): boolean {
  return numbers[placeOf(numbers, number)] === number;
}

/** The numbers of all lists, one list after the other. */
export function joinNumbers(lists: readonly ArrayLike<number>[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const numbers of lists) {
    all.set(numbers, end);
    end += numbers.length;
  }
  return all;
}

/** Where a number stands in a list in ascending order, or would. */
function placeOf(numbers: SortedNumbers, number: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
