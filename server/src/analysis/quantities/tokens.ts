import { classOfUnit, isHighSurrogate, letter, mark, space } from '../../text/characters.ts';
import { memoizeByWord } from '../../text/memo.ts';
import type { Span } from '../../text/span.ts';

export type TokenKind = 'word' | 'digits' | 'mark';

/**
 * A run of letters, a run of decimal digits, or one other character that is not white space. Finer than words on purpose:
 * "$48.2m", "23-year-old" and "km/h" come apart, so that the grammar sees the same tokens however they are spaced.
 */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  /** In lower case. */
  readonly lower: string;
  /** No white space before it (and not the first token). */
  readonly glued: boolean;
  /** Of a word: its first letter is a capital. */
  readonly capital: boolean;
}

const digitZero = 48;
const digitNine = 57;

/** What does not depend on where a word stands. */
interface WordForm {
  readonly text: string;
  readonly lower: string;
  readonly capital: boolean;
}

const formOf = memoizeByWord((text): WordForm => ({ text, lower: text.toLowerCase(), capital: text[0] !== text[0].toLowerCase() }));

/** The tokens of `text`, in order. An apostrophe inside a word belongs to it ("sister's"), full stops and hyphens do not. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  let glued = false;
  while (offset < text.length) {
    const start = offset;
    const unit = text.charCodeAt(offset);
    if (isSpace(unit)) {
      glued = false;
      offset++;
      continue;
    }
    if (isDigit(unit)) {
      while (isDigit(text.charCodeAt(offset))) offset++;
      const written = text.slice(start, offset);
      tokens.push({ kind: 'digits', start, end: offset, text: written, lower: written, glued, capital: false });
    } else {
      offset = wordEnd(text, offset);
      if (offset > start) {
        const form = formOf(text.slice(start, offset));
        tokens.push({ kind: 'word', start, end: offset, text: form.text, lower: form.lower, glued, capital: form.capital });
      } else {
        offset += isHighSurrogate(unit) && offset + 1 < text.length ? 2 : 1;
        const written = text.slice(start, offset);
        tokens.push({ kind: 'mark', start, end: offset, text: written, lower: written, glued, capital: false });
      }
    }
    glued = true;
  }
  return tokens;
}

function isDigit(unit: number): boolean {
  return unit >= digitZero && unit <= digitNine;
}

function isSpace(unit: number): boolean {
  return unit < 128 ? unit <= 32 || unit === 127 : (classOfUnit(unit) & space) !== 0;
}

function isLetter(unit: number): boolean {
  return (classOfUnit(unit) & (letter | mark)) !== 0;
}

const straightApostrophe = 39;
const curlyApostrophe = 0x2019;

function wordEnd(text: string, from: number): number {
  let offset = from;
  for (;;) {
    while (isLetter(text.charCodeAt(offset))) offset++;
    const unit = text.charCodeAt(offset);
    if (offset > from && (unit === straightApostrophe || unit === curlyApostrophe) && isLetter(text.charCodeAt(offset + 1))) offset++;
    else return offset;
  }
}
