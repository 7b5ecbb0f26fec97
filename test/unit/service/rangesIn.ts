import assert from 'node:assert/strict';
import type { Position, Range } from 'vscode-languageserver-types';

/** Line lengths of a text as the protocol counts them. */
export function lineLengths(text: string): number[] {
  return text.split(/\r\n|\r|\n/u).map((line) => line.length);
}

/**
 * Checks every range within a value of the language service: it lies in its document, and does not end before it
 * starts. Ranges belong to `uri`, or to the document that an object around them names.
 *
 * @param lines the lengths of the lines of each document
 */
export function assertRangesInside(value: unknown, uri: string, lines: ReadonlyMap<string, readonly number[]>): void {
  if (Array.isArray(value)) {
    for (const element of value) assertRangesInside(element, uri, lines);
  } else if (isRecord(value)) {
    if (isRange(value)) assertInside(value, lines.get(uri)!);
    const named = isRecord(value.textDocument) ? value.textDocument.uri : value.uri;
    for (const inner of Object.values(value)) assertRangesInside(inner, typeof named === 'string' ? named : uri, lines);
  }
}

function assertInside({ start, end }: Range, lengths: readonly number[]): void {
  for (const { line, character } of [start, end]) {
    assert.ok(line >= 0 && line < lengths.length, `line ${String(line)} of ${String(lengths.length)}`);
    assert.ok(character >= 0 && character <= lengths[line], `character ${String(character)} of ${String(lengths[line])} in line ${String(line)}`);
  }
  assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character), 'a range ends before it starts');
}

function isRange(value: Record<string, unknown>): value is Record<string, unknown> & Range {
  return isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): value is Position {
  return isRecord(value) && typeof value.line === 'number' && typeof value.character === 'number';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
