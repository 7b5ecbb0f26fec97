import type { Token } from './tokens.ts';
import { ageUnit } from './unit.ts';
import { readScaleLetter } from './temperatureLetters.ts';
import type { Unit } from './unit.ts';
import { compoundUnit, readCurrency, readMeasure, unitNamed } from './units.ts';
import { isFunctionWord } from './wordClasses.ts';

/** The unit after a number, compound or not; `next` is the index of the first token after it. */
export interface MeasureReading {
  readonly unit: Unit;
  readonly next: number;
}

/** Reads the unit of the number that ends before token `index`: "km/h", "miles per hour", "-year-old", "dollars a month". */
export function readUnit(tokens: readonly Token[], index: number): MeasureReading | null {
  const suspended = suspendedHead(tokens, index);
  if (suspended !== null) {
    const unit = readUnit(tokens, suspended);
    return unit === null ? null : { unit: unit.unit, next: index };
  }
  const hyphen = tokens[index]?.text === '-' && tokens[index + 1]?.kind === 'word' ? 1 : 0;
  const feetOrInches = readQuoteMark(tokens, index);
  if (feetOrInches !== null) return feetOrInches;
  const opening = tokens[index + hyphen];
  if (opening === undefined) return null;
  const simple = readScaleLetter(tokens, index) ?? readSimple(tokens, index + hyphen) ?? readBracketed(tokens, index) ?? readCustomary(tokens, index) ?? readYearsOld(tokens, index);
  if (simple === null) return null;
  return readAge(tokens, simple) ?? readPer(tokens, simple) ?? simple;
}

/** "87 yo", "5 y/o". */
function readYearsOld(tokens: readonly Token[], index: number): MeasureReading | null {
  const token = tokens[index];
  const slashed = token?.lower === 'y' && tokens[index + 1]?.text === '/' && tokens[index + 2]?.lower === 'o';
  const unit = token?.lower === 'yo' || slashed ? unitNamed('year of age') : null;
  return unit === null ? null : { unit, next: slashed ? index + 3 : index + 1 };
}

const farthestQuote = 60;

/** A straight quote as feet or inches (30', 25.5"): only where no quotation is open that it could close. */
function readQuoteMark(tokens: readonly Token[], index: number): MeasureReading | null {
  const mark = tokens[index];
  if ((mark?.text !== "'" && mark?.text !== '"') || !mark.glued) return null;
  for (let at = index - 2; at >= Math.max(0, index - farthestQuote); at--) {
    if (tokens[at].text === mark.text) return null;
  }
  const unit = unitNamed(mark.text === "'" ? 'foot' : 'inch');
  return unit === null || tokens[index + 1]?.glued === true ? null : { unit, next: index + 1 };
}

const mostSuspended = 12;

/** In "four-, five- and six-cylinder" or "7- or 8-inch", where what the numbers share starts: the last one's hyphen. */
export function suspendedHead(tokens: readonly Token[], index: number): number | null {
  if (tokens[index]?.text !== '-' || !tokens[index].glued) return null;
  const after = tokens[index + 1]?.lower;
  if (after !== ',' && after !== 'and' && after !== 'or') return null;
  for (let at = index + 2; at < Math.min(index + mostSuspended, tokens.length); at++) {
    const joins = tokens[at].text === '-' && tokens[at].glued && tokens[at + 1]?.kind === 'word' && tokens[at + 1].glued;
    if (joins) return at;
  }
  return null;
}

function readSimple(tokens: readonly Token[], index: number): MeasureReading | null {
  const currency = readCurrency(tokens, index);
  const measure = readMeasure(tokens, index);
  if (currency === null && measure === null) return null;
  if (measure === null || (currency !== null && currency.next > measure.next)) return currency !== null && isPlausible(tokens, index, currency) ? currency : null;
  return isPlausible(tokens, index, measure) ? measure : currency !== null && isPlausible(tokens, index, currency) ? currency : null;
}

/** "US pint", "imperial gallons". */
function readCustomary(tokens: readonly Token[], index: number): MeasureReading | null {
  const system = tokens[index]?.lower;
  if (system !== 'us' && system !== 'uk' && system !== 'imperial') return null;
  const measure = readMeasure(tokens, index + 1);
  return measure?.unit.dimension === 'volume' || measure?.unit.dimension === 'mass' ? measure : null;
}

const brackets: ReadonlyMap<string, string> = new Map([['(', ')'], ['[', ']'], ['{', '}'], ['<', '>']]);

