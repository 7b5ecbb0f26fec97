import type { Designation } from './quantity.ts';
import { isMinus } from './numeral.ts';
import type { Token } from './tokens.ts';
import { isFunctionWord } from './wordClasses.ts';

/** A date, time, phone number, address or score as read from the tokens. */
export interface DesignationReading {
  readonly kind: 'date' | 'time' | 'phone' | 'address' | 'score';
  readonly designation: Designation;
  readonly next: number;
  /** The tokens of the number itself; the whole reading where missing. */
  readonly number?: { readonly from: number; readonly to: number };
}

const monthNames = 'january february march april may june july august september october november december'.split(' ');
/** The months by their names and abbreviations, lower case. */
export const months: ReadonlyMap<string, number> = new Map([
  ...monthNames.map((name, index): [string, number] => [name, index + 1]),
  ...monthNames.map((name, index): [string, number] => [name.slice(0, 3), index + 1]),
  ['sept', 9],
]);

const verbsLikeMonths = new Set(['may', 'march', 'mar']);

/** The month that a name or abbreviation stands for; "may" and "march" in lower case are verbs. */
export function monthOf(token: Token | undefined): number | null {
  if (token === undefined || (!token.capital && verbsLikeMonths.has(token.lower))) return null;
  return months.get(token.lower) ?? null;
}

const days = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));

/** A month or a day of the week. */
export function isCalendarName(token: Token): boolean {
  return monthOf(token) !== null || (token.capital && days.has(token.lower));
}

/** The date at token `index`: "May 19, 2016", "19 May", "2018-06-01", "5/17/2018", "June 2018", "the 1980s", "2014-15". */
export function readDate(tokens: readonly Token[], index: number): DesignationReading | null {
  const token = tokens[index];
  if (token.kind === 'word') return readMonthFirst(tokens, index);
  if (token.kind !== 'digits') return null;
  return readNumericDate(tokens, index) ?? readDayFirst(tokens, index) ?? readDecade(tokens, index) ?? readYears(tokens, index);
}

function readMonthFirst(tokens: readonly Token[], index: number): DesignationReading | null {
  const month = monthOf(tokens[index]);
  if (month === null) return null;
  let at = skipDot(tokens, index + 1);
  if (tokens[at]?.lower === 'of' || tokens[at]?.text === ',') at++;
  const first = tokens[at];
  if (first?.kind !== 'digits') return null;
  if (isYear(first) && !(tokens[at + 1]?.text === ',' && tokens[at + 1].glued && tokens[at + 2]?.glued)) return monthReading(month, Number(first.text), at + 1);
  const day = dayOf(first);
  if (day === null || tokens[at - 1].lower === 'of') return null;
  at = skipOrdinalEnding(tokens, at + 1);
  const until = readUntilDay(tokens, at);
  const year = readYearAfter(tokens, until?.next ?? at);
  return dayReading(year?.value ?? null, month, day, until?.day ?? day, year?.next ?? until?.next ?? at);
}

function readDayFirst(tokens: readonly Token[], index: number): DesignationReading | null {
  const day = dayOf(tokens[index]);
  if (day === null) return null;
  let at = skipOrdinalEnding(tokens, index + 1);
  const until = readUntilDay(tokens, at) ?? readUntilDay(tokens, at, dayJoints);
  if (until !== null && (isMinus(tokens[at]) || monthOf(tokens[until.next]) !== null)) at = until.next;
  if (tokens[at]?.lower === 'of') at++;
  const month = monthOf(tokens[at]);
  if (month === null) return null;
  at = skipDot(tokens, at + 1);
  const year = readYearAfter(tokens, at);
  return dayReading(year?.value ?? null, month, day, until?.day ?? day, year?.next ?? at);
}

const dayJoints = new Set(['and', 'to', 'or']);
const noJoints = new Set<string>();

