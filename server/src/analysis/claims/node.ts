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

/** The claim that a number stands for. */
export function nodeOf(key: number): Node {
  return { document: Math.floor(key / mostFrames), index: key % mostFrames };
}

export function isOne(a: Node, b: Node): boolean {
  return a.document === b.document && a.index === b.index;
}
