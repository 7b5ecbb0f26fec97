import { endOf, type Token, type Tokens } from './tokens.ts';
import { readMeasure } from './units.ts';
import { fractionCharacters } from './numberWords.ts';

/** A number as read from the tokens; `next` is the index of the first token after it. */
export interface NumberReading {
  readonly value: number;
  readonly next: number;
  /** The distance to the next number of the same written precision; 0 for number words, which count. */
  readonly step: number;
  readonly inWords: boolean;
  /** One run of digits and nothing else: could be a year, a house number, a name's number. */
  readonly plain: boolean;
}

/** Separators that only ever group digits: no-break, narrow no-break, thin and figure spaces. */
const groupingSpaces = new Set(['\u00a0', '\u202f', '\u2009', '\u2007']);

/** Reads digits with grouping, decimals, an exponent and a fraction: "1,234.5", "18, 000", "40 000", "1.3x10^6", "10 1/2", ".5", "½". */
export function readNumeral(source: Tokens, index: number): NumberReading | null {
  const { tokens } = source;
  const first = tokens[index];
  if (first === undefined) return null;
  const character = fractionCharacters.get(first.text);
  if (character !== undefined) return { value: character, next: index + 1, step: 0, inWords: false, plain: false };
  if (first.text === '.') return readLeadingPoint(tokens, index);
  if (first.kind !== 'digits') return null;
  const fraction = readFraction(tokens, index);
  if (fraction !== null) return fraction;
  const grouped = readGroups(source, index);
  const decimal = readDecimals(tokens, grouped);
  const exponent = readExponent(tokens, decimal);
  return readMixedFraction(tokens, exponent);
}

function readLeadingPoint(tokens: readonly Token[], index: number): NumberReading | null {
  const digits = tokens[index + 1];
  const afterDigits = tokens[index].glued && tokens[index - 1]?.kind !== 'mark';
  if (digits?.kind !== 'digits' || !digits.glued || afterDigits) return null;
  return {
    value: Number(`0.${digits.text}`),
    next: index + 2,
    step: 10 ** -digits.text.length,
    inWords: false,
    plain: false,
  };
}

function readGroups(source: Tokens, index: number): NumberReading {
  const { tokens } = source;
  const separated = readSeparatedGroups(tokens, index) ?? readSpacedGroups(source, index);
  const next = separated?.next ?? index + 1;
  const digits = separated?.digits ?? tokens[index].text;
  return { value: Number(digits), next, step: stepOfDigits(digits), inWords: false, plain: separated === null };
}

interface Groups {
  readonly digits: string;
  readonly next: number;
}

/** "1,234,567", "12,34,567" and, in tokenised text, "18, 000". */
function readSeparatedGroups(tokens: readonly Token[], index: number): Groups | null {
  if (tokens[index].text.length > 3) return null;
  let digits = tokens[index].text;
  let next = index + 1;
  let spaced = false;
  while (digits.length < 3 * mostGroups) {
    const comma = tokens[next];
    const group = tokens[next + 1];
    if (comma?.text !== ',' || group?.kind !== 'digits' || (group.text.length !== 3 && !isIndianGroup(tokens, next + 1))) break;
    if (!comma.glued || !group.glued) {
      if (!group.text.endsWith('00') && !endsAmount(tokens, next + 2)) break;
      spaced = true;
    } else if (spaced) {
      break;
    }
    digits += group.text;
    next += 2;
  }
  return next === index + 1 ? null : { digits, next };
}

/** More groups of digits than any number is written with. */
const mostGroups = 8;

/** A unit or the end of the clause: what follows digits that go on after a comma and a space ("247, 203 cu ft"). */
function endsAmount(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token === undefined || token.text === ')' || (token.kind === 'word' && !token.glued && readMeasure(tokens, index) !== null);
}

/** Groups of two before a last group of three, as in "12,34,567". */
function isIndianGroup(tokens: readonly Token[], group: number): boolean {
  if (tokens[group].text.length !== 2) return false;
  let last = group;
  for (let groups = 0; groups < mostGroups; groups++) {
    const [comma, digits] = [tokens[last + 1], tokens[last + 2]];
    if (comma?.text !== ',' || digits?.kind !== 'digits' || !comma.glued || !digits.glued) break;
    last += 2;
    if (tokens[last].text.length !== 2) break;
  }
  return last > group && tokens[last].text.length === 3;
}

/** "1 234 567", "40 000": spaces group only where a group of zeros or a second group shows that they do, or the space is a grouping one. */
function readSpacedGroups(source: Tokens, index: number): Groups | null {
  const { text, tokens, starts } = source;
  if (tokens[index].text.length > 3 || tokens[index].text.startsWith('0')) return null;
  let digits = tokens[index].text;
  let next = index + 1;
  let sure = false;
  while (next - index < mostGroups && tokens[next]?.kind === 'digits' && tokens[next].text.length === 3 && starts[next] === endOf(source, next - 1) + 1) {
    sure ||= next > index + 1 || tokens[next].text === '000' || groupingSpaces.has(text[starts[next] - 1]);
    digits += tokens[next].text;
    next++;
  }
  return sure ? { digits, next } : null;
}