/** The second day of "20-24" or "10 and 11" beside a month. */
function readUntilDay(tokens: readonly Token[], index: number, joints = noJoints): { day: number; next: number } | null {
  if (!isMinus(tokens[index]) && !joints.has(tokens[index]?.lower ?? '')) return null;
  const day = dayOf(tokens[index + 1]);
  return day === null || isMinus(tokens[index + 2]) ? null : { day, next: skipOrdinalEnding(tokens, index + 2) };
}

function readYearAfter(tokens: readonly Token[], index: number): { value: number; next: number } | null {
  const at = tokens[index]?.text === ',' ? index + 1 : index;
  const token = tokens[at];
  return token !== undefined && isYear(token) && tokens[at + 1]?.text !== ':' ? { value: Number(token.text), next: at + 1 } : null;
}

/** "2018-06-01", "5/17/2018", "17.5.2018": year first, or the parts that can only be day and month; American order where both could be. */
function readNumericDate(tokens: readonly Token[], index: number): DesignationReading | null {
  const third = tokens[index + 4];
  if (third?.kind !== 'digits' || tokens[index + 2].kind !== 'digits') return null;
  const [first, separator, second, again] = [tokens[index], tokens[index + 1], tokens[index + 2], tokens[index + 3]];
  if (separator.text !== again.text) return null;
  if (!'-/.'.includes(separator.text) || ![separator, second, again, third].every((token) => token.glued)) return null;
  if (first.glued && tokens[index - 1]?.text === separator.text) return null;
  if (tokens[index + 5]?.text === separator.text && tokens[index + 5].glued && tokens[index + 6]?.glued === true) return null;
  if (isYear(first)) return checkedDay(Number(first.text), Number(second.text), Number(third.text), index + 5);
  if (!isYear(third) && (third.text.length !== 2 || separator.text !== '/')) return null;
  const year = Number(third.text) + (third.text.length === 2 ? 2000 : 0);
  const [a, b] = [Number(first.text), Number(second.text)];
  return a > 12 || separator.text === '.' ? checkedDay(year, b, a, index + 5) : checkedDay(year, a, b, index + 5);
}

function checkedDay(year: number, month: number, day: number, next: number): DesignationReading | null {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? dayReading(year, month, day, day, next) : null;
}

/** "1980s", "the late 1990s", "'90s". Two digits need an apostrophe: without, they are an age ("in his 60s"). */
function readDecade(tokens: readonly Token[], index: number): DesignationReading | null {
  const token = tokens[index];
  const s = pluralEnding(tokens, index + 1);
  if (s === null) return null;
  const year = Number(token.text);
  if (token.text.length === 4 && year >= 1000 && year < 2100 && year % 10 === 0) return decadeReading(year, s);
  const apostrophe = tokens[index - 1];
  const marked = token.glued && (apostrophe?.text === "'" || apostrophe?.text === '\u2019' || apostrophe?.text === '\u2018');
  const introduced = apostrophe !== undefined && beforeDecade.has(apostrophe.lower) && !isTemperatureNear(tokens, index);
  return token.text.length === 2 && year % 10 === 0 && year >= 20 && (marked || introduced) ? decadeReading(1900 + year, s) : null;
}

/** The token after a glued "s" or "'s". */
export function pluralEnding(tokens: readonly Token[], index: number): number | null {
  const token = tokens[index];
  if (token?.glued !== true) return null;
  if (token.lower === 's') return index + 1;
  return (token.text === "'" || token.text === '\u2019') && tokens[index + 1]?.lower === 's' && tokens[index + 1].glued ? index + 2 : null;
}

const beforeDecade = new Set(['the', 'early', 'mid', 'late']);
const temperatureWords = new Set(['temperature', 'temperatures', 'highs', 'lows', 'heat', 'degrees']);

/** "temperatures in the 90s". */
export function isTemperatureNear(tokens: readonly Token[], index: number): boolean {
  for (let at = Math.max(0, index - 8); at < index; at++) if (temperatureWords.has(tokens[at].lower)) return true;
  return false;
}