/** "20 (kg)", "20 [kg]". */
function readBracketed(tokens: readonly Token[], index: number): MeasureReading | null {
  const closing = brackets.get(tokens[index]?.text ?? '');
  if (closing === undefined) return null;
  const inside = readMeasure(tokens, index + 1);
  if (inside === null || !inside.symbol || tokens[inside.next]?.text !== closing) return null;
  return { unit: inside.unit, next: inside.next + 1 };
}

/** Letters that are units only where nothing else can be meant. */
function isPlausible(tokens: readonly Token[], index: number, read: { next: number; symbol: boolean; unit: Unit }): boolean {
  const token = tokens[index];
  const after = tokens[read.next];
  if (token.kind === 'mark') return !(after?.glued === true && after.lower === 's');
  if (after?.glued === true && (after.kind === 'word' || after.kind === 'digits')) return false;
  if (!read.symbol) return true;
  if (token.lower === 'in' || token.lower === 'ins') return token.glued || followsFeet(tokens, index);
  if (token.lower === 'ha' || token.lower === 'pt' || token.lower === 'ct') return token.glued || after === undefined || after.kind === 'mark';
  if (token.text.length > 1) return true;
  if ((token.text === 'R' && token.glued) || token.text === 'e') return false;
  if (token.glued) return token.text !== 'C' && token.text !== 'F' && token.text !== 'K' ? true : after === undefined || after.kind === 'mark' || isFunctionWord(after);
  if (after?.text === '/' && after.glued) return token.text === token.text.toUpperCase();
  if (token.text === 'A' || token.text === 'c' || token.text === 'p') return false;
  return after === undefined || after.kind === 'digits' || (after.kind === 'mark' && !(after.glued && tokens[read.next + 1]?.kind === 'digits')) || isFunctionWord(after);
}

function followsFeet(tokens: readonly Token[], index: number): boolean {
  const feet = tokens[index - 2]?.lower;
  return feet === 'ft' || feet === 'feet' || feet === 'foot';
}

/** "years old", "-year-old", "years of age", "yo". */
function readAge(tokens: readonly Token[], simple: MeasureReading): MeasureReading | null {
  if (simple.unit.dimension !== 'duration') return null;
  let at = simple.next;
  const hyphen = tokens[at]?.text === '-' ? 1 : 0;
  const word = tokens[at + hyphen]?.lower;
  if (word === 'old' || word === 'olds') at += hyphen + 1;
  else if (tokens[at]?.lower === 'of' && tokens[at + 1]?.lower === 'age') at += 2;
  else return null;
  return { unit: ageUnit(simple.unit), next: at };
}

const perSigns = new Set(['per', 'a', 'an', '/', 'each', 'every']);
/** After "a year" and the like: it tells when, not how often. */
const apart = new Set('ago earlier later before after prior old from'.split(' '));
const perNouns = new Set('share head person capita unit security user household ounce game season second ton tonne barrel'.split(' '));

/** What the amount before is divided by: "per hour", "a month", "/h", "per share", "-a-share". */
export function readPer(tokens: readonly Token[], simple: MeasureReading): MeasureReading | null {
  let at = simple.next;
  if (tokens[at]?.text === '-' && tokens[at].glued) at++;
  const sign = tokens[at];
  if (sign === undefined || !perSigns.has(sign.lower)) return null;
  if (sign.text === '/' && (sign.glued !== tokens[at + 1]?.glued || simple.unit.kind === 'money')) return null;
  at++;
  if (tokens[at]?.text === '-' && tokens[at].glued) at++;
  const below = readMeasure(tokens, at);
  if (below !== null && apart.has(tokens[below.next]?.lower ?? '')) return null;
  const slash = sign.text === '/';
  if (below !== null && (below.symbol ? slash || sign.lower === 'per' : true) && isDivisor(below.unit, sign.lower)) {
    return { unit: compoundUnit(simple.unit, { name: below.unit.name, unit: below.unit }), next: below.next };
  }
  const noun = tokens[at];
  if (noun?.kind !== 'word' || slash) return null;
  const isNoun = sign.lower === 'per' ? !isFunctionWord(noun) : perNouns.has(noun.lower);
  return isNoun ? { unit: compoundUnit(simple.unit, { name: noun.lower, unit: null }), next: at + 1 } : null;
}

function isDivisor(below: Unit, sign: string): boolean {
  if (sign === 'per' || sign === '/') return true;
  return below.dimension === 'duration' || below.dimension === 'mass' || below.dimension === 'volume' || below.dimension === 'area';
}