/** Decimals after a point; a point set apart ("2. 5 million", "6 . 2 %") is one where a magnitude, percent or currency word follows. */
function readDecimals(tokens: readonly Token[], whole: NumberReading): NumberReading {
  const point = tokens[whole.next];
  const digits = tokens[whole.next + 1];
  if (digits?.kind !== 'digits') return whole;
  const isPoint = point.text === '.' || (point.text === '·' && point.glued && digits.glued);
  const isComma = point.text === ',' && point.glued && digits.glued && digits.text.length <= 2 && whole.plain;
  if (isComma && !needsDecimalComma(tokens, whole.next + 2)) return whole;
  if (!isPoint && !isComma) return whole;
  if (!(point.glued && digits.glued) && !followsDecimal(tokens, whole.next + 2) && !isDecimalBefore(tokens, whole.next - 1)) return whole;
  const after = tokens[whole.next + 2];
  if (after?.text === '.' && after.glued && tokens[whole.next + 3]?.kind === 'digits' && tokens[whole.next + 3].glued) return whole;
  return {
    value: Number(`${whole.value}.${digits.text}`),
    next: whole.next + 2,
    step: 10 ** -digits.text.length,
    inWords: false,
    plain: false,
  };
}

const decimalFollowers = new Set('million billion trillion thousand m mn bn b k percent pct per % yen mark marks franc francs'.split(' '));

function followsDecimal(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  return decimalFollowers.has(token.lower) || token.text === '-' || token.text === '%' || (!token.glued && readMeasure(tokens, index) !== null);
}

/** Whether the point behind the digits at `index` is a decimal one whatever follows it: behind a nought, or in an earthquake's magnitude ("measuring 7. 1"). */
function isDecimalBefore(tokens: readonly Token[], index: number): boolean {
  if (!tokens[index + 1].glued) return false;
  return tokens[index].text === '0' || (tokens[index].text.length === 1 && tokens.slice(Math.max(0, index - 2), index).some(({ lower }) => /^(?:magnitude|measur(?:ed|es|ing)|register(?:ed|ing))$/.test(lower)));
}

/** A comma between digits is a decimal one only where the number ends there and a unit sign follows: "5,5 %", "3,75 €". */
function needsDecimalComma(tokens: readonly Token[], next: number): boolean {
  const after = tokens[next];
  return after !== undefined && (after.text === '%' || after.text === '€');
}

/** "1e10", "1.3x10^6", "1.99×10−30", "10^6". */
function readExponent(tokens: readonly Token[], mantissa: NumberReading): NumberReading {
  const sign = tokens[mantissa.next];
  if (sign === undefined) return mantissa;
  if (sign.glued && sign.lower === 'e') return withPower(tokens, mantissa, mantissa.next + 1);
  if (mantissa.value === 10 && sign.text === '^') return withPower(tokens, { ...mantissa, value: 1, step: 1 }, mantissa.next + 1);
  const times = sign.lower === 'x' || sign.text === '×' || sign.text === '*';
  if (!times || tokens[mantissa.next + 1]?.text !== '10') return mantissa;
  const caret = tokens[mantissa.next + 2]?.text === '^' ? 3 : 2;
  if (caret === 2 && !isMinus(tokens[mantissa.next + 2])) return mantissa;
  return withPower(tokens, mantissa, mantissa.next + caret);
}

function withPower(tokens: readonly Token[], mantissa: NumberReading, index: number): NumberReading {
  const negative = isMinus(tokens[index]);
  const at = negative || tokens[index]?.text === '+' ? index + 1 : index;
  const digits = tokens[at];
  if (digits?.kind !== 'digits' || !digits.glued || digits.text.length > 3) return mantissa;
  const power = Number(`1e${negative ? '-' : ''}${digits.text}`);
  const value = Number(`${mantissa.value}e${negative ? '-' : ''}${digits.text}`);
  if (!Number.isFinite(value)) return mantissa;
  return { value, next: at + 1, step: mantissa.step * power, inWords: false, plain: false };
}

/** A hyphen, minus sign or dash. */
export function isMinus(token: Token | undefined): boolean {
  return token !== undefined && (token.text === '-' || token.text === '\u2212' || token.text === '\u2013');
}

/** "3/4" or "1⁄32": a numerator below the denominator, both short, and no third part (a date). */
function readFraction(tokens: readonly Token[], index: number): NumberReading | null {
  const slash = tokens[index + 1];
  const below = tokens[index + 2];
  if ((slash?.text !== '/' && slash?.text !== '\u2044') || below?.kind !== 'digits') return null;
  if (slash.glued !== below.glued || (!slash.glued && slash.text !== '/')) return null;
  if (tokens[index + 3]?.text === '/' || tokens[index - 1]?.text === '/') return null;
  const numerator = Number(tokens[index].text);
  const denominator = Number(below.text);
  if (!commonDenominators.has(denominator) || numerator >= denominator || numerator === 0) return null;
  return { value: numerator / denominator, next: index + 3, step: 0, inWords: false, plain: false };
}

const commonDenominators = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32, 64, 100, 128, 1000]);

/** "10 1/2", "2½". */
function readMixedFraction(tokens: readonly Token[], whole: NumberReading): NumberReading {
  if (!whole.plain) return whole;
  const character = fractionCharacters.get(tokens[whole.next]?.text ?? '');
  if (character !== undefined) return { ...whole, value: whole.value + character, next: whole.next + 1, step: 0, plain: false };
  const hyphen = tokens[whole.next]?.text === '-' ? 1 : 0;
  if (tokens[whole.next + hyphen]?.kind !== 'digits') return whole;
  const fraction = readFraction(tokens, whole.next + hyphen);
  return fraction === null ? whole : { ...fraction, value: whole.value + fraction.value };
}

const nought = 48;

/**
 * The distance to the next number written as roughly: the place of the last digit that is not zero. Below 100 every unit
 * counts, and from there on two significant digits are taken to be meant ("10,000" is meant to the thousand, "200" to the ten).
 */
export function stepOfDigits(digits: string): number {
  let start = 0;
  while (start < digits.length && digits.charCodeAt(start) === nought) start++;
  if (digits.length - start < 3) return 1;
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === nought) end--;
  return 10 ** Math.min(digits.length - end, digits.length - start - 2);
}
