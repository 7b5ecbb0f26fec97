import type { ErrorModel, SequenceEdit } from './errorModel.ts';
import { endsWith, letterCount } from './letters.ts';

/** Sequence edits by the last letters of both sides, `written * letterCount + meant`. */
export type SequenceTable = readonly (readonly SequenceEdit[] | undefined)[];

/** The error model's cost of writing one word for another, both as letters by number: the least of any way to edit the meant one. */
export function alignmentCost({ substitution, insertion, deletion, first, transposition }: ErrorModel, sequences: SequenceTable, written: Uint8Array, meant: Uint8Array): number {
  const width = written.length + 1;
  const rows = new Float32Array((meant.length + 1) * width);
  const insertionCost = (column: number): number => {
    const before = column === 1 ? letterCount - 1 : written[column - 2];
    return insertion[written[column - 1] * letterCount + before] + (column === 1 ? first : 0);
  };
  for (let column = 1; column < width; column++) rows[column] = rows[column - 1] + insertionCost(column);
  for (let depth = 1; depth <= meant.length; depth++) {
    const letter = meant[depth - 1];
    const previous = depth > 1 ? meant[depth - 2] : letterCount - 1;
    const atStart = depth === 1 ? first : 0;
    const row = depth * width;
    const above = row - width;
    rows[row] = rows[above] + deletion[letter * letterCount + previous] + atStart;
    for (let column = 1; column < width; column++) {
      const typed = written[column - 1];
      let cost = rows[above + column] + deletion[letter * letterCount + previous] + atStart;
      cost = Math.min(cost, rows[above + column - 1] + (typed === letter ? 0 : substitution[typed * letterCount + letter] + (column === 1 ? atStart : 0)));
      cost = Math.min(cost, rows[row + column - 1] + insertionCost(column));
      if (depth > 1 && column > 1 && typed === previous && written[column - 2] === letter && typed !== letter) cost = Math.min(cost, rows[above - width + column - 2] + transposition);
      for (const sequence of sequences[typed * letterCount + letter] ?? []) {
        if (!endsWith(written, column, sequence.written) || !endsWith(meant, depth, sequence.meant)) continue;
        cost = Math.min(cost, rows[(depth - sequence.meant.length) * width + column - sequence.written.length] + sequence.cost);
      }
      rows[row + column] = cost;
    }
  }
  return rows[rows.length - 1];
}

/** Groups sequence edits as `alignmentCost` looks them up. */
export function groupSequences(sequences: readonly SequenceEdit[]): SequenceTable {
  const groups: (SequenceEdit[] | undefined)[] = new Array<undefined>(letterCount * letterCount).fill(undefined);
  for (const sequence of sequences) {
    const group = sequence.written[sequence.written.length - 1] * letterCount + sequence.meant[sequence.meant.length - 1];
    (groups[group] ??= []).push(sequence);
  }
  return groups;
}
