import { readAmount } from './amount.ts';
import type { Amount } from './amount.ts';
import { readChange } from './change.ts';
import { isYear, readDate } from './dates.ts';
import { joinBounds, noBound, readBound, readBoundAfter } from './modifiers.ts';
import type { Bound } from './modifiers.ts';
import { readNumber } from './number.ts';
import type { Tokens } from './number.ts';
import { isMinus } from './numeral.ts';
import { readUnit } from './measure.ts';
import { readOrdinal } from './ordinals.ts';
import { readVague } from './vague.ts';
import type { VagueReading } from './vague.ts';
import type { Token } from './tokens.ts';
import type { Unit } from './unit.ts';
import { unitNamed } from './units.ts';

/** An interval with its unit as the words give it, before it is known what is counted. Indices are of tokens. */
export interface Expression {
  readonly low: number | null;
  readonly high: number | null;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  readonly approx: boolean;
  readonly bounded: boolean;
  /** "equal to 20". */
  readonly equal: boolean;
  readonly unit: Unit | null;
  readonly step: number;
  readonly inWords: boolean;
  readonly plain: boolean;
  readonly vague: boolean;
  readonly ordinal: boolean;
  readonly isRange: boolean;
  /** A share of a whole: "half of", "two thirds", "one in five". */
  readonly fraction: boolean;
  readonly prefixed: boolean;
  readonly from: number;
  readonly numberFrom: number;
  readonly numberTo: number;
  readonly next: number;
}

const mostModifiers = 4;

/** The modifiers before a number, from token `index` on, joined; `next` is where the number must start. */
export function readBounds(tokens: readonly Token[], index: number): { bound: Bound; next: number } {
  let bound = noBound;
  let next = index;
  for (let count = 0; count < mostModifiers; count++) {
    const read = readBound(tokens, next);
    if (read === null) break;
    bound = joinBounds(bound, read.bound);
    next = read.next;
  }
  return { bound, next };
}

/** The amount, range or bound whose modifiers start at `from` and whose number starts at `index`. */
export function readExpression(source: Tokens, from: number, index: number, bound: Bound): Expression | null {
  const { tokens } = source;
  const range = readRange(source, from, index, bound);
  if (range !== null) return range;
  const vague = readVague(tokens, index);
  if (vague !== null) return vagueExpression(tokens, vague, bound, from, index);
  const few = readOneOrTwo(tokens, from, index, bound);
  if (few !== null) return few;
  const amount = readAmount(source, index) ?? readTimes(tokens, index, bound) ?? readArticle(tokens, index, bound);
  if (amount !== null) {
    const one = withBoundAfter(tokens, single(withoutHangingWhole(source, amount, bound), bound, from), bound);
    return one.bounded ? (readOtherBound(source, one) ?? one) : one;
  }
  const ordinal = bound.side === null || bound.approx ? null : readOrdinal(tokens, index);
  if (ordinal === null) return null;
  const one = { ...single(ordinal, bound, from), ordinal: true };
  return readOtherBound(source, one) ?? one;
}

/** "more than 2 in 5" with nothing after it: too little to tell a share from a place, so that the bound is the first number's. */
function withoutHangingWhole(source: Tokens, amount: Amount, bound: Bound): Amount {
  if (!amount.fraction || amount.inWords || bound.side === null || source.tokens[amount.next]?.kind === 'word') return amount;
  const part = readNumber(source, amount.numberFrom);
  if (part === null || part.next === amount.numberTo) return amount;
  return { ...amount, value: part.value, step: part.step, fraction: false, numberTo: part.next, next: part.next };
}

/** The other end of "more than 10 and less than 40", "at most 100 and at least 20", where the two leave something between them. */
function readOtherBound(source: Tokens, one: Expression): Expression | null {
  const { tokens } = source;
  const comma = tokens[one.next]?.text === ',' ? 1 : 0;
  const word = tokens[one.next + comma]?.lower;
  const joined = word === 'and' || word === 'but' ? 1 : 0;
  if (comma + joined === 0) return null;
  const start = one.next + comma + joined;
  const { bound, next } = readBounds(tokens, start);
  if (bound.side === null || (bound.side === 'low') === (one.low !== null)) return null;
  const amount = readAmount(source, next) ?? (one.ordinal ? readOrdinal(tokens, next) : null);
  if (amount === null || (one.unit !== null && amount.unit?.name !== one.unit.name)) return null;
  const other = single(amount, bound, start);
  const low = one.low ?? other.low ?? 0;
  const high = one.high ?? other.high ?? 0;
  const lowOpen = one.lowOpen || other.lowOpen;
  const highOpen = one.highOpen || other.highOpen;
  if (low > high || (low === high && (lowOpen || highOpen))) return null;
  return { ...other, low, high, lowOpen, highOpen, isRange: true, ordinal: one.ordinal, plain: false, from: one.from, numberFrom: one.numberFrom };
}

