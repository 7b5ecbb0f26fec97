import type { SourceText } from '../../text/source.ts';
import { shift } from '../../text/span.ts';
import { findQuantities } from './findQuantities.ts';
import type { Quantity } from './quantity.ts';

/** The quantities of one document. */
export interface QuantityFacts {
  /** In document offsets (UTF-16), ascending. */
  readonly quantities: readonly Quantity[];
}

/** Finds the quantities of a document, paragraph by paragraph; unchanged paragraphs are remembered. */
export function extractQuantityFacts(source: SourceText): QuantityFacts {
  const quantities: Quantity[] = [];
  for (const paragraph of source.paragraphs) {
    for (const quantity of findQuantities(source.slice(paragraph))) quantities.push(moved(quantity, paragraph.start));
  }
  return { quantities };
}

function moved(quantity: Quantity, distance: number): Quantity {
  const { start, end, number, countedSpan } = quantity;
  return { ...quantity, start: start + distance, end: end + distance, number: shift(number, distance), countedSpan: countedSpan === null ? null : shift(countedSpan, distance) };
}
