import { AnnotatedText } from '../annotatedText.ts';
import { normalizeText } from '../normalize.ts';
import { changeBetween } from './change.ts';
import { settle } from './live.ts';
import { TextMapping } from './mapping.ts';
import { quoteAt } from '../quote.ts';
import { rowSpan } from './state.ts';
import type { AnchorState } from './state.ts';

/**
 * Lets the annotations follow a rewrite of which only the result is known: a revert, a `git pull`, other line endings. A
 * fragment on lines that changed is followed through the difference of the two texts, or lost.
 */
export function rewriteText(state: AnchorState, after: AnnotatedText): AnchorState {
  const before = state.text.text;
  if (before === after.text) return state;
  if (normalizeText(before) === before && normalizeText(after.text) === after.text) return shifted(state, after);
  if (normalizeText(before) === normalizeText(after.text)) return onText(state, after);
  const normalized = shifted(onText(state, new AnnotatedText(normalizeText(before))), new AnnotatedText(normalizeText(after.text)));
  return onText(normalized, after);
}

function shifted(state: AnchorState, after: AnnotatedText): AnchorState {
  const before = state.text.text;
  const change = changeBetween(before, after.text);
  const { start, end, text } = change;
  const grown = text.length - (end - start);
  const { keys } = state.rows;
  const starts = state.rows.starts.slice();
  const ends = state.rows.ends.slice();
  const lost = state.rows.lost.slice();
  const quotes = new Map(state.rows.quotes);
  let mapping: TextMapping | undefined;
  let damaged = false;
  for (const [row, key] of keys.entries()) {
    const span = rowSpan(state.rows, row);
    if (span.end <= start || (span.start >= end && lost[row] === 0)) {
      const moved = span.end <= start ? 0 : grown;
      starts[row] += moved;
      ends[row] += moved;
      continue;
    }
    if (lost[row] === 1) {
      starts[row] = Math.max(span.start + grown, start);
      ends[row] = starts[row] + span.end - span.start;
      continue;
    }
    damaged = true;
    mapping ??= new TextMapping(before, after.text);
    const mapped = mapping.map(span);
    starts[row] = mapped?.start ?? start;
    ends[row] = mapped?.end ?? start;
    if (mapped) continue;
    lost[row] = 1;
    quotes.set(key, quoteAt(before, span));
  }
  const replacement = { start, removed: before.slice(start, end), inserted: text };
  return settle(state, replacement, { keys, starts, ends, lost, quotes }, damaged, after);
}

/** The state over the same text with other line endings. What undoing could bring back is forgotten. */
function onText(state: AnchorState, text: AnnotatedText): AnchorState {
  if (text.text === state.text.text) return state;
  const convert = (offset: number): number => text.offsets.toUtf16(state.text.offsets.toCodePoint(offset));
  const rows = { ...state.rows, starts: state.rows.starts.map(convert), ends: state.rows.ends.map(convert) };
  return { ...state, text, rows, damages: [] };
}
