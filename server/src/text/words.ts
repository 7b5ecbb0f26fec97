import { runEnd, unitSet, wordCharacter, type UnitSet } from './characters.ts';
import type { Span } from './span.ts';

/** A run of letters and digits with the apostrophes, hyphens and full stops inside it; `text` is as written. */
export interface Word extends Span {
  readonly text: string;
}

const joints = unitSet("-'’‑.");

/** The words of `text`, in order. Hyphenated compounds, clitics ("don't"), decimals and "U.S" are one word each. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  eachWord(text, { start: 0, end: text.length }, (start, end) => words.push({ text: text.slice(start, end), start, end }));
  return words;
}

/** Calls `visit` with the UTF-16 offsets of the words in a part of a text, as `splitWords` finds them. */
export function eachWord(text: string, { start, end: limit }: Span, visit: (start: number, end: number) => void): void {
  for (let offset = start; offset < limit; ) {
    const end = wordEnd(text, offset, limit, joints);
    if (end > offset) visit(offset, end);
    offset = Math.max(end, offset + 1);
  }
}

/** The end of the word that starts at `from`: runs of letters, marks and digits with single joints between them; `from` where there is none. */
export function wordEnd(text: string, from: number, limit: number, joints: UnitSet): number {
  let end = runEnd(text, from, limit, wordCharacter);
  while (end > from && end + 1 < limit && joints[text.charCodeAt(end)] === 1) {
    const next = runEnd(text, end + 1, limit, wordCharacter);
    if (next === end + 1) break;
    end = next;
  }
  return end;
}
