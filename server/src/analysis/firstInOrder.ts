/**
 * The first `most` of some items in an order, in that order. Of all others each is only held against the last of those found so far; `isWanted` is
 * asked of those that come before it.
 */
export function firstInOrder<Item>(items: Iterable<Item>, most: number, compare: (a: Item, b: Item) => number, isWanted: (item: Item) => boolean = () => true): Item[] {
  if (most <= 0) return [];
  let found: Item[] = [];
  let last: Item | undefined;
  for (const item of items) {
    if ((last !== undefined && compare(item, last) > 0) || !isWanted(item)) continue;
    found.push(item);
    if (found.length < 2 * most) continue;
    found = found.sort(compare).slice(0, most);
    last = found[most - 1];
  }
  return found.sort(compare).slice(0, most);
}