function single(amount: Amount, bound: Bound, from: number): Expression {
  return {
    low: bound.side === 'high' ? null : amount.value,
    high: bound.side === 'low' ? null : amount.value,
    lowOpen: bound.side === 'low' && bound.open,
    highOpen: bound.side === 'high' && bound.open,
    approx: bound.approx,
    bounded: bound.side !== null,
    equal: bound.equal,
    unit: amount.unit,
    step: amount.step,
    inWords: amount.inWords,
    plain: amount.plain,
    vague: false,
    ordinal: false,
    isRange: false,
    fraction: amount.fraction && amount.unit === null,
    prefixed: amount.prefixed,
    from,
    numberFrom: amount.numberFrom,
    numberTo: amount.numberTo,
    next: amount.next,
  };
}

/** "more than a century", "about an hour": after a modifier the article before a unit is a one. */
function readArticle(tokens: readonly Token[], index: number, bound: Bound): Amount | null {
  const article = tokens[index]?.lower;
  if ((article !== 'a' && article !== 'an') || (bound.side === null && !bound.approx)) return null;
  const unit = readUnit(tokens, index + 1);
  if (unit === null || unit.unit.kind === 'money') return null;
  const one = { value: 1, step: 0, inWords: true, plain: false, prefixed: false, scaled: false, fraction: false, numberFrom: index, numberTo: index + 1 };
  return { ...one, unit: unit.unit, next: unit.next };
}

/** "a second or two", "a day or two". */
function readOneOrTwo(tokens: readonly Token[], from: number, index: number, bound: Bound): Expression | null {
  const one = readArticle(tokens, index, { ...bound, approx: true });
  if (one === null || tokens[one.next]?.lower !== 'or' || tokens[one.next + 1]?.lower !== 'two') return null;
  const next = one.next + 2;
  return { ...single(one, noBound, from), high: 2, approx: true, isRange: true, numberTo: next, next };
}

/** "twice", "thrice"; "once" only where it counts ("at least once", "once a week"). */
function readTimes(tokens: readonly Token[], index: number, bound: Bound): Amount | null {
  const word = tokens[index]?.lower;
  const after = tokens[index + 1]?.lower ?? '';
  const often = after === 'a' || after === 'every' || after === 'per' || bound.side !== null;
  const value = word === 'twice' ? 2 : word === 'thrice' ? 3 : word === 'once' && often ? 1 : 0;
  if (value === 0 || multiples.has(after)) return null;
  const one = { value, step: 0, inWords: true, plain: false, prefixed: false, scaled: false, fraction: false, numberFrom: index, numberTo: index + 1 };
  return { ...one, unit: unitNamed('time'), next: index + 1 };
}

/** After "twice": what makes it a multiple rather than a frequency. */
const multiples = new Set('the as that his her their its what this'.split(' '));

/** "200 or more", "30 and over", "500 or so", "less than 5000 or equal". */
function withBoundAfter(tokens: readonly Token[], read: Expression, before: Bound): Expression {
  const after = readBoundAfter(tokens, read.next, before);
  if (after === null) return read;
  const value = read.low ?? read.high;
  const bound = joinBounds(before, after.bound);
  return {
    ...read,
    low: bound.side === 'high' ? null : value,
    high: bound.side === 'low' ? null : value,
    lowOpen: bound.side === 'low' && bound.open,
    highOpen: bound.side === 'high' && bound.open,
    approx: bound.approx,
    bounded: bound.side !== null,
    plain: false,
    next: after.next,
  };
}

/** "dozens of people", and with the unit that follows "of": "a couple of days", "tens of thousands of dollars". */
function vagueExpression(tokens: readonly Token[], vague: VagueReading, bound: Bound, from: number, index: number): Expression {
  const high = bound.side === 'high' ? vague.low : vague.high;
  const unit = tokens[vague.next]?.lower === 'of' ? readUnit(tokens, vague.next + 1) : null;
  return {
    low: bound.side === 'high' ? null : vague.low,
    high,
    lowOpen: false,
    highOpen: false,
    approx: vague.approx,
    bounded: bound.side !== null,
    equal: false,
    unit: unit?.unit ?? null,
    step: 0,
    inWords: true,
    plain: false,
    vague: true,
    ordinal: false,
    isRange: vague.high !== null && vague.high !== vague.low,
    fraction: false,
    prefixed: false,
    from,
    numberFrom: index,
    numberTo: vague.next,
    next: unit?.next ?? vague.next,
  };
}

/** "10,000 to 20,000", "between 5 and 7", "from $1 to $2", "5-7", "three or four", "7- or 8-inch", "20~100". */
function readRange(source: Tokens, from: number, index: number, bound: Bound): Expression | null {
  const { tokens } = source;
  const opener = tokens[index]?.lower;
  const between = opener === 'between';
  const opened = between || opener === 'from';
  const start = opened ? skipThe(tokens, index + 1) : index;
  if (opened && tokens[start]?.kind === 'digits' && readDate(tokens, start) !== null) return null;
  const first = readEnd(source, start, opened);
  if (first === null) return null;
  const separator = readSeparator(tokens, first, between, opener === 'from');
  if (separator === null) return null;
  const second = readEnd(source, skipThe(tokens, separator.next), opened);
  if (second === null) return null;
  const ends = alignEnds(tokens, first, second, separator.kind, opener === 'from');
  if (ends === null || (separator.kind === 'to' && !opened && comesTo(tokens, from, first, second, ends))) return null;
  const low = Math.min(ends.first, ends.second);
  const high = Math.max(ends.first, ends.second);
  return {
    ...single(second, noBound, from),
    low,
    high,
    approx: bound.approx,
    unit: ends.unit,
    step: Math.min(first.step * ends.magnitude, second.step),
    plain: false,
    isRange: true,
    ordinal: first.ordinal,
    fraction: first.fraction && second.fraction && ends.unit === null,
    prefixed: first.prefixed,
    numberFrom: first.numberFrom,
  };
}

