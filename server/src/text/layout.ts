import { CodePoints } from './codePoints.ts';
import { splitLines } from './lines.ts';
import type { Span } from './span.ts';

/** Where lines start and surrogate pairs stand: enough to turn offsets into positions without keeping the text. */
export interface LayoutFacts {
  /** UTF-16 offset of each line's first code unit; the first is 0. */
  readonly lineStarts: readonly number[];
  /** UTF-16 offset of each line's end, before its line ending. */
  readonly lineEnds: readonly number[];
  /** UTF-16 offsets of the second half of every surrogate pair, ascending. */
  readonly pairs: readonly number[];
  /** In UTF-16 code units. */
  readonly length: number;
}

/** A line and the UTF-16 code units before it, both from 0, as in the language server protocol. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** The layout of a text of these lines. */
export function layoutOf(text: string, lines: readonly Span[] = splitLines(text)): LayoutFacts {
  return {
    lineStarts: lines.map((line) => line.start),
    lineEnds: lines.map((line) => line.end),
    pairs: CodePoints.of(text).pairs,
    length: text.length,
  };
}

/** The position of a UTF-16 offset; one inside a line ending counts as that line's end. */
export function positionAt(layout: LayoutFacts, offset: number): LinePosition {
  const line = lineAt(layout, offset);
  return { line, character: Math.min(Math.max(offset, 0), layout.lineEnds[line]) - layout.lineStarts[line] };
}

/** The UTF-16 offset of a position; one past a line's end counts as its end. */
export function offsetAt(layout: LayoutFacts, position: LinePosition): number {
  if (position.line >= layout.lineStarts.length) return layout.length;
  if (position.line < 0) return 0;
  return Math.min(layout.lineStarts[position.line] + Math.max(0, position.character), layout.lineEnds[position.line]);
}

export function rangeOf(layout: LayoutFacts, span: Span): { start: LinePosition; end: LinePosition } {
  return { start: positionAt(layout, span.start), end: positionAt(layout, span.end) };
}

export function spanOf(layout: LayoutFacts, range: { start: LinePosition; end: LinePosition }): Span {
  return { start: offsetAt(layout, range.start), end: offsetAt(layout, range.end) };
}

/** The index of the line that holds a UTF-16 offset (binary search). */
export function lineAt(layout: LayoutFacts, offset: number): number {
  let low = 0;
  let high = layout.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (layout.lineStarts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
