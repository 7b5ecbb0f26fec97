import { isMinus, readNumeral, stepOfDigits } from './numeral.ts';
import { withoutNoise } from './noise.ts';
import type { NumberReading } from './numeral.ts';
import { readBelowHundred, readCardinal } from './cardinal.ts';
import { collectives, magnitudeLetters, magnitudes, readDenominator, units } from './numberWords.ts';
import type { Token, Tokens } from './tokens.ts';

/**
 * The number that starts at token `index`, in digits, words or both, with its sign, magnitudes, fractions and dozens:
 * "1.2 million", "two hundred and six", "three and a half million", "half a dozen", "-9.2", "a hundred thousand".
 * Null where none starts. Letters that may be units ("5m", "2b") are left to `readMagnitudeLetter`.
 */
export function readNumber(source: Tokens, index: number): NumberReading | null {
  const { tokens } = source;
  const signed = signLength(tokens, index);
  const read = readUnsigned(source, index + signed);
  if (read === null || !Number.isFinite(read.value)) return null;
  return signed === 0 ? read : { ...read, value: -read.value, plain: false };
}

/** How many tokens a minus sign before a number takes: none where the dash joins it to what stands before. */
function signLength(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next === undefined) return 0;
  if (token.lower === 'minus' || token.lower === 'negative') return 1;
  if (!isMinus(token) || (token.glued && !opensNumber(tokens[index - 1]))) return 0;
  if (next.glued && (next.kind === 'digits' || next.text === '.')) return 1;
  if (next.kind !== 'digits' || token.text !== '-') return 0;
  return index === 0 || isDegreesBelow(tokens, index) ? 1 : 0;
}

const beforeDegrees = new Set('of to at was is were hit reached below around about nearly'.split(' '));

/** "temperatures of - 20 degrees" in tokenised text, unlike "10 - 20 degrees". */
function isDegreesBelow(tokens: readonly Token[], index: number): boolean {
  const unit = tokens[index + 2]?.text === '.' ? tokens[index + 4] : tokens[index + 2];
  return beforeDegrees.has(tokens[index - 1].lower) && (unit?.text === '°' || /^degrees?$/.test(unit?.lower ?? ''));
}

const openers = new Set(['(', '[', '{', '$', '£', '€', '<', '>', '=', '~', '/']);

function opensNumber(token: Token | undefined): boolean {
  return token === undefined || openers.has(token.text);
}

function readUnsigned(source: Tokens, index: number): NumberReading | null {
  const { tokens } = source;
  const inWords = tokens[index]?.kind === 'digits' ? null : (readHalfOf(tokens, index) ?? readShare(tokens, index));
  if (inWords !== null) return inWords;
  const numeral = readNumeral(source, index);
  const start = numeral ?? readCardinal(tokens, index);
  if (start === null) return null;
  const fraction = numeral === null ? readFractionWords(tokens, index, start) : null;
  return readTail(source, fraction ?? start);
}

/** "half a million", "a quarter million", "half a dozen", "two thirds of a billion": a fraction of a magnitude. */
function readHalfOf(tokens: readonly Token[], index: number): NumberReading | null {
  const numerator = isArticle(tokens[index]) ? 1 : (units.get(tokens[index]?.lower ?? '') ?? 0);
  let at = numerator === 0 ? index : index + 1;
  if (tokens[at]?.text === '-') at++;
  const denominator = readDenominator(tokens[at]?.lower ?? '');
  if (denominator === null || denominator.plural !== numerator > 1) return null;
  at++;
  if (tokens[at]?.text === '-') at++;
  if (tokens[at]?.lower === 'of') at++;
  else if (denominator.value !== 2 && denominator.value !== 4) return null;
  if (isArticle(tokens[at])) at++;
  const word = tokens[at]?.lower ?? '';
  const factor = magnitudes.get(word) ?? (word === 'dozen' ? 12 : undefined);
  if (factor === undefined) return null;
  return { value: (Math.max(numerator, 1) * factor) / denominator.value, next: at + 1, step: 0, inWords: true, plain: false };
}

/** "half of the", "half the", "a third of", "a quarter more": a share of something that follows. */
function readShare(tokens: readonly Token[], index: number): NumberReading | null {
  const article = isArticle(tokens[index]) ? 1 : 0;
  const denominator = readDenominator(tokens[index + article]?.lower ?? '');
  if (denominator === null || denominator.plural) return null;
  const next = index + article + 1;
  const after = tokens[next]?.lower ?? '';
  const closes = article === 1 && tokens[next]?.kind !== 'word' && (index === 0 || beforeShare.has(tokens[index - 1].lower));
  const isShare = closes || denominator.value === 2 ? closes || afterHalf.has(after) : article === 1 && afterThird.has(after);
  if (!isShare || (denominator.value === 2 && beforeHalfTime.has(tokens[index - 1]?.lower ?? ''))) return null;
  return { value: 1 / denominator.value, next, step: 0, inWords: true, plain: false };
}

const beforeShare = new Set('by than about around nearly almost roughly over under to of up just only below above and'.split(' '));
const afterHalf = new Set('of the a an his her its their my our your all that this these those hour day year mile century people'.split(' '));
const afterThird = new Set(['of', 'more', 'less', 'fewer', 'higher', 'lower']);
const beforeHalfTime = new Set('first second other better latter former final each this that the'.split(' '));

export function isArticle(token: Token | undefined): boolean {
  return token?.lower === 'a' || token?.lower === 'an';
}

