import { NumberRows } from '../numberRows.ts';

/** The claims of two documents that are of one quantity, by index. */
export type Pairs = readonly (readonly [own: number, other: number])[];

/** When so many pairs of documents have been found ahead, all are forgotten at once. */
const mostPairs = 1 << 18;

/**
 * Which claims of a document are of one quantity with those of others, as far as that is known before all of the document's are asked for: since it was
 * found out from the other side, or step by step. So no two documents are compared twice.
 */
export class PairsAhead {
  /** By document, the pairs with others. */
  readonly #pairs = new Map<number, Map<number, Pairs>>();
  /** By document, those that have pairs with it. */
  readonly #holders = new NumberRows();
  #count = 0;

  get(document: number, other: number): Pairs | undefined {
    return this.#pairs.get(document)?.get(other);
  }

  set(document: number, other: number, pairs: Pairs): void {
    if (++this.#count > mostPairs) this.clear();
    const own = this.#pairs.get(document);
    if (own === undefined) this.#pairs.set(document, new Map([[other, pairs]]));
    else own.set(other, pairs);
    this.#holders.set(other, [...(this.#holders.get(other) ?? []), document]);
  }

  /** All of a document's have been asked for. */
  drop(document: number): void {
    this.#pairs.delete(document);
  }

  /** A document changed: nothing holds of it any more. */
  forget(document: number): void {
    this.drop(document);
    for (const holder of this.#holders.get(document) ?? []) this.#pairs.get(holder)?.delete(document);
    this.#holders.delete(document);
  }

  clear(): void {
    this.#pairs.clear();
    this.#holders.clear();
    this.#count = 0;
  }
}

/** Pairs from the other document's side. */
export function turned(pairs: Pairs): Pairs {
  return pairs.length === 0 ? pairs : pairs.map(([own, other]) => [other, own] as const);
}
