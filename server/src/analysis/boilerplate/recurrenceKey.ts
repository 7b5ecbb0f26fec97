import { classAt, digit, isPairAt, letter, runEnd } from '../../text/characters.ts';
import { finishHash } from '../../text/hash.ts';

const monthOrDay =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?/gu;

const datePattern =
  /\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?\b|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\b|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},? \d{4}\b)/iu;

const monthStart = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u;
const monthOrDayStart = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/u;

/** Whether a word in lower case may name the month in what `hasDate` finds, with figures in the word before or after it, or the one before that. */
export function mayNameMonth(lower: string): boolean {
  return monthStart.test(lower);
}

/** Whether a word may be all of what `hasDate` finds; figures with slashes between them are several words. */
export function hasDateMarks(word: string): boolean {
  return /\d[-.]\d/u.test(word);
}

/** Whether a word in lower case may end what `hasTime` finds where that has no colon. */
export function mayEndTime(lower: string): boolean {
  return /(?:^|\d)[ap]\.?m\b/u.test(lower);
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

/** A text as two hashes that are polynomials of its code units, and what moves the hashes of a text before it by its length. */
interface Polynomial {
  readonly high: number;
  readonly low: number;
  readonly highShift: number;
  readonly lowShift: number;
}

const highBase = 0x01000193;
const lowBase = 0x2c1b3c6d;

function polynomialOf(text: string): Polynomial {
  let [high, low, highShift, lowShift] = [0, 0, 1, 1];
  for (let at = 0; at < text.length; at++) {
    high = (Math.imul(high, highBase) + text.charCodeAt(at)) | 0;
    low = (Math.imul(low, lowBase) + text.charCodeAt(at)) | 0;
    highShift = Math.imul(highShift, highBase);
    lowShift = Math.imul(lowShift, lowBase);
  }
  return { high, low, highShift, lowShift };
}

/** What a word is to the key of a line: its plain text, in which figures, months and days of the week are 0. */
export interface KeyPart extends Polynomial {
  readonly isEmpty: boolean;
  readonly onlyFigure: boolean;
  readonly endsWithFigure: boolean;
  /** Whether it names a month or a day of the week. */
  readonly dated: boolean;
  /** What follows the figure where it starts with one. */
  readonly rest: Polynomial | undefined;
}

/** What a word in lower case is to a line's key. */
export function keyPartOf(lower: string): KeyPart {
  // Most words name neither a month nor a day, and to replace nothing takes long.
  const dateless = monthOrDayStart.test(lower) ? lower.replace(monthOrDay, '0') : lower;
  const text = plainText(dateless);
  const { high, low, highShift, lowShift } = polynomialOf(text);
  return {
    high, low, highShift, lowShift,
    isEmpty: text === '', onlyFigure: text === '0', endsWithFigure: text.endsWith('0'), dated: dateless !== lower,
    rest: text.startsWith('0') ? polynomialOf(text.slice(1)) : undefined,
  };
}

const blank = 32;

/** A key that is equal for lines which differ in figures, dates, case, marks around them or white space only. Goes by the first `count` of the line's words. */
export function recurrenceKey(line: string, words: readonly { readonly keyPart: KeyPart }[], count: number): number {
  let high = 0;
  let low = 0;
  let isFirst = true;
  let afterFigure = false;
  let onlyFigures = true;
  let dated = false;
  for (let word = 0; word < count; word++) {
    const part = words[word].keyPart;
    if (part.isEmpty) continue;
    onlyFigures &&= part.onlyFigure;
    dated ||= part.dated;
    let added: Polynomial = part;
    // Several figures in a row are one.
    if (afterFigure && part.rest !== undefined) added = part.rest;
    else if (!isFirst) {
      high = Math.imul(high, highBase) + blank;
      low = Math.imul(low, lowBase) + blank;
    }
    high = (Math.imul(high, added.highShift) + added.high) | 0;
    low = (Math.imul(low, added.lowShift) + added.low) | 0;
    isFirst = false;
    afterFigure = part.endsWithFigure;
  }
  // Nothing but figures: a cell of a table, say, is like another only where it is the same, but all dates are alike.
  if (onlyFigures && !dated) ({ high, low } = polynomialOf(line.trim()));
  return finishHash(high, low);
}

/** A figure, and what belongs to it. */
const figure = /\d+(?:[.,:]\d+)*(?:st|nd|rd|th|k|m)?/uy;

/** Letters and numbers only, with one space for all between them, and one 0 for a figure or several in a row. */
function plainText(lower: string): string {
  if (runEnd(lower, 0, lower.length, letter) === lower.length) return lower;
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
