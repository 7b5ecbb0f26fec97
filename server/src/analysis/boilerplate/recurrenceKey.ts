import { classAt, digit, isPairAt, letter, unitSet } from '../../text/characters.ts';
import { hashText, hashUnits } from '../../text/hash.ts';

const monthOrDay =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?/gu;

/** Without the flag of `monthOrDay` that makes it remember where it was. */
const oneMonthOrDay = new RegExp(monthOrDay.source, 'u');

/** Whether a text in lower case names a month or a day of the week. */
export function namesMonthOrDay(lower: string): boolean {
  return oneMonthOrDay.test(lower);
}

const datePattern =
  /\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?\b|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\b|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},? \d{4}\b)/iu;

const timePattern = /\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}\s?[ap]\.?m\b/iu;

/** Whether the text names a day or a month of a year. */
export function hasDate(text: string): boolean {
  return datePattern.test(text);
}

/** Whether the text names a time of day, or a running time. */
export function hasTime(text: string): boolean {
  return timePattern.test(text);
}

/** Lines are compared this far, in UTF-16 code units. */
const comparedLength = 600;

/**
 * A key that is equal for lines which differ in figures, dates, case, marks around them or white space only. Whoever knows
 * that none of the line's words names a month or a day says so, which saves the search for them.
 */
export function recurrenceKey(line: string, mayNameDay = true): number {
  const lower = line.slice(0, comparedLength).toLowerCase();
  const dateless = mayNameDay && namesMonthOrDay(lower) ? lower.replace(monthOrDay, '0') : lower;
  const length = writePlainText(dateless);
  const onlyFigure = length === 1 && plain[0] === zero;
  // Nothing but figures: a cell of a table, say, is like another only where it is the same, but all dates are alike.
  return length === 0 || (onlyFigure && dateless === lower) ? hashText(line.trim()) : hashUnits(plain, length);
}

const [zero, nine, space] = Array.from('09 ', (character) => character.charCodeAt(0));

/** What may stand after a figure and belongs to it. */
const figureEnds = ['st', 'nd', 'rd', 'th', 'k', 'm'];
/** What may stand between the digits of a figure. */
const figureMarks = unitSet('.,:');

/** The plain text of the line that is being read; kept from line to line, since to make arrays costs more than to fill them. A lower-case text may be longer than the text, and no character is written as more than two. */
const plain = new Uint16Array(8 * comparedLength);

/** Writes letters and numbers only, with one space for all between them, and one 0 for a figure or several in a row; returns how many units there are. */
function writePlainText(lower: string): number {
  let length = 0;
  let gap = false;
  let at = 0;
  while (at < lower.length) {
    const unit = lower.charCodeAt(at);
    if (isDigit(unit)) {
      at = figureEnd(lower, at);
      const again = gap && length > 0 && plain[length - 1] === zero;
      if (!again) {
        if (gap && length > 0) plain[length++] = space;
        plain[length++] = zero;
      }
      gap = false;
      continue;
    }
    const size = isPairAt(lower, at) ? 2 : 1;
    if ((classAt(lower, at) & (letter | digit)) !== 0) {
      if (gap && length > 0) plain[length++] = space;
      gap = false;
      plain[length++] = unit;
      if (size === 2) plain[length++] = lower.charCodeAt(at + 1);
    } else gap = true;
    at += size;
  }
  return length;
}

function isDigit(unit: number): boolean {
  return unit >= zero && unit <= nine;
}

/** The end of the figure that starts at an offset, with what belongs to it. */
function figureEnd(lower: string, start: number): number {
  let end = start;
  for (;;) {
    while (isDigit(lower.charCodeAt(end))) end++;
    if (figureMarks[lower.charCodeAt(end)] !== 1 || !isDigit(lower.charCodeAt(end + 1))) break;
    end++;
  }
  return end + (figureEnds.find((ending) => lower.startsWith(ending, end))?.length ?? 0);
}
