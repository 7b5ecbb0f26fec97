import { readNumber } from './number.ts';
import { isCalendarName, pluralEnding } from './dates.ts';
import type { Token, Tokens } from './tokens.ts';
import { isFunctionWord } from './wordClasses.ts';

/** An age without a unit of its own. Indices are of tokens. */
export interface AgeReading {
  readonly low: number;
  readonly high: number;
  readonly approx: boolean;
  readonly from: number;
  readonly numberFrom: number;
  readonly numberTo: number;
  readonly next: number;
}

const oldest = 125;

/** What may introduce an age. */
export const ageWords: readonly string[] = 'aged age ages turned turns turning his her their'.split(' ');

/** "aged 23", "age 23", "the age of 23", "ages 5 to 9" are read from their first word; "Smith, 23," and "(23)" from the number. */
export function readAge(source: Tokens, index: number): AgeReading | null {
  const { tokens } = source;
  const token = tokens[index];
  if (token.lower === 'aged' || token.lower === 'age' || token.lower === 'ages') return readAged(source, index);
  if (token.lower === 'his' || token.lower === 'her' || token.lower === 'their') return readDecadeOfLife(tokens, index);
  if (token.lower === 'turned' || token.lower === 'turns' || token.lower === 'turning') return readTurned(source, index);
  return readPredicate(source, index) ?? (token.kind === 'digits' ? readApposition(source, index) : null);
}

function readAged(source: Tokens, index: number): AgeReading | null {
  const { tokens } = source;
  const verb = tokens[index].lower === 'aged';
  let at = index + 1;
  if (tokens[at]?.lower === 'of') at++;
  const between = tokens[at]?.lower === 'between' || (tokens[index - 1]?.lower === 'the' && tokens[index - 2]?.lower === 'between');
  if (tokens[at]?.lower === 'between' || tokens[at]?.lower === 'from') at++;
  const numberFrom = at;
  const first = readNumber(source, at);
  if (first === null || !isAge(first.value)) return null;
  const to = tokens[first.next];
  const joined = to !== undefined && (to.lower === 'to' || (to.lower === 'and' && between) || to.text === '-' || to.text === '\u2013') && (verb || tokens[index].lower === 'ages' || at > index + 2);
  const second = joined ? readNumber(source, first.next + 1) : null;
  const isRange = second !== null && isAge(second.value) && second.value > first.value && tokens[second.next]?.text !== '%';
  const last = isRange ? second : first;
  return { low: first.value, high: last.value, approx: false, from: index, numberFrom, numberTo: last.next, next: last.next };
}

const persons = new Set(['he', 'she', 'who', 'i']);
const copulas = new Set(['was', 'is', 'am']);
const ageClosers = new Set(['when', 'and', 'at', 'but', 'or', 'now', 'today']);

/** "when she was six": nothing after the number that it could count. */
function readPredicate(source: Tokens, index: number): AgeReading | null {
  const { tokens } = source;
  if (!copulas.has(tokens[index - 1]?.lower ?? '') || !persons.has(tokens[index - 2]?.lower ?? '')) return null;
  const read = readNumber(source, index);
  if (read === null || !Number.isInteger(read.value) || read.value < 1 || !isAge(read.value)) return null;
  const after = tokens[read.next];
  const closed = after === undefined || after.text === '.' || after.text === ',' || ageClosers.has(after.lower);
  if (!closed || (after?.glued === true && tokens[read.next + 1]?.kind === 'digits')) return null;
  return { low: read.value, high: read.value, approx: false, from: index, numberFrom: index, numberTo: read.next, next: read.next };
}

