/** How many insertions and deletions one gap may need before it is given up as rewritten. */
const mostEdits = 400;

/**
 * Which element of `b` each element of `a` became, -1 for none: only where there is no doubt. Ties in a difference ("one
 * of two alike lines was deleted") are decided by the direction in which it is computed; what the two directions decide
 * differently is left open.
 */
export function sureMatches(a: Int32Array, b: Int32Array): Int32Array {
  const forward = matches(a, b);
  const backward = matches(a.toReversed(), b.toReversed());
  for (let index = 0; index < a.length; index++) {
    const mirrored = backward[a.length - 1 - index];
    if (mirrored < 0 || b.length - 1 - mirrored !== forward[index]) forward[index] = -1;
  }
  return forward;
}

/** A difference of two sequences: what is unique in both is matched first (Bram Cohen's patience diff), gaps as Myers (1986) does. */
function matches(a: Int32Array, b: Int32Array): Int32Array {
  const matched = new Int32Array(a.length).fill(-1);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) matched[head] = head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) {
    tail++;
    matched[a.length - tail] = b.length - tail;
  }
  let gapA = head;
  let gapB = head;
  for (const [anchorA, anchorB] of [...anchors(a, b, head, tail), [a.length - tail, b.length - tail]]) {
    matchGap(a, b, gapA, anchorA, gapB, anchorB, matched);
    if (anchorA < a.length - tail) matched[anchorA] = anchorB;
    gapA = anchorA + 1;
    gapB = anchorB + 1;
  }
  return matched;
}

/** The longest rising chain of elements that stand once in each sequence, between the shared head and tail. */
function anchors(a: Int32Array, b: Int32Array, head: number, tail: number): (readonly [number, number])[] {
  const placesA = uniquePlaces(a, head, a.length - tail);
  const placesB = uniquePlaces(b, head, b.length - tail);
  const pairs: [number, number][] = [];
  for (const [element, placeA] of placesA) {
    const placeB = placesB.get(element) ?? -1;
    if (placeA >= 0 && placeB >= 0) pairs.push([placeA, placeB]);
  }
  pairs.sort(([left], [right]) => left - right);
  return longestRising(pairs);
}

function uniquePlaces(sequence: Int32Array, start: number, end: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let index = start; index < end; index++) places.set(sequence[index], places.has(sequence[index]) ? -1 : index);
  return places;
}

function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const ends: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [index, [, place]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (pairs[ends[middle]][1] < place) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[index] = ends[low - 1];
    ends[low] = index;
  }
  const chain: [number, number][] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]) chain.push(pairs[index]);
  return chain.reverse();
}

/** Matches the elements from `startA` to `endA` with those from `startB` to `endB` by a shortest edit script. */
function matchGap(a: Int32Array, b: Int32Array, startA: number, endA: number, startB: number, endB: number, matched: Int32Array): void {
  const lengthA = endA - startA;
  const lengthB = endB - startB;
  if (lengthA === 0 || lengthB === 0) return;
  const most = Math.min(mostEdits, lengthA + lengthB);
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(furthest.slice(most + 1 - edits - 1, most + 1 + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = most + 1 + diagonal;
      const down = diagonal === -edits || (diagonal !== edits && furthest[at - 1] < furthest[at + 1]);
      let x = down ? furthest[at + 1] : furthest[at - 1] + 1;
      while (x < lengthA && x - diagonal < lengthB && x - diagonal >= 0 && a[startA + x] === b[startB + x - diagonal]) x++;
      furthest[at] = x;
      if (x >= lengthA && x - diagonal >= lengthB) {
        walkBack(trace, edits, lengthA, lengthB, startA, startB, matched);
        return;
      }
    }
  }
}

/** Follows a shortest edit script back; `trace[n]` holds the furthest points before step n, from diagonal -n - 1 on. */
function walkBack(trace: readonly Int32Array[], edits: number, lengthA: number, lengthB: number, startA: number, startB: number, matched: Int32Array): void {
  let x = lengthA;
  let y = lengthB;
  for (let step = edits; step >= 0; step--) {
    const before = trace[step];
    const at = x - y + step + 1;
    const down = x - y === -step || (x - y !== step && before[at - 1] < before[at + 1]);
    const previousX = step === 0 ? 0 : down ? before[at + 1] : before[at - 1];
    const previousY = step === 0 ? 0 : previousX - (x - y + (down ? 1 : -1));
    const runStart = step === 0 ? 0 : down ? previousX : previousX + 1;
    while (x > runStart && y > 0 && x > 0) {
      x--;
      y--;
      matched[startA + x] = startB + y;
    }
    x = previousX;
    y = previousY;
  }
}