function decadeReading(year: number, next: number): DesignationReading {
  const span = year % 100 === 0 && year < 1900 ? 99 : 9;
  return { kind: 'date', designation: { form: 'decade', value: `${year}s`, low: year, high: year + span }, next };
}

/** "2014-15", "1979-1989", "1979 to 1989", "between 1600 and 1900". */
function readYears(tokens: readonly Token[], index: number): DesignationReading | null {
  const first = tokens[index];
  if (!isYear(first)) return null;
  const year = Number(first.text);
  const separator = tokens[index + 1];
  const second = tokens[index + 2];
  if (separator === undefined || second?.kind !== 'digits') return null;
  const between = tokens[index - 1]?.lower === 'between' && separator.lower === 'and';
  const from = tokens[index - 1]?.lower === 'from' && (separator.lower === 'to' || separator.lower === 'until');
  const after = tokens[index + 3];
  const closed = after === undefined || after.kind === 'mark' || isFunctionWord(after);
  const years = separator.lower === 'to' && year >= 1800 && isYear(second) && closed;
  const dashed = (isMinus(separator) || separator.text === '/') && separator.glued === second.glued;
  if (!between && !from && !dashed && !years) return null;
  if (after !== undefined && (after.text === '%' || ((isMinus(after) || after.text === '.' || after.text === ',') && after.glued && tokens[index + 4]?.kind === 'digits' && tokens[index + 4].glued))) return null;
  if (isYear(second) && Number(second.text) > year) return yearsReading(year, Number(second.text), index + 3);
  if (!dashed || second.text.length !== 2) return null;
  const end = Math.floor(year / 100) * 100 + Number(second.text);
  if (Number(second.text) <= 12 && separator.text === '-' && end <= year) return monthReading(Number(second.text), year, index + 3);
  return end > year ? yearsReading(year, end, index + 3) : null;
}

/** A lone year, where nothing says that the digits count something; the caller knows the surroundings. */
export function yearReading(token: Token, next: number): DesignationReading {
  const year = Number(token.text);
  return { kind: 'date', designation: { form: 'year', value: token.text, low: year, high: year }, next };
}

export function isYear(token: Token): boolean {
  if (token.kind !== 'digits' || token.text.length !== 4) return false;
  const year = Number(token.text);
  return year >= 1400 && year < 2100;
}

function dayOf(token: Token | undefined): number | null {
  if (token?.kind !== 'digits' || token.text.length > 2) return null;
  const day = Number(token.text);
  return day >= 1 && day <= 31 ? day : null;
}

function skipDot(tokens: readonly Token[], index: number): number {
  return tokens[index]?.text === '.' && (tokens[index].glued || tokens[index + 1]?.kind === 'digits') ? index + 1 : index;
}

/** Past "st", "nd", "rd" or "th" that touches the digits. */
export function skipOrdinalEnding(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  return token?.glued === true && ordinalEndings.has(token.lower) ? index + 1 : index;
}

const ordinalEndings = new Set(['st', 'nd', 'rd', 'th']);

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function dayReading(year: number | null, month: number, day: number, until: number, next: number): DesignationReading {
  const last = until > day ? until : day;
  const scale = month * 100 + (year ?? 0) * 10000;
  const prefix = `${year ?? '-'}-${two(month)}-`;
  const value = last === day ? prefix + two(day) : `${prefix}${two(day)}/${two(last)}`;
  return {
    kind: 'date',
    designation: { form: year === null ? 'day of year' : 'day', value, low: scale + day, high: scale + last },
    next,
  };
}

function monthReading(month: number, year: number, next: number): DesignationReading {
  const low = year * 100 + month;
  return { kind: 'date', designation: { form: 'month', value: `${year}-${two(month)}`, low, high: low }, next };
}

function yearsReading(first: number, last: number, next: number): DesignationReading {
  return { kind: 'date', designation: { form: 'years', value: `${first}/${last}`, low: first, high: last }, next };
}
