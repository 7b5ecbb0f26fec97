import type { AgeReading } from './ages.ts';
import { readChange } from './change.ts';
import type { ChangeReading } from './change.ts';
import type { DesignationReading } from './dates.ts';
import type { Expression } from './interval.ts';
import { inheritedChange, readComparedChange, readSignedChange } from './expressionChange.ts';
import type { Bound } from './modifiers.ts';
import type { Counted } from './nounPhrase.ts';
import { stepOfDigits } from './numeral.ts';
import type { Quantity, QuantityChange, QuantityKind } from './quantity.ts';
import { endOf, type Tokens } from './tokens.ts';
import { fractionUnit } from './unit.ts';

export function ageQuantity(source: Tokens, index: number, age: AgeReading, bound: Bound): Quantity {
  const { tokens } = source;
  const quantity = bare(source, Math.min(index, age.from), age.next, age.numberFrom, age.numberTo);
  quantity.kind = 'age';
  quantity.low = bound.side === 'high' ? null : age.low;
  quantity.high = bound.side === 'low' ? null : age.high;
  quantity.lowOpen = bound.side === 'low' && bound.open;
  quantity.highOpen = bound.side === 'high' && bound.open;
  quantity.approx = bound.approx || age.approx;
  quantity.change = bound.side === 'low' ? '>' : bound.side === 'high' ? '<' : bound.approx ? '~' : '=';
  quantity.unit = 'year of age';
  quantity.inWords = tokens[age.numberFrom].kind === 'word';
  return quantity;
}

export function designated(source: Tokens, from: number, index: number, read: DesignationReading, bound: Bound): Quantity {
  const quantity = bare(source, from, read.next, read.number?.from ?? index, read.number?.to ?? read.next);
  quantity.kind = read.kind;
  quantity.approx = bound.approx;
  quantity.change = bound.side === 'low' ? '>' : bound.side === 'high' ? '<' : bound.approx ? '~' : '=';
  quantity.designation = read.designation;
  return quantity;
}

/** A quantity of which more is to be said. */
type Draft = { -readonly [Key in keyof Quantity]: Quantity[Key] };

/** A quantity that says nothing but where it stands, of the tokens up to `next` and its number's up to `numberTo` (exclusive). All are made here, so that all have one shape. */
function bare(source: Tokens, from: number, next: number, numberFrom: number, numberTo: number): Draft {
  const start = source.starts[from];
  const end = endOf(source, next - 1);
  return {
    start,
    end,
    kind: 'number',
    text: source.text.slice(start, end),
    number: { start: source.starts[numberFrom], end: endOf(source, numberTo - 1) },
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

export function amountQuantity(source: Tokens, expression: Expression, counted: Counted | null, previous: Quantity | undefined): Quantity {
  const change = readSignedChange(source.tokens, expression) ?? readChange(source.tokens, expression.from, expression.unit) ?? readComparedChange(source.tokens, expression) ?? inheritedChange(source, expression, previous);
  const quantity = bare(source, expression.from, expression.next, expression.numberFrom, expression.numberTo);
  quantity.kind = kindOf(expression, counted);
  quantity.low = expression.low;
  quantity.high = expression.high;
  quantity.lowOpen = expression.lowOpen;
  quantity.highOpen = expression.highOpen;
  quantity.approx = expression.approx;
  quantity.change = changeOf(expression, change);
  quantity.unit = expression.fraction ? fractionUnit.name : (expression.unit?.name ?? null);
  quantity.direction = change?.direction ?? null;
  quantity.precision = precisionOf(expression);
  quantity.inWords = expression.inWords;
  if (counted !== null) {
    const { span, head, partOf, state } = counted;
    quantity.counted = span === null ? null : source.text.slice(span.start, span.end);
    quantity.countedSpan = span;
    quantity.head = head;
    quantity.partOf = partOf;
    quantity.state = state;
  }
  return quantity;
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

/** Numbers written to the unit and number words up to twelve count; greater round ones in words are rounded like digits. */
function precisionOf(expression: Expression): number {
  if (expression.step === 1) return 0;
  if (expression.step > 0) return expression.step / 2;
  const value = Math.abs(expression.low ?? expression.high ?? 0);
  return expression.inWords && value > 12 && Number.isInteger(value) && value < 1e21 ? halfStep(value) : 0;
}

function halfStep(value: number): number {
  const step = stepOfDigits(String(value));
  return step === 1 ? 0 : step / 2;
}
