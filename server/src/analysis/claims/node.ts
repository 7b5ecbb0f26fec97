/** A claim: the number of the document and the index of its frame. */
export interface Node {
  readonly document: number;
  readonly index: number;
}

/** Indexes of claims in their documents are below it. */
const mostFrames = 2 ** 24;

/** A claim as one number. */
export function keyOf({ document, index }: Node): number {
  return document * mostFrames + index;
}

export function isOne(a: Node, b: Node): boolean {
  return a.document === b.document && a.index === b.index;
}
