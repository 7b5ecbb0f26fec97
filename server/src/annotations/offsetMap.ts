import type { Span } from '../text/span.ts';

/**
 * Turns UTF-16 offsets of a text as the editor holds it (CRLF, perhaps a byte order mark) into code points of the
 * normalised text, as sidecars count, and back. Offsets inside a surrogate pair or a CRLF go to its start.
 */
export class OffsetMap {
  readonly #mark: 0 | 1;
  readonly #length: number;
  /** Offsets of units that count together with the one before them, ascending. */
  readonly #joined: Int32Array;

  constructor(text: string) {
    this.#length = text.length;
    this.#mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const joined: number[] = [];
    for (let offset = this.#mark + 1; offset < text.length; offset++) {
      const unit = text.charCodeAt(offset);
      const isJoined =
        unit === 10 ? text.charCodeAt(offset - 1) === 13 : (unit & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
      if (isJoined) joined.push(offset++);
    }
    this.#joined = Int32Array.from(joined);
  }

  /** The normalised text's length in code points. */
  get length(): number {
    return this.#length - this.#mark - this.#joined.length;
  }

  /** The code point at a UTF-16 offset. Offsets past the ends are cut. */
  toCodePoint(utf16: number): number {
    const offset = Math.min(Math.max(utf16, this.#mark), this.#length);
    return offset - this.#mark - this.#countWhile((joined) => joined <= offset);
  }

  /** The UTF-16 offset of a code point. Offsets past the ends are cut. */
  toUtf16(codePoint: number): number {
    const offset = Math.min(Math.max(codePoint, 0), this.length);
    return offset + this.#mark + this.#countWhile((joined, index) => joined - this.#mark - index - 1 < offset);
  }

  /** A UTF-16 span in code points. */
  toCodePoints(span: Span): Span {
    return { start: this.toCodePoint(span.start), end: this.toCodePoint(span.end) };
  }

  /** A code-point span in UTF-16 offsets. */
  toUtf16Span(span: Span): Span {
    return { start: this.toUtf16(span.start), end: this.toUtf16(span.end) };
  }

  #countWhile(holds: (joined: number, index: number) => boolean): number {
    let low = 0;
    let high = this.#joined.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(this.#joined[middle], middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
