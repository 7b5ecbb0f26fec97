import type { Replacement } from './change.ts';

/**
 * How many code units may be put together to recognise one undo of several changes: more than any undo of typing, less
 * than a noticeable time. The undo of a single change, be it of the whole text, is always recognised.
 */
const budget = 400_000;

/**
 * How many of the latest replacements (`history`, the latest last) the next one takes back, in one go: after it the text
 * is what it was before them. 0 where it takes none back, the smallest number where there are several. `text` is the
 * text before `next`.
 *
 * The server is not told that a change is an undo, and editors join what was typed letter by letter into one undo; so
 * the latest replacements are put together, one more at a time, and each sum is compared with the change that came.
 */
export function countUndone(text: string, history: readonly Replacement[], next: Replacement): number {
  let sum: Replacement = { start: next.start, removed: '', inserted: '' };
  let spent = 0;
  for (let count = 1; count <= history.length; count++) {
    if (spent > budget) break;
    sum = precede(text, history[history.length - count], sum);
    spent += sum.removed.length + sum.inserted.length;
    if (takesBack(text, sum, next)) return count;
  }
  return 0;
}

/** `sum` (the effect of later replacements, up to `text`) together with the replacement right before them. */
function precede(text: string, earlier: Replacement, sum: Replacement): Replacement {
  const earlierEnd = earlier.start + earlier.inserted.length;
  const sumEnd = sum.start + sum.removed.length;
  const start = Math.min(earlier.start, sum.start);
  const end = Math.max(earlierEnd, sumEnd);
  const grown = sum.inserted.length - sum.removed.length;
  const head = text.slice(start, sum.start);
  const tail = text.slice(sumEnd + grown, end + grown);
  const between = head + sum.removed + tail;
  return {
    start,
    removed: between.slice(0, earlier.start - start) + earlier.removed + between.slice(earlierEnd - start),
    inserted: head + sum.inserted + tail,
  };
}

/** Whether `next`, done to `text`, leaves what stood there before `sum`. */
function takesBack(text: string, sum: Replacement, next: Replacement): boolean {
  if (next.inserted.length - next.removed.length !== sum.removed.length - sum.inserted.length) return false;
  const start = Math.min(sum.start, next.start);
  const end = Math.max(sum.start + sum.inserted.length, next.start + next.removed.length);
  const taken = text.slice(start, sum.start) + sum.removed + text.slice(sum.start + sum.inserted.length, end);
  const left = text.slice(start, next.start) + next.inserted + text.slice(next.start + next.removed.length, end);
  return taken === left;
}
