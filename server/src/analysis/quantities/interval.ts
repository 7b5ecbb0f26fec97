import type { Amount } from './amount.ts';
import type { Bound } from './modifiers.ts';
import type { Unit } from './unit.ts';

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

export function single(amount: Amount, bound: Bound, from: number): Expression {
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
