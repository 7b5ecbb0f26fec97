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
import type { Tokens } from './tokens.ts';
import { fractionUnit } from './unit.ts';

export function ageQuantity(source: Tokens, index: number, age: AgeReading, bound: Bound): Quantity {
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

export function designated(source: Tokens, from: number, index: number, read: DesignationReading, bound: Bound): Quantity {
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
  const { starts, ends, text } = source;
  const start = starts[from];
  const end = ends[next - 1];
  return {
    start,
    end,
    kind: 'number',
    text: text.slice(start, end),
    number: { start: starts[numberFrom], end: ends[numberTo - 1] },
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
