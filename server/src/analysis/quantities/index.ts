export type { AmountKind, Designation, DesignationKind, Quantity, QuantityChange, QuantityKind } from './quantity.ts';
export { findQuantities } from './findQuantities.ts';
export { extractQuantityFacts } from './quantityFacts.ts';
export type { QuantityFacts } from './quantityFacts.ts';
export { convert, sameMeasure } from './convert.ts';
export type { Interval } from './convert.ts';
export { describeQuantity } from './describe.ts';
export { roundingInterval } from './rounding.ts';
export { singular } from './wordClasses.ts';
