import { runEnd, wordCharacter } from './characters.ts';
import type { Span } from './span.ts';

/** A run of letters and digits with the apostrophes, hyphens and full stops inside it; `text` is as written. */
export interface Word extends Span {
  readonly text: string;
}

const joints = new Set(Array.from("-'’‑.", (character) => character.charCodeAt(0)));

/** The words of `text`, or of a part of it, in order. Hyphenated compounds, clitics ("don't"), decimals and "U.S" are one word each. */
export function splitWords(text: string, span: Span = { start: 0, end: text.length }): Word[] {
  const words: Word[] = [];
  let offset = span.start;
  while (offset < span.end) {
    const end = wordEnd(text, offset, span.end, joints);
    if (end > offset) words.push({ text: text.slice(offset, end), start: offset, end });
    offset = Math.max(end, offset + 1);
  }
  return words;
}

/** The end of the word that starts at `from`: runs of letters, marks and digits with single joints between them; `from` where there is none. */
export function wordEnd(text: string, from: number, limit: number, joints: ReadonlySet<number>): number {
  let end = runEnd(text, from, limit, wordCharacter);
  while (end > from && end + 1 < limit && joints.has(text.charCodeAt(end))) {
    const next = runEnd(text, end + 1, limit, wordCharacter);
    if (next === end + 1) break;
    end = next;
  }
  return end;
}
