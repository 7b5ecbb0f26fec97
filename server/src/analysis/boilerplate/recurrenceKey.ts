import { classAt, digit, isPairAt, letter } from '../../text/characters.ts';
import { hashText } from '../../text/hash.ts';

const monthOrDay =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?/gu;

/** Without the flag of `monthOrDay` that makes it remember where it was. */
const namesMonthOrDay = new RegExp(monthOrDay.source, 'u');

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

/** A key that is equal for lines which differ in figures, dates, case, marks around them or white space only. */
export function recurrenceKey(line: string): number {
  const lower = line.slice(0, comparedLength).toLowerCase();
  const dateless = namesMonthOrDay.test(lower) ? lower.replace(monthOrDay, '0') : lower;
  const plain = plainText(dateless);
  // Nothing but figures: a cell of a table, say, is like another only where it is the same, but all dates are alike.
  if (plain === '0') return hashText(dateless === lower ? line.trim() : plain);
  return hashText(plain === '' ? line.trim() : plain);
}

const [zero, nine, space] = Array.from('09 ', (character) => character.charCodeAt(0));

/** A figure, and what belongs to it. */
const figure = /\d+(?:[.,:]\d+)*(?:st|nd|rd|th|k|m)?/uy;

/** Letters and numbers only, with one space for all between them, and one 0 for a figure or several in a row. */
function plainText(lower: string): string {
  const units: number[] = [];
  let gap = false;
  let at = 0;
  while (at < lower.length) {
    const unit = lower.charCodeAt(at);
    if (unit >= zero && unit <= nine) {
      figure.lastIndex = at;
      figure.test(lower);
      at = figure.lastIndex;
      const again = gap && units.length > 0 && units[units.length - 1] === zero;
      if (!again) {
        if (gap && units.length > 0) units.push(space);
        units.push(zero);
      }
      gap = false;
      continue;
    }
    const size = isPairAt(lower, at) ? 2 : 1;
    if ((classAt(lower, at) & (letter | digit)) !== 0) {
      if (gap && units.length > 0) units.push(space);
      gap = false;
      units.push(unit);
      if (size === 2) units.push(lower.charCodeAt(at + 1));
    } else gap = true;
    at += size;
  }
  return String.fromCharCode(...units);
}
