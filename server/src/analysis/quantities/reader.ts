import { readAge } from './ages.ts';
import { ageQuantity, amountQuantity, designated } from './build.ts';
import { isCalendarName, readDate } from './dates.ts';
import type { DesignationReading } from './dates.ts';
import { withElidedNoun } from './elision.ts';
import { readBounds, readExpression } from './expression.ts';
import type { Expression } from './interval.ts';
import { readAddress, readPhone, readScore } from './identifiers.ts';
import { readUnit, suspendedHead } from './measure.ts';
import type { Bound } from './modifiers.ts';
import { gluedEnd, nameLength } from './nameNumbers.ts';
import { isName, isPronoun, readLoneYear } from './notAmounts.ts';
import { readAttribute, readCounted, readNounPhrase } from './nounPhrase.ts';
import type { Counted } from './nounPhrase.ts';
import type { Quantity } from './quantity.ts';
import { elapsedTimeEnd, readTime } from './times.ts';
import type { Token, Tokens } from './tokens.ts';
import { mayStartValue } from './triggers.ts';
import { readDecadeOfDegrees } from './weather.ts';
import { isFunctionWord } from './wordClasses.ts';

/** What stands at a token: a quantity, or something that holds a number and is none (`quantity` null), and what comes after. */
export interface Read {
  readonly quantity: Quantity | null;
  readonly next: number;
}

/** The quantity that starts at token `index`, modifiers included; `before` are those before it in the text. */
export function readQuantityAt(source: Tokens, index: number, before: readonly Quantity[]): Read | null {
  const { tokens } = source;
  const { bound, next: start } = readBounds(tokens, index);
  const next = tokens[start]?.lower === 'the' && tokens[start + 1]?.lower === 'age' ? start + 1 : start;
  if (next >= tokens.length || !(mayStartValue(tokens[next], tokens[next + 1]) || tokens[next].lower === 'the')) return null;
  const age = readAge(source, next);
  if (age !== null) return { quantity: ageQuantity(source, index, age, bound), next: age.next };
  const decade = readDecadeOfDegrees(tokens, next);
  if (decade !== null) return { quantity: { ...ageQuantity(source, index, decade.degrees, bound), kind: 'temperature', unit: decade.unit }, next: decade.degrees.next };
  const name = nameLength(tokens, next);
  if (name > 0) return { quantity: null, next: next + name };
  const designation = readDesignation(tokens, next);
  if (designation !== null) return { quantity: designated(source, index, next, designation, bound), next: designation.next };
  const elapsed = elapsedTimeEnd(tokens, next);
  if (elapsed > next) return { quantity: null, next: elapsed };
  const expression = readExpression(source, index, next, bound);
  if (expression === null) return null;
  return readAmountQuantity(source, expression, before);
}

function readDesignation(tokens: readonly Token[], index: number): DesignationReading | null {
  const token = tokens[index];
  if (token.kind === 'digits') {
    return (
      readTime(tokens, index) ??
      readPhone(tokens, index) ??
      readDate(tokens, index) ??
      readAddress(tokens, index) ??
      readScore(tokens, index)
    );
  }
  if (token.kind === 'word') return readTime(tokens, index) ?? readDate(tokens, index);
  return token.text === '+' || token.text === '(' ? readPhone(tokens, index) : null;
}

function readAmountQuantity(source: Tokens, expression: Expression, before: readonly Quantity[]): Read | null {
  const { tokens } = source;
  const counted = readWhatIsCounted(source, expression);
  const year = readLoneYear(source, expression, counted);
  if (year !== null) return { quantity: designated(source, expression.from, expression.numberFrom, year, boundOf(expression)), next: year.next };
  if (isName(tokens, expression, counted)) return { quantity: null, next: gluedEnd(tokens, expression.numberTo) };
  if (isPronoun(tokens, expression, counted)) return { quantity: null, next: expression.next };
  const quantity = amountQuantity(source, expression, counted, before.at(-1));
  return { quantity: withElidedNoun(source, expression, quantity, before), next: expression.next };
}

function boundOf(expression: Expression): Bound {
  return { side: null, open: false, approx: expression.approx, equal: false };
}

function readWhatIsCounted(source: Tokens, expression: Expression): Counted | null {
  const { tokens } = source;
  const { unit, next } = expression;
  if (isTimeFrame(tokens, next)) return null;
  const one = expression.low === 1 && expression.high === 1;
  if (unit === null) {
    const joint = suspendedHead(tokens, next) ?? next;
    const hyphen = tokens[joint]?.text === '-' && tokens[joint].glued && tokens[joint + 1]?.glued === true;
    if (hyphen) return readAttribute(source, joint + 1);
    const inner = readInnerMeasure(tokens, next);
    return readCounted(source, inner, one ? 'one' : 'many', expression.vague || expression.isRange);
  }
  if (tokens[next]?.lower === 'of') return readCounted(source, next, 'one', false) ?? readSubstance(source, next + 1);
  return unit.kind === 'age' || unit.kind === 'money' ? readNounPhrase(source, next, 'one') : null;
}

/** "last year", "next month", "last season": when, and nothing that is counted. */
function isTimeFrame(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index]?.lower;
  const noun = tokens[index + 1];
  if ((word !== 'last' && word !== 'next') || noun?.kind !== 'word') return false;
  return isCalendarName(noun) || noun.lower === 'season' || (!noun.lower.endsWith('s') && readUnit(tokens, index + 1)?.unit.kind === 'duration');
}

/** Past the measure in "eight million 250ml bottles", which tells of the things that are counted. */
function readInnerMeasure(tokens: readonly Token[], index: number): number {
  if (tokens[index]?.kind !== 'digits') return index;
  const point = tokens[index + 1]?.text === '.' && tokens[index + 2]?.kind === 'digits' ? 2 : 0;
  return readUnit(tokens, index + point + 1)?.next ?? index;
}

/** "60% of its revenue", "a million barrels of oil": a noun that need not be a plural. */
function readSubstance(source: Tokens, index: number): Counted | null {
  const { tokens } = source;
  const determiner = tokens[index] !== undefined && isFunctionWord(tokens[index]) ? 1 : 0;
  return readNounPhrase(source, index + determiner, 'one');
}
