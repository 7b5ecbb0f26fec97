import { readPer, readUnit } from './measure.ts';
import { magnitudes } from './numberWords.ts';
import { readMagnitudeLetter, readNumber, scale } from './number.ts';
import type { NumberReading } from './numeral.ts';
import { readNounPhrase } from './nounPhrase.ts';
import type { Token, Tokens } from './tokens.ts';
import type { Unit } from './unit.ts';
import { currencyOfCode, readCurrency, unitNamed } from './units.ts';

/** One number with its unit: an end of a range or a whole quantity. Indices are of tokens. */
export interface Amount {
  readonly value: number;
  readonly step: number;
  readonly inWords: boolean;
  /** One run of digits and nothing else. */
  readonly plain: boolean;
  readonly unit: Unit | null;
  /** The currency stands before the number. */
  readonly prefixed: boolean;
  /** A magnitude word or letter belongs to it. */
  readonly scaled: boolean;
  /** A share of a whole: "half of", "two thirds", "one in five". */
  readonly fraction: boolean;
  readonly numberFrom: number;
  readonly numberTo: number;
  readonly next: number;
}

/** The amount at token `index`: "$1.2 million", "60 km/h", "six feet two inches", "2.7m". */
export function readAmount(source: Tokens, index: number): Amount | null {
  const { tokens } = source;
  const currency = readPrefixCurrency(tokens, index);
  const numberFrom = currency?.next ?? index;
  const bare = readNumber(source, numberFrom);
  if (bare === null) return null;
  const proportion = currency === null ? readProportion(source, bare) : null;
  const read = proportion ?? withMagnitude(source, bare, currency !== null);
  const base = {
    value: read.value,
    step: read.step,
    inWords: read.inWords,
    plain: read.plain,
    prefixed: currency !== null,
    scaled: proportion === null && isScaled(tokens, read, bare),
    fraction: read.value > 0 && read.value < 1 && read.step === 0,
    numberFrom,
    numberTo: read.next,
  };
  if (currency !== null) {
    const unit = readRateOf(tokens, currency.unit, read.next);
    return { ...base, unit: unit.unit, next: unit.next };
  }
  const unit = readUnit(tokens, read.next) ?? readUnitOfPart(tokens, read) ?? readSpanOfTime(tokens, read.next);
  if (unit === null) return readMillionsOf(tokens, base, read) ?? { ...base, unit: null, next: read.next };
  const factor = unit.unit.kind === 'money' ? magnitudes.get(tokens[unit.next]?.lower ?? '') : undefined;
  if (factor !== undefined) {
    const larger = scale(read, factor, unit.next + 1);
    return { ...base, value: larger.value, step: larger.step, scaled: true, plain: false, unit: unit.unit, next: larger.next };
  }
  return addSmallerUnit(source, { ...base, unit: asMoney(tokens, read, unit.unit), next: unit.next });
}

const commonWholes = new Set([3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10000, 100000, 1000000]);

/** "one in five", "two out of three voters": the part before the whole, in numbers written alike. */
function readProportion(source: Tokens, part: NumberReading): NumberReading | null {
  const { tokens } = source;
  const [first, second] = [tokens[part.next]?.lower, tokens[part.next + 1]?.lower];
  const outOf = first === 'out' && second === 'of' ? 2 : 0;
  if (outOf === 0 && first !== 'in') return null;
  const every = outOf === 0 && second === 'every' ? 1 : 0;
  const whole = readNumber(source, part.next + Math.max(outOf, 1) + every);
  if (whole === null || !Number.isInteger(part.value) || part.value <= 0 || part.value >= whole.value) return null;
  if (outOf === 0 && !commonWholes.has(whole.value) && !(part.value === 1 && whole.inWords)) return null;
  if (part.value > 10 && outOf === 0) return null;
  const after = tokens[whole.next];
  if (readUnit(tokens, whole.next) !== null || after?.text === '-' || after?.text === ':' || after?.text === '/') return null;
  return { value: part.value / whole.value, next: whole.next, step: 0, inWords: part.inWords, plain: false };
}

