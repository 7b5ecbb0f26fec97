import { readAmount } from './amount.ts';
import type { Amount } from './amount.ts';
import { single } from './interval.ts';
import type { Expression } from './interval.ts';
import { readUnit } from './measure.ts';
import { joinBounds, noBound, readBound, readBoundAfter } from './modifiers.ts';
import type { Bound } from './modifiers.ts';
import { isArticle, readNumber } from './number.ts';
import { readOrdinal } from './ordinals.ts';
import { readRange } from './range.ts';
import type { Token, Tokens } from './tokens.ts';
import { unitNamed } from './units.ts';
import { readVague } from './vague.ts';
import type { VagueReading } from './vague.ts';

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
  const plain = readAmount(source, index);
  const range = readRange(source, from, index, bound, plain);
  if (range !== null) return range;
  const vague = readVague(tokens, index);
  if (vague !== null) return vagueExpression(tokens, vague, bound, from, index);
  const few = readOneOrTwo(tokens, from, index, bound);
  if (few !== null) return few;
  const amount = plain ?? readTimes(tokens, index, bound) ?? readArticle(tokens, index, bound);
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

/** "more than a century", "about an hour": after a modifier the article before a unit is a one. */
function readArticle(tokens: readonly Token[], index: number, bound: Bound): Amount | null {
  if (!isArticle(tokens[index]) || (bound.side === null && !bound.approx)) return null;
  const unit = readUnit(tokens, index + 1);
  if (unit === null || unit.unit.kind === 'money') return null;
  const one = { value: 1, step: 0, inWords: true, plain: false, prefixed: false, scaled: false, fraction: false, numberFrom: index, numberTo: index + 1 };
  return { ...one, unit: unit.unit, next: unit.next };
}

/** "a second or two", "a day or two". */
function readOneOrTwo(tokens: readonly Token[], from: number, index: number, bound: Bound): Expression | null {
  const one = isArticle(tokens[index]) ? readArticle(tokens, index, { ...bound, approx: true }) : null;
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
