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

const letter = /\p{L}|\p{M}/u;
const space = /\s/u;

const digitZero = 48;
const digitNine = 57;

/** The tokens of `text`, in order. An apostrophe inside a word belongs to it ("sister's"), full stops and hyphens do not. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  let glued = false;
  while (offset < text.length) {
    const start = offset;
    const unit = text.charCodeAt(offset);
    if (isSpace(text, unit, offset)) {
      glued = false;
      offset++;
      continue;
    }
    let kind: TokenKind = 'mark';
    if (isDigit(unit)) {
      kind = 'digits';
      while (isDigit(text.charCodeAt(offset))) offset++;
    } else {
      offset = wordEnd(text, offset);
      if (offset > start) kind = 'word';
      else offset += isHighSurrogate(unit) && offset + 1 < text.length ? 2 : 1;
    }
    const written = text.slice(start, offset);
    const lower = kind === 'word' ? written.toLowerCase() : written;
    tokens.push({ kind, start, end: offset, text: written, lower, glued, capital: kind === 'word' && isCapital(written) });
    glued = true;
  }
  return tokens;
}

function isDigit(unit: number): boolean {
  return unit >= digitZero && unit <= digitNine;
}

function isSpace(text: string, unit: number, offset: number): boolean {
  return unit < 128 ? unit <= 32 || unit === 127 : space.test(text[offset]);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLetter(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
  return offset < text.length && unit !== 0x2032 && letter.test(text[offset]);
}

function wordEnd(text: string, from: number): number {
  let offset = from;
  for (;;) {
    while (isLetter(text, offset)) offset++;
    const unit = text.charCodeAt(offset);
    if (offset > from && (unit === 39 || unit === 0x2019) && isLetter(text, offset + 1)) offset++;
    else return offset;
  }
}

function isCapital(word: string): boolean {
  const first = word[0];
  return first !== first.toLowerCase();
}