/** "120 MEUR": the code of a currency with an M for millions. */
function readMillionsOf(tokens: readonly Token[], base: Omit<Amount, 'unit' | 'next'>, read: NumberReading): Amount | null {
  const token = tokens[read.next];
  if (token?.kind !== 'word' || token.text.length !== 4 || !token.text.startsWith('M')) return null;
  const unit = currencyOfCode(token.text.slice(1));
  if (unit === null) return null;
  const larger = scale(read, 1e6, read.next + 1);
  return { ...base, value: larger.value, step: larger.step, scaled: true, plain: false, unit, next: larger.next };
}

const moneyWords = new Set(
  'cost costs costing price priced prices worth paid pay pays paying fine fined profit profits spent spend budget salary earn earns earned owed debt loan bail tax wage wages bid sold sell bought buy'.split(' '),
);
const fewestPoundsOfMoney = 1e5;
const nearby = 12;

/** Pounds are sterling in large amounts and near words for money; by themselves they weigh. */
function asMoney(tokens: readonly Token[], read: NumberReading, unit: Unit): Unit {
  if (unit.name !== 'pound-mass' || tokens[read.next]?.lower === 'lb' || tokens[read.next]?.lower === 'lbs') return unit;
  let isMoney = read.value >= fewestPoundsOfMoney;
  for (let at = Math.max(0, read.next - nearby); at < read.next; at++) isMoney ||= moneyWords.has(tokens[at].lower);
  return (isMoney ? unitNamed('pound sterling') : null) ?? unit;
}

const beforeTime = new Set('more long full further additional consecutive straight whole extra successive'.split(' '));

/** "four more days", "two long years": the unit of time after an adjective. */
function readSpanOfTime(tokens: readonly Token[], index: number): { unit: Unit; next: number } | null {
  if (!beforeTime.has(tokens[index]?.lower ?? '')) return null;
  const unit = readUnit(tokens, index + 1);
  return unit?.unit.kind === 'duration' ? unit : null;
}

/** "a quarter of a mile", "half an hour", "1/16 of a pint": the unit of which the fraction is taken. */
function readUnitOfPart(tokens: readonly Token[], read: NumberReading): { unit: Unit; next: number } | null {
  if (read.value <= 0 || read.value >= 1) return null;
  let at = read.next;
  if (tokens[at]?.lower === 'of') at++;
  if (tokens[at]?.lower !== 'a' && tokens[at]?.lower !== 'an') return null;
  const unit = readUnit(tokens, at + 1);
  return unit;
}

function readPrefixCurrency(tokens: readonly Token[], index: number): { unit: Unit; next: number } | null {
  const currency = readCurrency(tokens, index);
  if (currency === null) return null;
  if (!currency.symbol && !prefixWords.has(tokens[index].lower)) return null;
  const dot = tokens[currency.next]?.text === '.' && tokens[index].lower === 'rs' ? 1 : 0;
  const first = tokens[currency.next + dot];
  const isNumber = first?.kind === 'digits' || (first?.text === '.' && tokens[currency.next + dot + 1]?.kind === 'digits');
  if (!isNumber) return null;
  if (tokens[index].lower === 'e' && !(first.glued && hasMagnitude(tokens, currency.next))) return null;
  const isLetters = tokens[index].kind === 'word';
  if (isLetters && tokens[index].text.length === 1 && currency.next === index + 1 && !first.glued) return null;
  if (isLetters && tokens[index].glued && (tokens[index - 1].kind !== 'mark' || tokens[index - 1].text === '-')) return null;
  return { unit: currency.unit, next: currency.next + dot };
}

/** Whether a magnitude word stands after the digits at `index`: what tells "e80 million" (a lost euro sign) from a name. */
function hasMagnitude(tokens: readonly Token[], index: number): boolean {
  return magnitudes.has(tokens[index + 1]?.lower ?? '') || magnitudes.has(tokens[index + 3]?.lower ?? '');
}

const prefixWords = new Set(['dollar', 'usd', 'eur', 'gbp', 'rmb', 'sen']);

