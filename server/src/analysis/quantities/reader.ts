import { readAge } from './ages.ts';
import type { AgeReading } from './ages.ts';
import { readChange } from './change.ts';
import type { ChangeReading } from './change.ts';
import { isCalendarName, isYear, readDate, yearReading } from './dates.ts';
import type { DesignationReading } from './dates.ts';
import { readBounds, readExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import { readAddress, readPhone, readScore } from './identifiers.ts';
import type { Bound } from './modifiers.ts';
import { gluedEnd, nameLength } from './nameNumbers.ts';
import { readUnit, suspendedHead } from './measure.ts';
import { readAttribute, readCounted, readNounPhrase } from './nounPhrase.ts';
import type { Counted } from './nounPhrase.ts';
import type { Tokens } from './number.ts';
import { stepOfDigits } from './numeral.ts';
import type { Quantity, QuantityChange, QuantityKind } from './quantity.ts';
import { readTime } from './times.ts';
import type { Token } from './tokens.ts';
import { fractionUnit } from './unit.ts';
import { isFunctionWord, isPluralNoun } from './wordClasses.ts';

/** What stands at a token: a quantity, or something that holds a number and is none (`quantity` null), and what comes after. */
export interface Read {
  readonly quantity: Quantity | null;
  readonly next: number;
}

/** The quantity that starts at token `index`, modifiers included; `previous` is the one before it in the text. */
export function readQuantityAt(source: Tokens, index: number, previous: Quantity | undefined): Read | null {
  const { tokens } = source;
  const { bound, next: start } = readBounds(tokens, index);
  const next = tokens[start]?.lower === 'the' && tokens[start + 1]?.lower === 'age' ? start + 1 : start;
  if (next >= tokens.length) return null;
  const age = readAge(source, next);
  if (age !== null) return { quantity: ageQuantity(source, index, age, bound), next: age.next };
  const name = nameLength(tokens, next);
  if (name > 0) return { quantity: null, next: next + name };
  const designation = readDesignation(tokens, next);
  if (designation !== null) return { quantity: designated(source, index, next, designation, bound), next: designation.next };
  const expression = readExpression(source, index, next, bound);
  if (expression === null) return null;
  return readAmountQuantity(source, expression, previous);
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

function readAmountQuantity(source: Tokens, expression: Expression, previous: Quantity | undefined): Read | null {
  const { tokens } = source;
  const counted = readWhatIsCounted(tokens, expression);
  const year = readLoneYear(source, expression, counted);
  if (year !== null) return { quantity: designated(source, expression.from, expression.numberFrom, year, boundOf(expression)), next: year.next };
  if (isName(tokens, expression, counted)) return { quantity: null, next: gluedEnd(tokens, expression.numberTo) };
  if (isPronoun(tokens, expression, counted)) return { quantity: null, next: expression.next };
  const quantity = withElidedNoun(tokens, expression, amountQuantity(source, expression, counted, previous), previous);
  return { quantity, next: Math.max(expression.next, counted?.span === null ? expression.next : 0) };
}

/** "6 million homes, 1.5 million in the city": a bare number takes what the one before it counts where the noun is left out. */
function withElidedNoun(tokens: readonly Token[], expression: Expression, quantity: Quantity, previous: Quantity | undefined): Quantity {
  if (quantity.kind === 'number' && previous?.kind === 'age' && joinsAges(tokens, expression.from)) {
    return { ...quantity, kind: 'age', unit: previous.unit };
  }
  if (quantity.kind !== 'number' || previous === undefined || previous.kind !== 'count' || previous.countedSpan === null) return quantity;
  const [low, other] = [quantity.low ?? quantity.high ?? 0, previous.low ?? previous.high ?? 0];
  if (previous.inWords || quantity.inWords || low === 1 || low > other * 100 || other > low * 100) return quantity;
  if (!beforeElided.has(tokens[expression.from - 1]?.lower ?? '')) return quantity;
  const after = tokens[expression.next];
  if (after !== undefined && after.kind === 'word' && !isFunctionWord(after)) return quantity;
  if (after?.kind === 'mark' && after.glued && tokens[expression.next + 1]?.glued === true) return quantity;
  const { counted, countedSpan, head } = previous;
  return { ...quantity, kind: 'count', counted, countedSpan, head, elided: true };
}

/** Words that set a number beside the one before; after a verb ("and wounded 50") something else is counted. */
const beforeElided = new Set('from to with including against than and or versus plus'.split(' '));

/** "ages 37 and 52", "aged 5, 7 and 9". */
function joinsAges(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  return before !== undefined && (before.lower === 'and' || before.text === ',') && tokens[from - 2]?.kind === 'digits';
}

function boundOf(expression: Expression): Bound {
  return { side: null, open: false, approx: expression.approx, equal: false };
}

function readWhatIsCounted(tokens: readonly Token[], expression: Expression): Counted | null {
  const { unit, next } = expression;
  const one = expression.low === 1 && expression.high === 1;
  if (unit === null) {
    const joint = suspendedHead(tokens, next) ?? next;
    const hyphen = tokens[joint]?.text === '-' && tokens[joint].glued && tokens[joint + 1]?.glued === true;
    if (hyphen) return readAttribute(tokens, joint + 1);
    const inner = readInnerMeasure(tokens, next);
    return readCounted(tokens, inner, one ? 'one' : 'many', expression.vague || expression.isRange);
  }
  if (tokens[next]?.lower === 'of') return readCounted(tokens, next, 'one', false) ?? readSubstance(tokens, next + 1);
  return unit.kind === 'age' || unit.kind === 'money' ? readNounPhrase(tokens, next, 'one') : null;
}

/** Past the measure in "eight million 250ml bottles", which tells of the things that are counted. */
function readInnerMeasure(tokens: readonly Token[], index: number): number {
  if (tokens[index]?.kind !== 'digits') return index;
  const point = tokens[index + 1]?.text === '.' && tokens[index + 2]?.kind === 'digits' ? 2 : 0;
  return readUnit(tokens, index + point + 1)?.next ?? index;
}

/** "60% of its revenue", "a million barrels of oil": a noun that need not be a plural. */
function readSubstance(tokens: readonly Token[], index: number): Counted | null {
  const determiner = tokens[index] !== undefined && isFunctionWord(tokens[index]) ? 1 : 0;
  return readNounPhrase(tokens, index + determiner, 'one');
}

/** A bare run of four digits is a year unless something is counted, and even then after "in the" and its like. */
function readLoneYear(source: Tokens, expression: Expression, counted: Counted | null): DesignationReading | null {
  const { tokens } = source;
  const token = tokens[expression.numberFrom];
  if (!expression.plain || expression.unit !== null || !isYear(token) || expression.bounded || expression.equal) return null;
  if (expression.from !== expression.numberFrom && !expression.approx) return null;
  if (counted !== null && !counted.partOf && counted.span !== null && counted.head !== null) {
    const before = tokens[expression.from - 1]?.lower ?? '';
    const round = Number(token.text) % 100 === 0;
    const recent = Number(token.text) >= 1900 && Number(token.text) <= 2050;
    if (round || !recent || expression.approx) return null;
    const one = counted.head === source.text.slice(counted.span.end - counted.head.length, counted.span.end).toLowerCase();
    if (!yearIntroducers.has(before) && !one) return null;
  }
  return yearReading(token, expression.numberTo);
}

const yearIntroducers = new Set('in the of since by until from during before after for between and to its their his our this january february'.split(' '));

/** A number right after a capitalised word inside a sentence names it: "Pixel 3", "S&P 500". */
function isName(tokens: readonly Token[], expression: Expression, counted: Counted | null): boolean {
  if (!expression.plain || expression.unit !== null || expression.inWords) return false;
  const after = tokens[expression.next];
  if (after?.kind === 'word' && after.glued) return true;
  if (expression.from !== expression.numberFrom) return false;
  const before = tokens[expression.from - 1];
  if (counted === null && isModelName(tokens, expression)) return true;
  if (before === undefined) return false;
  if (counted !== null && counted.state !== null) return false;
  if (counted !== null && counted.span !== null) return isNamedNumber(tokens, expression);
  if (before.text === '(' || before.text === '[') {
    return after?.text === ')' || after?.text === ']';
  }
  if (before.kind !== 'word' || !hasCapital(before) || isFunctionWord(before)) return false;
  return tokens[expression.from - 2] !== undefined || (before.text.length > 1 && before.text === before.text.toUpperCase());
}

/** "787 Dreamliner", "90049 ZIP": the number belongs to the capitalised name after it. */
function isModelName(tokens: readonly Token[], expression: Expression): boolean {
  const after = tokens[expression.next];
  return after?.kind === 'word' && after.capital && !isCalendarName(after) && !isFunctionWord(after);
}

/** "Nasdaq 100 futures": part of a name even before a noun; not after a preposition ("in Kabul 100 people"). */
function isNamedNumber(tokens: readonly Token[], expression: Expression): boolean {
  const [opening, before] = [tokens[expression.from - 2], tokens[expression.from - 1]];
  if (before.kind !== 'word' || !hasCapital(before) || isFunctionWord(before) || opening === undefined) return false;
  if (opening.text === '&') return true;
  const after = tokens[expression.next];
  if (after.capital) return !isPluralNoun(after);
  return (expression.low ?? 0) >= 25 && opening.kind === 'word' && (opening.capital || opening.lower === 'the' || opening.lower === 'and');
}

function hasCapital(token: Token): boolean {
  return token.capital || token.lower !== token.text;
}

/** "one" is a pronoun or an article where nothing is counted, "the top three" a place. */
function isPronoun(tokens: readonly Token[], expression: Expression, counted: Counted | null): boolean {
  if (counted === null && isRank(tokens, expression)) return true;
  if (isOneCompound(tokens, expression)) return true;
  if (isNameWord(tokens, expression)) return true;
  if (expression.low !== 1 || expression.high !== 1 || !expression.inWords || expression.unit !== null) return false;
  if (expression.isRange || expression.bounded || expression.approx) return false;
  const before = tokens[expression.numberFrom - 1]?.lower ?? '';
  if (pronounContexts.has(before)) return true;
  if (counted !== null) return counted.span === null && counted.state === null && !counted.partOf;
  return !before.endsWith('ing');
}

/** "one-time", "one-way", "one-off": a compound adjective, unless it measures ("one-year"). */
function isOneCompound(tokens: readonly Token[], expression: Expression): boolean {
  const hyphen = tokens[expression.numberTo];
  if (!expression.inWords || expression.low !== 1 || expression.high !== 1 || hyphen?.text !== '-' || !hyphen.glued) return false;
  return expression.unit === null || expression.unit.kind === 'frequency';
}

/** "World War Two", "later One Nation": a capital inside a sentence makes a name of the number word. */
function isNameWord(tokens: readonly Token[], expression: Expression): boolean {
  const [before, number, after] = [tokens[expression.from - 1], tokens[expression.from], tokens[expression.next]];
  if (!expression.inWords || !number.capital || before?.kind !== 'word') return false;
  return before.lower === 'war' || (!before.capital && after?.kind === 'word' && after.capital && !isPluralNoun(after));
}

/** "the bottom three", "the last 16": places in a table, with nothing counted. */
function isRank(tokens: readonly Token[], expression: Expression): boolean {
  return expression.unit === null && expression.from === expression.numberFrom && ranks.has(tokens[expression.from - 1]?.lower ?? '');
}

const ranks = new Set('top bottom final last first big next'.split(' '));

const pronounContexts = new Set('number the this that which no any every each another only very'.split(' '));

function ageQuantity(source: Tokens, index: number, age: AgeReading, bound: Bound): Quantity {
  const { tokens } = source;
  const from = Math.min(index, age.from);
  return {
    ...empty(source, from, age.next, age.numberFrom, age.numberTo),
    kind: 'age',
    low: bound.side === 'high' ? null : age.low,
    high: bound.side === 'low' ? null : age.high,
    lowOpen: bound.side === 'low' && bound.open,
    highOpen: bound.side === 'high' && bound.open,
    approx: bound.approx || age.approx,
    change: bound.side === 'low' ? '>' : bound.side === 'high' ? '<' : bound.approx ? '~' : '=',
    unit: 'year of age',
    inWords: tokens[age.numberFrom].kind === 'word',
  };
}

function designated(source: Tokens, from: number, index: number, read: DesignationReading, bound: Bound): Quantity {
  const number = read.number ?? { from: index, to: read.next };
  return {
    ...empty(source, from, read.next, number.from, number.to),
    kind: read.kind,
    approx: bound.approx,
    change: bound.side === 'low' ? '>' : bound.side === 'high' ? '<' : bound.approx ? '~' : '=',
    designation: read.designation,
  };
}

function empty(source: Tokens, from: number, next: number, numberFrom: number, numberTo: number): Quantity {
  const { tokens, text } = source;
  const start = tokens[from].start;
  const end = tokens[next - 1].end;
  return {
    start,
    end,
    kind: 'number',
    text: text.slice(start, end),
    number: { start: tokens[numberFrom].start, end: tokens[numberTo - 1].end },
    low: null,
    high: null,
    lowOpen: false,
    highOpen: false,
    approx: false,
    change: '=',
    unit: null,
    counted: null,
    countedSpan: null,
    head: null,
    elided: false,
    partOf: false,
    state: null,
    direction: null,
    precision: 0,
    inWords: false,
    designation: null,
  };
}

function amountQuantity(source: Tokens, expression: Expression, counted: Counted | null, previous: Quantity | undefined): Quantity {
  const change = readSignedChange(source.tokens, expression) ?? readChange(source.tokens, expression.from, expression.unit) ?? readComparedChange(source.tokens, expression) ?? inheritedChange(source, expression, previous);
  const span = counted?.span ?? null;
  return {
    ...empty(source, expression.from, expression.next, expression.numberFrom, expression.numberTo),
    kind: kindOf(expression, counted),
    low: expression.low,
    high: expression.high,
    lowOpen: expression.lowOpen,
    highOpen: expression.highOpen,
    approx: expression.approx,
    change: changeOf(expression, change),
    unit: expression.fraction ? fractionUnit.name : (expression.unit?.name ?? null),
    counted: span === null ? null : source.text.slice(span.start, span.end),
    countedSpan: span,
    head: counted?.head ?? null,
    partOf: counted?.partOf ?? false,
    state: counted?.state ?? null,
    direction: change?.direction ?? null,
    precision: precisionOf(expression),
    inWords: expression.inWords,
  };
}

/** "+0.2%", "-1.3%". */
function readSignedChange(tokens: readonly Token[], expression: Expression): ChangeReading | null {
  if (expression.unit?.kind !== 'percent' || expression.isRange || expression.low === null) return null;
  const sign = tokens[expression.numberFrom].text;
  const plus = sign === '+' || (tokens[expression.numberFrom - 1]?.text === '+' && tokens[expression.numberFrom].glued);
  if (plus) return { direction: 'up', amount: true };
  return expression.low < 0 ? { direction: 'down', amount: true } : null;
}

/** "3.2% higher", "5 points lower": how two amounts compare, which need not be a change. */
function readComparedChange(tokens: readonly Token[], expression: Expression): ChangeReading | null {
  const word = tokens[expression.next]?.lower;
  if ((word !== 'higher' && word !== 'lower') || tokens[expression.next + 1]?.lower === 'than') return null;
  const relative = expression.unit?.kind === 'percent' || expression.unit?.name === 'point';
  return relative ? { direction: word === 'higher' ? 'up' : 'down', amount: false } : null;
}

/** "rose 5%, or 3 points", "by 1 degree (1.8 Fahrenheit)": the second figure tells the same change. */
function inheritedChange(source: Tokens, expression: Expression, previous: Quantity | undefined): ChangeReading | null {
  if (previous === undefined || (previous.change !== 'up' && previous.change !== 'down')) return null;
  const between = source.text.slice(previous.end, source.tokens[expression.from].start).replace(/[\s,]/g, '');
  const wordsBetween = between === '(' || between === 'or' || between === `${previous.counted ?? ''}or`;
  return wordsBetween ? { direction: previous.change, amount: true } : null;
}

function changeOf(expression: Expression, change: ChangeReading | null): QuantityChange {
  if (!expression.isRange && expression.low === null) return '<';
  if (!expression.isRange && expression.high === null && !expression.vague) return '>';
  if (change !== null && change.amount) return change.direction;
  if (expression.vague && expression.bounded) return '>';
  return expression.approx ? '~' : '=';
}

function kindOf(expression: Expression, counted: Counted | null): QuantityKind {
  if (expression.ordinal) return 'ordinal';
  if (expression.fraction) return fractionUnit.kind;
  if (expression.unit !== null) return expression.unit.kind;
  return counted === null ? 'number' : 'count';
}

/** Number words up to twelve count; greater round ones are rounded like digits. */
function precisionOf(expression: Expression): number {
  if (expression.step > 0) return expression.step / 2;
  const value = Math.abs(expression.low ?? expression.high ?? 0);
  return expression.inWords && value > 12 && Number.isInteger(value) && value < 1e21 ? stepOfDigits(String(value)) / 2 : 0;
}
