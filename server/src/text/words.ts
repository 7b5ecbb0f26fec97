import { isIn, unitSet, wordCharacter, type UnitSet } from './characters.ts';
import { piecesOf, type Pieces } from './pieces.ts';
import type { Span } from './span.ts';
import { wordFormAt, type WordForm } from './wordForms.ts';

/** A run of letters and digits with the apostrophes, hyphens and full stops inside it; `text` is as written. */
export interface Word extends Span {
  readonly text: string;
}

/** What may join two runs of letters and digits to one word: "don't", "well-known", "3.5", "U.S". */
export const wordJoints = unitSet("-'’‑.");

/** The words of `text`, in order. Hyphenated compounds, clitics ("don't"), decimals and "U.S" are one word each. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  eachWord(text, (form, start) => words.push({ text: form.text, start, end: start + form.length }));
  return words;
}

/** Calls `visit` with the words of a text, as `splitWords` finds them, and the UTF-16 offsets of their starts. */
export function eachWord(text: string, visit: (form: WordForm, start: number) => void): void {
  const pieces = piecesOf(text);
  const { starts, forms } = pieces;
  for (let from = 0; from < starts.length; ) {
    const to = wordEnd(text, pieces, from, starts.length, wordJoints);
    if (isWord(forms[from])) visit(formOfPieces(text, pieces, from, to), starts[from]);
    from = to;
  }
}

/**
 * The end (exclusive) of the word that starts with the piece `from` and ends before the piece `limit`: runs of letters, marks and digits
 * with single joints between them. Another character is a word by itself.
 */
export function wordEnd(text: string, { starts, forms }: Pieces, from: number, limit: number, joints: UnitSet): number {
  let to = from + 1;
  if (!isWord(forms[from])) return to;
  for (let end = starts[from] + forms[from].length; to + 1 < limit; end = starts[to - 1] + forms[to - 1].length) {
    if (starts[to] !== end || starts[to + 1] !== end + 1 || !isIn(joints, text.charCodeAt(end)) || !isWord(forms[to + 1])) break;
    to += 2;
  }
  return to;
}

/** Whether a piece is a run of letters, marks and digits, and no other character. */
export function isWord(form: WordForm): boolean {
  return (form.firstClasses & wordCharacter) !== 0;
}

/** The form of what the pieces `from` to `to` (exclusive) are together. */
export function formOfPieces(text: string, { starts, forms }: Pieces, from: number, to: number): WordForm {
  return to === from + 1 ? forms[from] : wordFormAt(text, starts[from], starts[to - 1] + forms[to - 1].length);
}
