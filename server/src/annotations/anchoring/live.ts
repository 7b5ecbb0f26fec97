import type { Span } from '../../text/span.ts';
import { AnnotatedText } from '../annotatedText.ts';
import type { AnnotationItem, Status } from '../model.ts';
import { quoteAt } from '../quote.ts';
import type { Quote } from '../quote.ts';
import { applyRun, combine, runsOf } from './change.ts';
import type { Replacement, Run, TextChange } from './change.ts';
import { replacementFollower } from './replaced.ts';
import { foundStatus, rowSpan } from './state.ts';
import type { AnchorState, Damage, Rows } from './state.ts';
import { countUndone } from './undo.ts';

/** How far back undoing brings annotations back: changes since the first damage, and code units kept for it. */
const mostDamages = 200;
const mostUnits = 16_000_000;

/**
 * Lets the annotations follow changes of the text, each counted in the text that the one before it left (as the language
 * server protocol sends them). What is typed at a boundary stays outside, inside it grows; a fragment whose text is
 * wholly deleted is lost. Changes that undo earlier ones put everything back exactly where it was. `after`, where the
 * caller has it, is the text that the changes left.
 */
export function shiftAnnotations(state: AnchorState, changes: readonly TextChange[], after?: AnnotatedText): AnchorState {
  if (changes.length === 0) return state;
  const before = state.text.text;
  let text = before;
  let { rows } = state;
  let damaged = false;
  const runs = runsOf(changes);
  for (const run of runs) {
    const shifted = shiftRows(rows, text, run);
    rows = shifted.rows;
    damaged ||= shifted.damaged;
    if (!after || run !== runs.at(-1)) text = applyRun(text, run);
  }
  const result = after ?? new AnnotatedText(text);
  return settle(state, combine(before, result.text, changes), rows, damaged, result);
}

/**
 * The state after a replacement that led to the text `after`, with the rows as they have moved; where the replacement
 * takes former ones back, with the rows as they were. `damaged`: a fragment lost something.
 */
export function settle(state: AnchorState, replacement: Replacement, moved: Rows, damaged: boolean, after: AnnotatedText): AnchorState {
  if (replacement.removed === replacement.inserted) return { ...state, text: after };
  const { damages } = state;
  const undone = countUndone(state.text.text, damages, replacement);
  let rows = moved;
  if (undone.exactly > 0) rows = restore(moved, damages[damages.length - undone.exactly].before, 'all');
  else if (undone.inEffect > 0) rows = restore(moved, damages[damages.length - undone.inEffect].before, 'lost');
  const isWatched = damaged || damages.length > 0;
  // What is undone may be done again, and that undone once more: all of it stays in the list.
  const damage = { replacement, takesBack: undone.exactly, before: state.rows };
  return { ...state, text: after, rows, damages: isWatched ? bounded([...damages, damage]) : damages };
}

/** An item and where it stands: UTF-16 offsets into the raw text. Items without a place in it have no fragments. */
export interface LivePlace {
  readonly item: AnnotationItem;
  readonly fragments: readonly Span[];
  /** Whether it lost its text; it then stands at one empty span where that was. */
  readonly lost: boolean;
  /** Its status as it is now, which is not always the item's. */
  readonly status: Status;
}

/** Where the items stand now. */
export function placesOf(state: AnchorState): LivePlace[] {
  const standing: Span[][] = state.items.map(() => []);
  const anchors: (Span | undefined)[] = [];
  for (const [row, owner] of state.owners.entries()) {
    const span = rowSpan(state.rows, row);
    if (state.rows.lost[row] === 0) standing[owner].push(span);
    else anchors[owner] ??= { start: span.start, end: span.start };
  }
  return state.items.map((item, owner): LivePlace => {
    const anchor = anchors[owner];
    const lost = standing[owner].length === 0 && anchor !== undefined;
    const fragments = lost ? [anchor] : standing[owner];
    const found = fragments.length > 0 ? foundStatus(item) : item.status;
    return { item, fragments, lost, status: lost ? 'orphan' : (found ?? 'accepted') };
  });
}

function shiftRows(rows: Rows, text: string, run: Run): { rows: Rows; damaged: boolean } {
  const starts = rows.starts.slice();
  const ends = rows.ends.slice();
  const lost = rows.lost.slice();
  const quotes = new Map(rows.quotes);
  let damaged = false;
  for (const change of run) {
    const after = change.start + change.text.length;
    const grown = after - change.end;
    const follow = replacementFollower(text, change);
    for (let row = 0; row < starts.length; row++) {
      const start = starts[row];
      const end = ends[row];
      if (lost[row] === 1) {
        if (start <= change.start) continue;
        starts[row] = Math.max(start + grown, change.start);
        ends[row] = starts[row] + end - start;
        continue;
      }
      if (end <= change.start) continue;
      if (start >= change.end) {
        starts[row] = start + grown;
        ends[row] = end + grown;
        continue;
      }
      const coversStart = change.start <= start;
      const coversEnd = change.end >= end;
      damaged ||= coversStart || coversEnd;
      if (coversStart && coversEnd) {
        const kept = follow({ start, end });
        starts[row] = kept?.start ?? change.start;
        ends[row] = kept?.end ?? change.start;
        if (kept) continue;
        lost[row] = 1;
        quotes.set(rows.keys[row], quoteAt(text, { start, end }));
      } else if (change.start < start) {
        starts[row] = after;
        ends[row] = end + grown;
      } else if (change.end > end) ends[row] = change.start;
      else ends[row] = end + grown;
    }
  }
  return { rows: { keys: rows.keys, starts, ends, lost, quotes }, damaged };
}

/** The rows, or those of them that are lost, as they were at an earlier time; what was not there then stays as it is now. */
function restore(now: Rows, then: Rows, which: 'all' | 'lost'): Rows {
  if (now.keys === then.keys && which === 'all') return then;
  const places = new Map(Array.from(then.keys, (key, row) => [key, row]));
  const starts = now.starts.slice();
  const ends = now.ends.slice();
  const lost = now.lost.slice();
  const quotes = new Map<number, Quote>();
  for (const [row, key] of now.keys.entries()) {
    const place = places.get(key);
    if (place !== undefined && (which === 'all' || lost[row] === 1)) {
      starts[row] = then.starts[place];
      ends[row] = then.ends[place];
      lost[row] = then.lost[place];
    }
    const quote = then.quotes.get(key) ?? now.quotes.get(key);
    if (lost[row] === 1 && quote) quotes.set(key, quote);
  }
  return { keys: now.keys, starts, ends, lost, quotes };
}

function bounded(damages: Damage[]): Damage[] {
  let units = 0;
  let first = damages.length;
  while (first > 0 && damages.length - first < mostDamages) {
    const { removed, inserted } = damages[first - 1].replacement;
    units += removed.length + inserted.length;
    if (units > mostUnits && first < damages.length) break;
    first--;
  }
  return first === 0 ? damages : damages.slice(first);
}