/** "two thirds", "three-quarters", "one third": a numerator before a denominator of fitting number. */
function readFractionWords(tokens: readonly Token[], index: number, numerator: NumberReading): NumberReading | null {
  let at = numerator.next;
  if (isMinus(tokens[at])) at++;
  const denominator = readDenominator(tokens[at]?.lower ?? '');
  if (denominator === null || denominator.plural !== (numerator.value !== 1)) return null;
  if (denominator.value === 2 && denominator.plural) return null;
  if (!denominator.plural && !introducesWhole(tokens[at + 1]) && tokens[index + 1].text !== '-') return null;
  return { value: numerator.value / denominator.value, next: at + 1, step: 0, inWords: true, plain: false };
}

/** After "one third" or "a quarter": what shows that it is a share and not the third or the quarter of a year. */
export function introducesWhole(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'mark' || wholes.has(token.lower);
}

const wholes = new Set('of more less fewer bigger smaller higher lower larger cheaper and or to million billion trillion'.split(' '));

const greatest = 1e21;

/** Magnitudes, "and a half", "point five" after a number. */
function readTail(source: Tokens, start: NumberReading): NumberReading {
  const { tokens } = source;
  let read = readPoint(tokens, start);
  read = readAndFraction(tokens, read);
  for (;;) {
    const joined = tokens[read.next]?.text === '-' && tokens[read.next].glued && tokens[read.next + 1]?.glued ? 1 : 0;
    const spaced = joined === 0 && tokens[read.next]?.text === '-' && magnitudes.has(tokens[read.next + 1]?.lower ?? '') ? 1 : 0;
    const word = tokens[read.next + joined + spaced]?.lower ?? '';
    const factor = magnitudes.get(word) ?? collectives.get(word);
    if (factor === undefined || read.value > greatest || (read.inWords && read.value >= factor && factor < 1000)) break;
    read = scale(read, factor, read.next + joined + spaced + 1);
  }
  return readAndFraction(tokens, addSmaller(tokens, read));
}

/** "3 hundred and 21", "4 thousand 3 hundred": a smaller number after a number in digits with a magnitude word. */
function addSmaller(tokens: readonly Token[], read: NumberReading): NumberReading {
  if (read.inWords) return read;
  const factor = magnitudes.get(tokens[read.next - 1].lower);
  if (factor === undefined || factor > 1000) return read;
  const and = tokens[read.next]?.lower === 'and' ? 1 : 0;
  const digits = tokens[read.next + and];
  if (digits?.kind !== 'digits' || digits.text.length > 3 || tokens[read.next + and + 1]?.text === '.') return read;
  const magnitude = magnitudes.get(tokens[read.next + and + 1]?.lower ?? '') ?? 1;
  const value = Number(digits.text) * magnitude;
  if (value === 0 || value >= factor) return read;
  const next = read.next + and + (magnitude === 1 ? 1 : 2);
  return addSmaller(tokens, { ...read, value: read.value + value, next, step: stepOfDigits(digits.text) * magnitude });
}

/** The number times `factor`, as ended at `next`; its written precision grows along. */
export function scale(read: NumberReading, factor: number, next: number): NumberReading {
  const value = withoutNoise(read.value * factor, 15);
  const step = read.inWords ? factor : read.step * factor;
  return { ...read, value, step, next, plain: false };
}

/** "two point five", "nought point zero three". */
function readPoint(tokens: readonly Token[], whole: NumberReading): NumberReading {
  if (!whole.inWords || tokens[whole.next]?.lower !== 'point') return whole;
  let digits = '';
  let at = whole.next + 1;
  for (;;) {
    const part = readBelowHundred(tokens, at);
    if (part === null || digits.length > 12) break;
    digits += String(part.value);
    at = part.next;
  }
  return digits === '' ? whole : { ...whole, value: Number(`${whole.value}.${digits}`), next: at, step: 10 ** -digits.length };
}

/** "three and a half", "two million and a quarter": a fraction of the last magnitude, or of one of its own, is added. */
function readAndFraction(tokens: readonly Token[], whole: NumberReading): NumberReading {
  let at = whole.next;
  if (tokens[at]?.text === '-') at++;
  if (tokens[at]?.lower !== 'and') return whole;
  at++;
  if (tokens[at]?.text === '-') at++;
  const part = isArticle(tokens[at]) ? { value: 1, next: at + 1 } : readBelowHundred(tokens, at);
  if (part === null || part.value === 0) return whole;
  at = tokens[part.next]?.text === '-' ? part.next + 1 : part.next;
  const denominator = readDenominator(tokens[at]?.lower ?? '');
  if (denominator === null || denominator.plural !== part.value > 1) return whole;
  const last = magnitudes.get(tokens[whole.next - 1].lower) ?? 1;
  const own = last >= 1000 ? magnitudes.get(tokens[at + 1]?.lower ?? '') : undefined;
  const unit = own ?? (last >= 1000 ? last : 1);
  const next = own === undefined ? at + 1 : at + 2;
  return { ...whole, value: whole.value + (unit * part.value) / denominator.value, next, step: 0, plain: false };
}

/**
 * The magnitude that a letter after digits stands for ("2.7m", "$5 bn", "10K"), with the token after it; null where the
 * letter is more likely a unit. `money` says that a currency stands beside the number.
 */
export function readMagnitudeLetter(
  tokens: readonly Token[],
  read: NumberReading,
  money: boolean,
): { factor: number; next: number } | null {
  const token = tokens[read.next];
  if (token === undefined || read.inWords || token.kind !== 'word') return null;
  const factor = magnitudeLetters.get(token.lower);
  if (factor === undefined) return null;
  const next = read.next + 1;
  if (money) return token.lower === 'g' ? null : { factor, next };
  if (!token.glued && token.lower.length === 1) return null;
  if (token.text === 'K' && (read.value === 4 || read.value === 8)) return null;
  if (token.text === 'm') return null;
  if (token.lower === 'mm' || token.lower === 'g' || token.lower === 'mil') return null;
  return { factor, next };
}
