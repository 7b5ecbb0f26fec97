import type { Replacement } from './change.ts';

/**
 * How many code units may be put together to recognise one undo of several changes: more than any undo of typing, less
 * than a noticeable time. The undo of a single change, be it of the whole text, is always recognised.
 */
const budget = 400_000;

/** A change that may be undone; `takesBack` says of how many before it that it undid them itself. */
export interface Undoable {
  readonly replacement: Replacement;
  readonly takesBack: number;
}

/** How many of the latest changes another one takes back: as an editor undoes them, or by leading to the same text. */
export interface Undone {
  readonly exactly: number;
  readonly inEffect: number;
}

/**
 * How many of the latest changes (`history`, the latest last) the next one takes back; 0 for none, the smallest number
 * where there are several. `text` is the text before `next`.
 *
 * The server is not told that a change is an undo, and editors join what was typed letter by letter into one undo; so
 * the latest changes are put together, one more at a time, and each sum is compared with the change that came: an undo
 * is exactly its reverse; a revert may be another change with the same effect. Changes that are undone already are
 * passed over.
 */
export function countUndone(text: string, history: readonly Undoable[], next: Replacement): Undone {
  let sum: Replacement | undefined;
  let spent = 0;
  let inEffect = 0;
  for (let left = history.length; left > 0 && spent <= budget; ) {
    const { replacement, takesBack } = history[--left];
    const longer = sum ? precede(text, replacement, sum) : replacement;
    spent += longer.removed.length + longer.inserted.length;
    const count = history.length - left;
    if (longer.start === next.start && longer.removed === next.inserted && longer.inserted === next.removed) return { exactly: count, inEffect: count };
    if (takesBack > 0) {
      left -= takesBack;
      continue;
    }
    sum = longer;
    if (inEffect === 0 && leadsBack(text, sum, next)) inEffect = count;
  }
  return { exactly: 0, inEffect };
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
function leadsBack(text: string, sum: Replacement, next: Replacement): boolean {
  if (next.inserted.length - next.removed.length !== sum.removed.length - sum.inserted.length) return false;
  const start = Math.min(sum.start, next.start);
  const end = Math.max(sum.start + sum.inserted.length, next.start + next.removed.length);
  const taken = text.slice(start, sum.start) + sum.removed + text.slice(sum.start + sum.inserted.length, end);
  const left = text.slice(start, next.start) + next.inserted + text.slice(next.start + next.removed.length, end);
  return taken === left;
}