function withMagnitude(source: Tokens, read: NumberReading, prefixed: boolean): NumberReading {
  const { tokens } = source;
  const letter = readMagnitudeLetter(tokens, read, prefixed || isMoneyAfterLetter(tokens, read));
  if (letter !== null) return scale(read, letter.factor, letter.next);
  const token = tokens[read.next];
  if (token?.lower === 'm' && token.glued && !read.inWords) {
    const counts = token.text === 'M' || isAmongLargeNumbers(tokens, read.next) || readNounPhrase(source, read.next + 1, 'many') !== null;
    if (counts) return scale(read, 1e6, read.next + 1);
  }
  return read;
}

const closely = 6;

const multitudes = new Set('population electorate audience viewers users subscribers followers customers copies'.split(' '));

/** "worth 1.7m", "(1.7m; $2.6m)", "a population of 8.9m": words or signs of money, or words for a multitude, near by make the letter a magnitude. */
function isAmongLargeNumbers(tokens: readonly Token[], index: number): boolean {
  for (let at = Math.max(0, index - closely); at < Math.min(index + closely, tokens.length); at++) {
    if (moneySigns.has(tokens[at].text) || (at < index && (moneyWords.has(tokens[at].lower) || multitudes.has(tokens[at].lower)))) return true;
  }
  return false;
}

const moneySigns = new Set(['$', '£', '€', '¥']);

/** "5m euros", "2.1bn yuan": the letter is a magnitude where a currency follows it. */
function isMoneyAfterLetter(tokens: readonly Token[], read: NumberReading): boolean {
  return tokens[read.next]?.kind === 'word' && readCurrency(tokens, read.next + 1) !== null;
}

function isScaled(tokens: readonly Token[], read: NumberReading, bare: NumberReading): boolean {
  return read.next > bare.next || magnitudes.has(tokens[read.next - 1].lower);
}

/** "$80 per sq m", "$3,500 a month" and words that repeat the currency ("$ 10 dollars", "$1.25 sterling"). */
function readRateOf(tokens: readonly Token[], currency: Unit, index: number): { unit: Unit; next: number } {
  if (isCountry(tokens, index)) return readRateOf(tokens, currency, index + 4);
  const repeated = readCurrency(tokens, index);
  const again = repeated !== null && !repeated.symbol && tokens[repeated.next]?.kind !== 'digits' ? repeated : null;
  const at = again?.next ?? index;
  const unit = again !== null && again.unit.name !== 'dollar' ? again.unit : currency;
  return readPer(tokens, { unit, next: at }) ?? { unit, next: at };
}

/** The "U.S." of "$5 U.S.". */
function isCountry(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.lower === 'u' && tokens[index + 1]?.text === '.' && tokens[index + 2]?.lower === 's' && tokens[index + 3]?.text === '.';
}

/** The bare 50 that ends "15 dollars 50". */
function isCents(tokens: readonly Token[], read: NumberReading): boolean {
  const after = tokens[read.next];
  const ends = after === undefined || (after.kind === 'mark' && after.text === '.' && tokens[read.next + 1]?.glued !== true);
  return ends && Number.isInteger(read.value) && read.value < 100;
}

/** Adds the smaller unit of "5 feet 2 inches", "3 dollars and 50 cents", "two hours 15 minutes" to the larger. */
function addSmallerUnit(source: Tokens, amount: Amount): Amount {
  const { tokens } = source;
  const unit = amount.unit;
  if (unit === null || unit.offset !== 0) return amount;
  const joint = tokens[amount.next];
  const and = joint?.lower === 'and' || (joint?.text === ',' && unit.name === 'foot') ? 1 : 0;
  const smaller = readNumber(source, amount.next + and);
  if (smaller === null || smaller.value <= 0) return amount;
  if (unit.kind === 'money' && tokens[amount.next + and].lower !== 'a' && isCents(tokens, smaller)) {
    return { ...amount, value: amount.value + smaller.value / 100, step: 0, plain: false, numberTo: smaller.next, next: smaller.next };
  }
  const read = readUnit(tokens, smaller.next);
  if (read === null || read.unit.dimension !== unit.dimension || read.unit.factor >= unit.factor) return amount;
  const part = (smaller.value * read.unit.factor) / unit.factor;
  if (part >= 1 || unit.dimension === 'share') return amount;
  return { ...amount, value: amount.value + part, step: 0, plain: false, numberTo: smaller.next, next: read.next };
}
