import { readAmount } from './amount.ts';
import type { Amount } from './amount.ts';
import { readChange } from './change.ts';
import { isYear, readDate } from './dates.ts';
import { single } from './interval.ts';
import type { Expression } from './interval.ts';
import { noBound } from './modifiers.ts';
import type { Bound } from './modifiers.ts';
import { isMinus } from './numeral.ts';
import { readOrdinal } from './ordinals.ts';
import type { Token, Tokens } from './tokens.ts';
import type { Unit } from './unit.ts';

/** "10,000 to 20,000", "between 5 and 7", "from $1 to $2", "5-7", "three or four", "20~100". */
export function readRange(source: Tokens, from: number, index: number, bound: Bound, amount: Amount | null): Expression | null {
  const { tokens } = source;
  const opener = tokens[index]?.lower;
  const between = opener === 'between';
  const opened = between || opener === 'from';
  const start = opened ? skipThe(tokens, index + 1) : index;
  if (opened && tokens[start]?.kind === 'digits' && readDate(tokens, start) !== null) return null;
  const opening: Amount | null = opened ? readEnd(source, start, true) : amount;
  const separator = opening && readSeparator(tokens, opening, between, opener === 'from');
  if (opening === null || separator === null) return null;
  const first: End = { ordinal: false, ...opening };
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
