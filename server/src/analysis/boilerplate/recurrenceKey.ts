import { hashText } from '../../text/hash.ts';

const monthOrDay =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?/gu;

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
  const plain = lower
    .replace(monthOrDay, '0')
    .replace(/\d+(?:[.,:]\d+)*(?:st|nd|rd|th|k|m)?/gu, '0')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/0(?: 0)+/gu, '0')
    .trim();
  // Nothing but figures: a cell of a table, say, is like another only where it is the same, but all dates are alike.
  if (plain === '0') return hashText(lower.search(monthOrDay) < 0 ? line.trim() : plain);
  return hashText(plain === '' ? line.trim() : plain);
}