/** "in 2018 to 3.9 million", "rose by $4 billion to $40 billion": what follows "to" is where it ended. */
function comesTo(tokens: readonly Token[], from: number, first: End, second: End, ends: Ends): boolean {
  if (first.plain && isYear(tokens[first.numberFrom]) && !(second.plain && isYear(tokens[second.numberFrom]))) return true;
  return readChange(tokens, from, ends.unit) !== null && (ends.second > 3 * ends.first || ends.second < ends.first);
}

interface Ends {
  readonly first: number;
  readonly second: number;
  /** What the first was multiplied by: the second's magnitude where only that is written. */
  readonly magnitude: number;
  readonly unit: Unit | null;
}

interface End extends Amount {
  readonly ordinal: boolean;
}

function readEnd(source: Tokens, index: number, ordinals: boolean): End | null {
  const amount = readAmount(source, index);
  if (amount !== null) return { ...amount, ordinal: false };
  const ordinal = ordinals ? readOrdinal(source.tokens, index) : null;
  return ordinal === null ? null : { ...ordinal, ordinal: true };
}

function skipThe(tokens: readonly Token[], index: number): number {
  return tokens[index]?.lower === 'the' ? index + 1 : index;
}

type SeparatorKind = 'to' | 'dash' | 'and' | 'or' | 'through';

function readSeparator(tokens: readonly Token[], first: Amount, between: boolean, from: boolean): { kind: SeparatorKind; next: number } | null {
  const at = first.next;
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.lower === 'and') return between ? { kind: 'and', next: at + 1 } : null;
  if (token.lower === 'to') return { kind: 'to', next: at + 1 };
  if (from && token.lower === 'up' && tokens[at + 1]?.lower === 'to') return { kind: 'to', next: at + 2 };
  if (from && (token.lower === 'until' || token.lower === 'till')) return { kind: 'to', next: at + 1 };
  if (token.lower === 'through') return { kind: 'through', next: at + 1 };
  if (token.lower === 'or') return { kind: 'or', next: at + 1 };
  if (token.text === '-' && tokens[at + 1]?.lower === 'to') return { kind: 'to', next: tokens[at + 2]?.text === '-' ? at + 3 : at + 2 };
  const dash = isMinus(token) || token.text === '\u2014' || token.text === '~' || token.text === '/';
  if (!dash || tokens[at + 1] === undefined) return null;
  if (token.text === '/' && !first.prefixed) return null;
  return token.glued === tokens[at + 1].glued ? { kind: 'dash', next: at + 1 } : null;
}

/** Brings both ends to one unit and magnitude, or finds that they are two quantities. */
function alignEnds(
  tokens: readonly Token[],
  first: End,
  second: End,
  kind: SeparatorKind,
  from: boolean,
): Ends | null {
  if (first.ordinal !== second.ordinal) return null;
  const one = first.unit;
  const two = second.unit;
  if (one !== null && two !== null && one.name !== two.name && !isRateOf(one, two)) return null;
  if (one !== null && two === null && !from && !(first.prefixed && kind === 'dash')) return null;
  const unit = two ?? one;
  const shared = second.scaled && !first.scaled && first.value < 1000 ? magnitudeOf(second) : 1;
  const magnitude = first.value * shared <= second.value || kind === 'dash' ? shared : 1;
  const start = Number((first.value * magnitude).toPrecision(15));
  if (kind === 'or') return isAlternative(start, second.value, first, second) ? { first: start, second: second.value, magnitude, unit } : null;
  if (kind === 'dash' && start >= second.value) return null;
  if (kind === 'dash' && first.numberTo - first.numberFrom === 1 && first.plain && /^0./.test(tokens[first.numberFrom].text)) return null;
  return { first: start, second: second.value, magnitude, unit };
}

/** "between $62 and $68 per share": the second end says per what. */
function isRateOf(amount: Unit, rate: Unit): boolean {
  return rate.name.startsWith(`${amount.name} per `);
}

function magnitudeOf(amount: Amount): number {
  return 10 ** (3 * Math.floor(Math.log10(Math.abs(amount.value)) / 3));
}

/** "three or four" states a range; "one or more" and "2018 or 5" do not. */
function isAlternative(start: number, end: number, first: Amount, second: Amount): boolean {
  return first.inWords === second.inWords && start < end && (end - start <= 2 || end <= 2 * start) && (first.unit === null || second.unit === null);
}
