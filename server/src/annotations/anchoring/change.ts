import { lineStartAt } from '../lineStart.ts';

/** A replacement in a text: UTF-16 offsets into the text as it stood right before this change. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What became of a stretch of text: at `start`, `removed` gave way to `inserted`. */
export interface Replacement {
  readonly start: number;
  readonly removed: string;
  readonly inserted: string;
}

/** Changes that do not touch one another, from the last place to the first, so that none moves the next. */
export type Run = readonly TextChange[];

/**
 * Changes, each counted in the text that the one before it left, as runs of changes that are all counted in the text at
 * the start of the run. Editors send what many cursors or "replace all" did as one run.
 */
export function runsOf(changes: readonly TextChange[]): Run[] {
  const runs: Run[] = [];
  for (let first = 0; first < changes.length; ) {
    let next = first + 1;
    while (next < changes.length && changes[next].end <= changes[next - 1].start) next++;
    if (next > first + 1) {
      runs.push(changes.slice(first, next));
      first = next;
      continue;
    }
    while (next < changes.length && changes[next].start >= changes[next - 1].start + changes[next - 1].text.length) next++;
    let moved = 0;
    const rising = changes.slice(first, next).map((change) => {
      const counted = { start: change.start - moved, end: change.end - moved, text: change.text };
      moved += change.text.length - (change.end - change.start);
      return counted;
    });
    runs.push(rising.reverse());
    first = next;
  }
  return runs;
}

/** A text after a run of changes. */
export function applyRun(text: string, run: Run): string {
  const parts: string[] = [];
  let end = text.length;
  for (const change of run) {
    parts.push(text.slice(change.end, end), change.text);
    end = change.start;
  }
  parts.push(text.slice(0, end));
  return parts.reverse().join('');
}

/** The one replacement that covers all changes and what lies between them. `after` is the text that they left. */
export function combine(before: string, after: string, changes: readonly TextChange[]): Replacement {
  let start = changes[0].start;
  // Up to where the text was touched so far, in the text as it stands after the change at hand.
  let end = start;
  for (const change of changes) {
    start = Math.min(start, change.start);
    end = Math.max(end, change.end) + change.text.length - (change.end - change.start);
  }
  return { start, removed: before.slice(start, end - (after.length - before.length)), inserted: after.slice(start, end) };
}

/** Lines longer than this count as cut into pieces of this length where a change is widened to whole lines. */
const longestLine = 4000;

/**
 * The change that turns one text into another, for a rewrite of which only the result is known. It covers whole lines,
 * since a line that is only partly another one may be about something else; and where it is open which of two alike
 * stretches went ("Robin met Robin" to "Robin"), it covers both.
 */
export function changeBetween(before: string, after: string): TextChange {
  const shortest = Math.min(before.length, after.length);
  const head = sharedHead(before, after, shortest);
  const tail = sharedTail(before, after, shortest);
  if (head === before.length && head === after.length) return { start: head, end: head, text: '' };
  const sureHead = Math.min(head, shortest - tail);
  const sureTail = Math.min(tail, shortest - head);
  const start = Math.max(lineStartAt(before, sureHead), sureHead - longestLine);
  const lineEnd = before.indexOf('\n', before.length - sureTail);
  const end = Math.min(lineEnd < 0 ? before.length : lineEnd, before.length - sureTail + longestLine);
  return { start, end, text: after.slice(start, after.length - (before.length - end)) };
}

function sharedHead(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function sharedTail(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
