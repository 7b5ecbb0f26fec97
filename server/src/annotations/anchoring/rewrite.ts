import { AnnotatedText } from '../annotatedText.ts';
import { normalizeText } from '../normalize.ts';
import { changeBetween } from './change.ts';
import { shiftAnnotations } from './live.ts';
import type { AnchorState } from './state.ts';

/** Lets the annotations follow a rewrite of which only the result is known: a revert, a `git pull`, other line endings. */
export function rewriteText(state: AnchorState, after: AnnotatedText): AnchorState {
  const before = state.text.text;
  if (before === after.text) return state;
  if (normalizeText(before) === before && normalizeText(after.text) === after.text) return shifted(state, after);
  if (normalizeText(before) === normalizeText(after.text)) return onText(state, after);
  const normalized = shifted(onText(state, new AnnotatedText(normalizeText(before))), new AnnotatedText(normalizeText(after.text)));
  return onText(normalized, after);
}

function shifted(state: AnchorState, after: AnnotatedText): AnchorState {
  return shiftAnnotations(state, [changeBetween(state.text.text, after.text)], after);
}

/** The state over the same text with other line endings. What undoing could bring back is forgotten. */
function onText(state: AnchorState, text: AnnotatedText): AnchorState {
  if (text.text === state.text.text) return state;
  const convert = (offset: number): number => text.offsets.toUtf16(state.text.offsets.toCodePoint(offset));
  const rows = { ...state.rows, starts: state.rows.starts.map(convert), ends: state.rows.ends.map(convert) };
  return { ...state, text, rows, damages: [] };
}
