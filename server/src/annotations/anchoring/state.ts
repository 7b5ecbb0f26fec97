import type { AnnotatedText } from '../annotatedText.ts';
import { annotationOf, fragmentOf, spanTargetsOf } from '../annotation.ts';
import type { AnnotationItem, SpanTarget, Status } from '../model.ts';
import type { Quote } from '../quote.ts';
import type { Span } from '../../text/span.ts';
import type { Undoable } from './undo.ts';

/** Where every fragment stands; a row a fragment. Never changed, only replaced. */
export interface Rows {
  /** Names a row for as long as nobody moves its annotation by hand. */
  readonly keys: Int32Array;
  /** UTF-16 offsets into the raw text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1: the fragment lost its text, and stands where that was. */
  readonly lost: Uint8Array;
  /** What a lost fragment covered last, by key. */
  readonly quotes: ReadonlyMap<number, Quote>;
}

/** A text change that cost a fragment its text or a part of it, or came after such a one, with the rows before it. */
export interface Damage extends Undoable {
  readonly before: Rows;
}

/** The annotations of an open document and where they stand in its text as it is now. */
export interface AnchorState {
  readonly text: AnnotatedText;
  readonly items: readonly AnnotationItem[];
  readonly rows: Rows;
  /** For every row, its item's index and its target as it was read. */
  readonly owners: Int32Array;
  readonly targets: readonly SpanTarget[];
  /** What undoing can bring back, the latest last. */
  readonly damages: readonly Damage[];
  readonly nextKey: number;
}

/** The state of a page's items over the text that their positions are for. */
export function anchorState(items: readonly AnnotationItem[], text: AnnotatedText): AnchorState {
  const nothing: Rows = { keys: new Int32Array(), starts: new Int32Array(), ends: new Int32Array(), lost: new Uint8Array(), quotes: new Map() };
  const empty: AnchorState = { text, items: [], rows: nothing, owners: new Int32Array(), targets: [], damages: [], nextKey: 0 };
  return withItems(empty, items);
}

/**
 * The state with other items, after an operation: items that are the same object as before keep their rows and what
 * undoing brings back, the others get fresh ones from their positions in the text as it is now.
 */
export function withItems(state: AnchorState, items: readonly AnnotationItem[]): AnchorState {
  const rowsOfItem = new Map<AnnotationItem, number[]>();
  for (const [row, owner] of state.owners.entries()) {
    const item = state.items[owner];
    const rows = rowsOfItem.get(item);
    if (rows) rows.push(row);
    else rowsOfItem.set(item, [row]);
  }
  const keys: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const lost: number[] = [];
  const owners: number[] = [];
  const targets: SpanTarget[] = [];
  const quotes = new Map<number, Quote>();
  let nextKey = state.nextKey;
  const add = (owner: number, target: SpanTarget, key: number, span: Span, isLost: boolean, quote: Quote | undefined): void => {
    keys.push(key);
    starts.push(span.start);
    ends.push(span.end);
    lost.push(isLost ? 1 : 0);
    owners.push(owner);
    targets.push(target);
    if (isLost && quote) quotes.set(key, quote);
  };
  for (const [index, item] of items.entries()) {
    const kept = rowsOfItem.get(item);
    for (const row of kept ?? []) {
      const key = state.rows.keys[row];
      add(index, state.targets[row], key, rowSpan(state.rows, row), state.rows.lost[row] === 1, state.rows.quotes.get(key));
    }
    if (kept) continue;
    for (const target of spanTargetsOf(item)) {
      const fragment = fragmentOf(target)!;
      const span = state.text.offsets.toUtf16Span(fragment);
      const isLost = annotationOf(item).status === 'orphan' || span.start === span.end;
      const quote = fragment.exact === '' ? undefined : fragment;
      add(index, target, nextKey++, span, isLost, quote);
    }
  }
  const rows: Rows = {
    keys: Int32Array.from(keys),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    lost: Uint8Array.from(lost),
    quotes,
  };
  return { ...state, items, rows, owners: Int32Array.from(owners), targets, nextKey };
}

/** Where a row stands. */
export function rowSpan(rows: Rows, row: number): Span {
  return { start: rows.starts[row], end: rows.ends[row] };
}

/** What is decided about an item that stands in the text: an orphan that found its text again is what it was before. */
export function foundStatus({ status, formerStatus }: AnnotationItem): Status | undefined {
  return status === 'orphan' ? (formerStatus ?? 'accepted') : status;
}
