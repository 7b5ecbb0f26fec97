import { readBelowHundred } from './cardinal.ts';
import type { DesignationReading } from './dates.ts';
import type { Token } from './tokens.ts';

/** The times of day that have names, in minutes. */
export const namedTimes: ReadonlyMap<string, number> = new Map([
  ['noon', 12 * 60],
  ['midday', 12 * 60],
  ['midnight', 0],
]);

/** The clock time at token `index`: "9:30 p.m.", "5pm", "10.45pm", "17:30", "0900 hours", "3 o'clock", "noon". */
export function readTime(tokens: readonly Token[], index: number): DesignationReading | null {
  const token = tokens[index];
  const named = namedTimes.get(token.lower);
  if (named !== undefined) return clock(named, true, index, index + 1, index + 1);
  if (token.kind === 'word') return readSpelledHour(tokens, index);
  if (token.kind !== 'digits' || token.text.length > 4) return null;
  if (token.text.length > 2) return readMilitary(tokens, index);
  const hours = Number(token.text);
  if (hours > 24) return null;
  const minutes = readMinutes(tokens, index);
  const numberEnd = minutes?.next ?? index + 1;
  const twelve = hours === 12 && minutes === null ? namedTimes.get(tokens[numberEnd]?.lower ?? '') : undefined;
  if (twelve !== undefined) return clock(twelve, true, index, numberEnd, numberEnd + 1);
  const half = readMeridiem(tokens, numberEnd) ?? readMeridiemPhrase(tokens, numberEnd);
  if (half !== null) {
    if (hours > 12) return minutes === null ? null : clock(hours * 60 + minutes.value, true, index, numberEnd, half.next);
    return clock(((hours % 12) + (half.afternoon ? 12 : 0)) * 60 + (minutes?.value ?? 0), true, index, numberEnd, half.next);
  }
  if (isOClock(tokens[numberEnd])) return clock(hours * 60, false, index, numberEnd, numberEnd + 1);
  if (minutes === null || minutes.point) return null;
  return clock(hours * 60 + minutes.value, hours > 12 || token.text.startsWith('0'), index, numberEnd, skipZone(tokens, numberEnd));
}

function isOClock(token: Token | undefined): boolean {
  return token?.lower === "o'clock" || token?.lower === 'o\u2019clock';
}

/** "eleven o'clock in the morning". */
function readSpelledHour(tokens: readonly Token[], index: number): DesignationReading | null {
  const hours = readBelowHundred(tokens, index);
  if (hours === null || hours.value > 12 || !isOClock(tokens[hours.next])) return null;
  const half = readMeridiemPhrase(tokens, hours.next + 1);
  const afternoon = half?.afternoon === true ? 12 : 0;
  return clock((half === null ? hours.value : (hours.value % 12) + afternoon) * 60, half !== null, index, hours.next, half?.next ?? hours.next + 1);
}

function readMinutes(tokens: readonly Token[], index: number): { value: number; next: number; point: boolean } | null {
  const separator = tokens[index + 1];
  const digits = tokens[index + 2];
  if (digits?.kind !== 'digits' || digits.text.length !== 2 || !separator.glued || !digits.glued) return null;
  if (separator.text !== ':' && separator.text !== '.') return null;
  const after = tokens[index + 3];
  const third = after?.text === ':' && after.glued && tokens[index + 4]?.kind === 'digits';
  if (third && !isSeconds(tokens, index)) return null;
  const value = Number(digits.text);
  return value < 60 ? { value, next: third ? index + 5 : index + 3, point: separator.text === '.' } : null;
}

/** Whether the third part of "17:27:46" is seconds: hours in two digits tell a time of day from one that was run in ("2:03:45"). */
function isSeconds(tokens: readonly Token[], index: number): boolean {
  const seconds = tokens[index + 4];
  if (tokens[index + 1].text !== ':' || !seconds.glued || seconds.text.length !== 2 || Number(seconds.text) > 59) return false;
  return tokens[index].text.length === 2 || readMeridiem(tokens, index + 5) !== null;
}

/** Past a time that something took ("2:03:45"), which is neither a time of day nor three numbers; `index` itself where none stands there. */
export function elapsedTimeEnd(tokens: readonly Token[], index: number): number {
  if (tokens[index]?.kind !== 'digits' || !isColonAndTwoDigits(tokens, index + 1) || !isColonAndTwoDigits(tokens, index + 3)) return index;
  return index + 5;
}

function isColonAndTwoDigits(tokens: readonly Token[], index: number): boolean {
  const colon = tokens[index];
  const digits = tokens[index + 1];
  return digits?.kind === 'digits' && digits.text.length === 2 && digits.glued && colon.text === ':' && colon.glued;
}

interface Half {
  readonly afternoon: boolean;
  readonly next: number;
}

/** "am", "p.m.", "PM", "a. m." */
function readMeridiem(tokens: readonly Token[], index: number): Half | null {
  const token = tokens[index];
  if (token === undefined) return null;
  if (token.lower === 'am' || token.lower === 'pm') {
    return { afternoon: token.lower === 'pm', next: skipZone(tokens, index + 1) };
  }
  if (token.lower !== 'a' && token.lower !== 'p') return null;
  if (tokens[index + 1]?.text !== '.' || tokens[index + 2]?.lower !== 'm') return null;
  const end = tokens[index + 3]?.text === '.' && tokens[index + 3].glued ? index + 4 : index + 3;
  return { afternoon: token.lower === 'p', next: skipZone(tokens, end) };
}

/** "5 in the morning", "9 at night": the part of day said in words. */
function readMeridiemPhrase(tokens: readonly Token[], index: number): Half | null {
  if (tokens[index]?.lower !== 'in' || tokens[index + 1]?.lower !== 'the') return null;
  const part = tokens[index + 2]?.lower;
  if (part === 'morning') return { afternoon: false, next: index + 3 };
  return part === 'afternoon' || part === 'evening' ? { afternoon: true, next: index + 3 } : null;
}

const zones = new Set('gmt utc est edt cst cdt mst mdt pst pdt bst cet cest et pt ist'.split(' '));

function skipZone(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  return token !== undefined && zones.has(token.lower) && token.text === token.text.toUpperCase() ? index + 1 : index;
}

/** "0900 hours", "1730hrs", "0905 GMT". */
function readMilitary(tokens: readonly Token[], index: number): DesignationReading | null {
  const token = tokens[index];
  const word = tokens[index + 1]?.lower;
  const zoned = skipZone(tokens, index + 1) > index + 1;
  if (token.text.length !== 4 || (word !== 'hours' && word !== 'hrs' && !zoned)) return null;
  if (!token.text.startsWith('0') && word === 'hours' && tokens[index - 1]?.lower !== 'at') return null;
  const [hours, minutes] = [Number(token.text.slice(0, 2)), Number(token.text.slice(2))];
  return hours > 24 || minutes > 59 ? null : clock(hours * 60 + minutes, true, index, index + 1, skipZone(tokens, index + 2));
}

function clock(minutes: number, meridiem: boolean, from: number, to: number, next: number): DesignationReading {
  const value = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return { kind: 'time', designation: { form: 'clock', value, low: minutes, high: minutes, meridiem }, next, number: { from, to } };
}
