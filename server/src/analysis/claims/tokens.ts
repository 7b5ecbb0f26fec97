import { classAt, letter, unitSet, upperCase } from '../../text/characters.ts';
import { firstPieceFrom, piecesOf } from '../../text/pieces.ts';
import type { Span } from '../../text/span.ts';
import { traitOfWords } from '../../text/wordForms.ts';
import { formOfPieces, wordEnd } from '../../text/words.ts';
import { stemOf } from './stem.ts';

/** A word, number or single mark of a sentence; UTF-16 offsets into the paragraph. */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  /** The word without its ending; marks and numbers as they are. */
  readonly stem: string;
  readonly isWord: boolean;
  readonly isCapital: boolean;
}

/** What does not depend on where a word or mark stands. */
type Writing = Pick<Token, 'text' | 'lower' | 'stem' | 'isWord' | 'isCapital'>;

const joints = unitSet("-.'’‑&");

const writingOf = traitOfWords((text): Writing => {
  const lower = text.toLowerCase().replace(/['’]s$/, '');
  const first = classAt(text, 0);
  return { text, lower, stem: stemOf(lower), isWord: (first & letter) !== 0, isCapital: (first & upperCase) !== 0 };
});

/** The words and marks of a stretch of a paragraph, in order. */
export function tokenize(text: string, span: Span): Token[] {
  const tokens: Token[] = [];
  const pieces = piecesOf(text);
  const limit = firstPieceFrom(pieces, span.end);
  for (let from = firstPieceFrom(pieces, span.start); from < limit; ) {
    const to = wordEnd(text, pieces, from, limit, joints);
    const { text: written, lower, stem, isWord, isCapital } = writingOf(formOfPieces(text, pieces, from, to));
    const start = pieces.starts[from];
    tokens.push({ text: written, lower, stem, isWord, isCapital, start, end: start + written.length });
    from = to;
  }
  return tokens;
}

/** Whether most longer words are capitalised, as in a headline, so that capitals say nothing of names. */
export function isTitleCase(tokens: readonly Token[]): boolean {
  const long = tokens.filter((token) => token.isWord && token.text.length > 3);
  return long.length > 2 && long.filter((token) => token.isCapital).length >= 0.7 * long.length;
}
