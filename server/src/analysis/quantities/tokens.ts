import { classOfUnit, isPairAt, letter, mark, wordCharacter } from '../../text/characters.ts';
import { piecesOf } from '../../text/pieces.ts';
import { traitOfWords, wordFormAt, type WordForm } from '../../text/wordForms.ts';

export type TokenKind = 'word' | 'digits' | 'mark';

/**
 * A run of letters, a run of decimal digits, or one other character that is not white space. Finer than words on purpose:
 * "$48.2m", "23-year-old" and "km/h" come apart, so that the grammar sees the same tokens however they are spaced.
 * One object for all places where it stands alike.
 */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** In lower case. */
  readonly lower: string;
  /** No white space before it (and not the first token). */
  readonly glued: boolean;
  /** Of a word: its first letter is a capital. */
  readonly capital: boolean;
  readonly form: WordForm;
}

/** The tokens of a text in order, and for each where it starts, in UTF-16 code units. */
export interface Tokens {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly starts: readonly number[];
}

/** Where a token ends (exclusive). */
export function endOf({ tokens, starts }: Tokens, index: number): number {
  return starts[index] + tokens[index].text.length;
}

const digitZero = 48;
const digitNine = 57;

/** What a piece of a text is by itself: one token, several, or a control character, which counts as white space. */
interface Form {
  readonly kind: TokenKind | 'several' | 'space';
  readonly apart: Token;
  readonly glued: Token;
}

const formOf = traitOfWords((text, form): Form => {
  const kind = kindOf(text, form);
  const lower = kind === 'word' ? text.toLowerCase() : text;
  const apart: Token = { kind: kind === 'word' || kind === 'digits' ? kind : 'mark', text, lower, glued: false, capital: lower.charCodeAt(0) !== text.charCodeAt(0), form };
  return { kind, apart, glued: { ...apart, glued: true } };
});

function kindOf(text: string, { classes }: WordForm): Form['kind'] {
  const unit = text.charCodeAt(0);
  if ((classes & wordCharacter) === 0) return unit < 32 || unit === 127 ? 'space' : 'mark';
  if (tokenEnd(text, 0) < text.length) return 'several';
  return isDigit(unit) ? 'digits' : isLetter(unit) ? 'word' : 'mark';
}

/** The token that a piece of a text is by itself; null where it is none or several. */
export function tokenOf(form: WordForm): Token | null {
  const { kind, apart } = formOf(form);
  return kind === 'several' || kind === 'space' ? null : apart;
}

/** Room for the text that is being read, so that no array grows token by token. */
const readTokens: Token[] = [];
const readStarts: number[] = [];

/** The tokens of `text`. An apostrophe inside a word belongs to it ("sister's"), full stops and hyphens do not. */
export function tokenize(text: string): Tokens {
  const { starts, forms } = piecesOf(text);
  let count = 0;
  let end = -1;
  for (let piece = 0; piece < forms.length; piece++) {
    const start = starts[piece];
    const limit = start + forms[piece].length;
    if (limit <= end) continue;
    const { kind, apart, glued } = formOf(forms[piece]);
    if (kind === 'space') continue;
    // Only what is glued to a word can go on with it.
    const mayGoOn = kind === 'word' && piece + 1 < forms.length && starts[piece + 1] === limit;
    if (kind !== 'several' && start >= end && !(mayGoOn && goesOn(text, limit))) {
      readTokens[count] = start === end ? glued : apart;
      readStarts[count++] = start;
      end = limit;
      continue;
    }
    for (let from = Math.max(start, end); from < limit; from = end) {
      const isGlued = from === end;
      end = tokenEnd(text, from);
      const part = formOf(wordFormAt(text, from, end));
      readTokens[count] = isGlued ? part.glued : part.apart;
      readStarts[count++] = from;
    }
  }
  return { text, tokens: readTokens.slice(0, count), starts: readStarts.slice(0, count) };
}

function tokenEnd(text: string, start: number): number {
  const unit = text.charCodeAt(start);
  if (isLetter(unit)) return wordEnd(text, start);
  let end = start + (isPairAt(text, start) ? 2 : 1);
  if (isDigit(unit)) while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

function isDigit(unit: number): boolean {
  return unit >= digitZero && unit <= digitNine;
}

function isLetter(unit: number): boolean {
  return (classOfUnit(unit) & (letter | mark)) !== 0;
}

const straightApostrophe = 39;
const curlyApostrophe = 0x2019;

/** Whether a word goes on behind the apostrophe at an offset. */
function goesOn(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return (unit === straightApostrophe || unit === curlyApostrophe) && isLetter(text.charCodeAt(offset + 1));
}

function wordEnd(text: string, from: number): number {
  let offset = from + 1;
  for (;;) {
    while (isLetter(text.charCodeAt(offset))) offset++;
    if (!goesOn(text, offset)) return offset;
    offset++;
  }
}
