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
  return {
    quantities: source.paragraphs.flatMap((paragraph) =>
      findQuantities(source.slice(paragraph)).map((quantity) => moved(quantity, paragraph.start)),
    ),
  };
}

function moved(quantity: Quantity, distance: number): Quantity {
  return {
    ...quantity,
    ...shift(quantity, distance),
    number: shift(quantity.number, distance),
    countedSpan: quantity.countedSpan === null ? null : shift(quantity.countedSpan, distance),
  };
}
