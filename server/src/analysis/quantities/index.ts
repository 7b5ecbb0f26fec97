export type { AmountKind, Designation, DesignationKind, Quantity, QuantityChange, QuantityKind } from './quantity.ts';
export { findQuantities } from './findQuantities.ts';
export { extractQuantityFacts } from './quantityFacts.ts';
export type { QuantityFacts } from './quantityFacts.ts';
