import { classOfUnit, isHighSurrogate, letter, mark, space } from '../../text/characters.ts';
import type { Span } from '../../text/span.ts';
import { traitOfWords, wordFormAt, type WordForm } from '../../text/wordForms.ts';

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
  /** What is remembered of the word or mark; null of digits. */
  readonly form: WordForm | null;
}

const digitZero = 48;
const digitNine = 57;

/** How a word is written, wherever it stands. */
const writingOf = traitOfWords((text): Pick<Token, 'lower' | 'capital'> => ({ lower: text.toLowerCase(), capital: text[0] !== text[0].toLowerCase() }));

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
      tokens.push({ kind: 'digits', start, end: offset, text: written, lower: written, glued, capital: false, form: null });
    } else {
      offset = wordEnd(text, offset);
      if (offset > start) {
        const form = wordFormAt(text, start, offset);
        const { lower, capital } = writingOf(form);
        tokens.push({ kind: 'word', start, end: offset, text: form.text, lower, glued, capital, form });
      } else {
        offset += isHighSurrogate(unit) && offset + 1 < text.length ? 2 : 1;
        const form = wordFormAt(text, start, offset);
        tokens.push({ kind: 'mark', start, end: offset, text: form.text, lower: form.text, glued, capital: false, form });
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
