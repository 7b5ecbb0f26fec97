import type { Span } from './span.ts';

const pair = /[\u{10000}-\u{10ffff}]/u;
const everyPair = /[\u{10000}-\u{10ffff}]/gu;

/** Turns UTF-16 offsets into code-point offsets and back, for one text. A lone surrogate counts as one code point. */
export class CodePoints {
  /** UTF-16 offsets of the second half of every surrogate pair, ascending. */
  readonly pairs: readonly number[];
  readonly #length: number;

  /** For a text of `length` code units whose surrogate pairs stand at `pairs`. */
  constructor(pairs: readonly number[], length: number) {
    this.pairs = pairs;
    this.#length = length;
  }

  static of(text: string): CodePoints {
    const pairs: number[] = [];
    // Most texts have none, which a search tells in a fraction of the time that looking at each character takes.
    if (pair.test(text)) for (const { index } of text.matchAll(everyPair)) pairs.push(index + 1);
    return new CodePoints(pairs, text.length);
  }

  /** The text's length in code points. */
  get length(): number {
    return this.#length - this.pairs.length;
  }

  /** The code-point offset of a UTF-16 offset; inside a pair, that of the pair. Offsets past the end are cut. */
  toCodePoint(utf16: number): number {
    const offset = Math.min(Math.max(utf16, 0), this.#length);
    return offset - countBelow(this.pairs, (pair) => pair <= offset);
  }

  /** The UTF-16 offset at which a code point starts. Offsets past the end are cut. */
  toUtf16(codePoint: number): number {
    const offset = Math.min(Math.max(codePoint, 0), this.length);
    return offset + countBelow(this.pairs, (pair, index) => pair - index - 1 < offset);
  }

  /** A UTF-16 span in code points. */
  spanToCodePoints(span: Span): Span {
    return { start: this.toCodePoint(span.start), end: this.toCodePoint(span.end) };
  }

  /** A code-point span in UTF-16 offsets. */
  spanToUtf16(span: Span): Span {
    return { start: this.toUtf16(span.start), end: this.toUtf16(span.end) };
  }
}

/** How many leading entries satisfy a test that holds for a prefix of the sorted list only (binary search). */
function countBelow(sorted: readonly number[], holds: (value: number, index: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle], middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
