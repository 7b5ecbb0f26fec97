import { classAt, digit, isPairAt, letter } from '../../text/characters.ts';
import { finishHash, hashText, mixHigh, mixLow, startHigh, startLow } from '../../text/hash.ts';

const monthOrDay =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?/gu;

const datePattern =
  /\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?\b|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\b|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},? \d{4}\b)/iu;

/** A part of a day of a year that one word may hold: a month's name, or figures with a mark between them. */
const datePart = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d[-.]\d/iu;

/** Whether a word may be of what `hasDate` finds; figures with slashes between them are several words. */
export function mayDate(word: string): boolean {
  return datePart.test(word);
}

const timePattern = /\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}\s?[ap]\.?m\b/iu;

/** Whether the text names a day or a month of a year. */
export function hasDate(text: string): boolean {
  return datePattern.test(text);
}

/** Whether the text names a time of day, or a running time. */
export function hasTime(text: string): boolean {
  return timePattern.test(text);
}

/** Lines are compared by the words that begin within so many UTF-16 code units. */
export const comparedLength = 600;

/** Two hashes of letters and numbers that stand together, with 0 for a figure, a month or a day of the week among them. */
type KeyPiece = readonly [high: number, low: number];

/** What a word is to the key of a line. */
export interface KeyPart {
  readonly pieces: readonly KeyPiece[];
  /** Whether it names a month or a day of the week. */
  readonly dated: boolean;
}

/** A figure, month or day by itself. */
const figurePiece = pieceOf('0');

/** What a word in lower case is to a line's key. */
export function keyPartOf(lower: string): KeyPart {
  const dateless = lower.replace(monthOrDay, '0');
  const pieces = plainText(dateless).split(' ').filter((piece) => piece !== '');
  return { pieces: pieces.map((piece) => (piece === '0' ? figurePiece : pieceOf(piece))), dated: dateless !== lower };
}

function pieceOf(text: string): KeyPiece {
  return [hashText(text) | 0, hashText(text, 1) | 0];
}

/** A key that is equal for lines which differ in figures, dates, case, marks around them or white space only. `parts` are of the line's words. */
export function recurrenceKey(line: string, parts: Iterable<KeyPart>): number {
  let high = startHigh;
  let low = startLow;
  let last: KeyPiece | undefined;
  let onlyFigures = true;
  let dated = false;
  for (const part of parts) {
    dated ||= part.dated;
    for (const piece of part.pieces) {
      // Several figures in a row are one.
      if (piece !== figurePiece || last !== figurePiece) {
        onlyFigures &&= piece === figurePiece;
        high = mixHigh(high, piece[0]);
        low = mixLow(low, piece[1]);
      }
      last = piece;
    }
  }
  // Nothing but figures: a cell of a table, say, is like another only where it is the same, but all dates are alike.
  return onlyFigures && !dated ? hashText(line.trim()) : finishHash(high, low);
}

/** A figure, and what belongs to it. */
const figure = /\d+(?:[.,:]\d+)*(?:st|nd|rd|th|k|m)?/uy;

/** Letters and numbers only, with one space for all between them, and one 0 for a figure or several in a row. */
function plainText(lower: string): string {
  let text = '';
  let gap = false;
  for (let at = 0; at < lower.length;) {
    figure.lastIndex = at;
    const size = figure.test(lower) ? figure.lastIndex - at : isPairAt(lower, at) ? 2 : 1;
    const isFigure = figure.lastIndex > at;
    if (isFigure || (classAt(lower, at) & (letter | digit)) !== 0) {
      const again = isFigure && gap && text.endsWith('0');
      if (!again) text += (gap && text !== '' ? ' ' : '') + (isFigure ? '0' : lower.slice(at, at + size));
      gap = false;
    } else gap = true;
    at += size;
  }
  return text;
}