/** "turned 24": the verb and a number after which nothing is counted. */
function readTurned(source: Tokens, index: number): AgeReading | null {
  const { tokens } = source;
  const read = readNumber(source, index + 1);
  if (read === null || !Number.isInteger(read.value) || read.value < 1 || !isAge(read.value)) return null;
  const after = tokens[read.next];
  if (after !== undefined && (after.glued || after.kind === 'digits' || after.text === '%') && after.text !== ',' && after.text !== '.') return null;
  if (after?.kind === 'word' && !isFunctionWord(after) && !isCalendarName(after)) return null;
  return { low: read.value, high: read.value, approx: false, from: index + 1, numberFrom: index + 1, numberTo: read.next, next: read.next };
}

/** "in his 60s", "in her early twenties". */
function readDecadeOfLife(tokens: readonly Token[], index: number): AgeReading | null {
  return tokens[index - 1]?.lower === 'in' ? readDecade(tokens, index) : null;
}

/** The years or degrees of the decade behind a word: "60s", "early twenties", "mid-20s", "upper 30s". */
export function readDecade(tokens: readonly Token[], index: number): AgeReading | null {
  const part = lifeParts.get(tokens[index + 1]?.lower ?? '');
  let at = part === undefined ? index + 1 : index + 2;
  if (part !== undefined && tokens[at]?.text === '-') at++;
  const token = tokens[at];
  if (token === undefined) return null;
  const s = token.kind === 'digits' ? pluralEnding(tokens, at + 1) : at + 1;
  const decade = token.kind === 'digits' ? Number(token.text) : decadeWords.get(token.lower);
  if (s === null || decade === undefined || decade % 10 !== 0 || decade < 10 || decade > 100) return null;
  const [low, high] = part ?? [0, 9];
  return { low: decade + low, high: decade + high, approx: true, from: index + 1, numberFrom: at, numberTo: s, next: s };
}

const lifeParts: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['early', [0, 3]],
  ['low', [0, 3]],
  ['lower', [0, 3]],
  ['mid', [4, 6]],
  ['late', [7, 9]],
  ['upper', [7, 9]],
  ['high', [7, 9]],
]);

const decadeWords: ReadonlyMap<string, number> = new Map(
  'teens twenties thirties forties fifties sixties seventies eighties nineties'.split(' ').map((word, index) => [word, 10 * (index + 1)]),
);

/** "Maddon, 66, has", "Karen Smith (53)": a number between a name and a comma, full stop or bracket. */
function readApposition(source: Tokens, index: number): AgeReading | null {
  const { tokens } = source;
  const token = tokens[index];
  const opening = tokens[index - 1];
  const name = tokens[index - 2];
  if (token.text.length > 2 || opening === undefined || name?.kind !== 'word') return null;
  const after = tokens[index + 1];
  const age = Number(token.text);
  if (!isAge(age) || age < 1 || token.text.startsWith('0')) return null;
  if (opening.text !== ',' || !isPersonLike(tokens, index - 2)) return null;
  const listed = after?.lower === 'and' && tokens[index + 2]?.kind === 'digits' && (tokens[index + 3]?.text === ',' || tokens[index + 3]?.text === '.');
  const closed = after === undefined ? false : listed || after.text === ',' || (after.text === '.' && tokens[index + 2]?.kind !== 'digits') || after.lower === 'of';
  if (!closed || (after.text === ',' && tokens[index + 2]?.kind === 'digits' && after.glued && tokens[index + 2].glued)) return null;
  if (after.text === ',' && tokens[index + 2]?.kind === 'digits') return null;
  return { low: age, high: age, approx: false, from: index, numberFrom: index, numberTo: index + 1, next: index + 1 };
}

/** A capitalised word that is neither a month nor the first of its sentence alone, or a word for a person. */
function isPersonLike(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (personWords.has(token.lower)) return true;
  return token.capital && token.text.length > 1 && !isCalendarName(token);
}

const personWords = new Set('men women boys girls brothers sisters victims teenagers man woman boy girl son daughter brother sister mother father husband wife victim suspect resident jr sr'.split(' '));
function isAge(value: number): boolean {
  return value >= 0 && value <= oldest;
}
