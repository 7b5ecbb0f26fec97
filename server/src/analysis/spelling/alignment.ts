import type { ErrorModel, SequenceEdit } from './errorModel.ts';
import { letterCount } from './letters.ts';

/** Longest sequence that one edit replaces. */
const longestSequence = 4;

/** Sequence edits by the last letters of both sides, `written * letterCount + meant`. */
export type SequenceTable = readonly (readonly SequenceEdit[] | undefined)[];

/**
 * Fills one row after the other of the edit-distance table between a written word (across) and a meant one that grows
 * letter by letter (down), so that words with a common beginning share their rows.
 */
export class Alignment {
  readonly #model: ErrorModel;
  readonly #written: Uint8Array;
  readonly #meant: Uint8Array;
  readonly #rows: Float32Array;
  readonly #width: number;
  readonly #best: Float32Array;
  /** By row: its first and its last column that cost no more than what is of interest; what lies outside is `Infinity`. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  /** By column: what it costs to have written that letter too much. */
  readonly #insertions: Float32Array;
  readonly #sequences: SequenceTable;

  /** What an edit that spans several letters costs at least. */
  readonly #leastSequence: number;
  /** What getting rid of one written letter costs at least. */
  readonly #leastEdit: number;

  constructor(model: ErrorModel, sequences: SequenceTable, written: Uint8Array, deepest: number) {
    this.#model = model;
    this.#leastSequence = model.sequences.reduce((least, { cost }) => Math.min(least, cost), model.transposition);
    this.#leastEdit = leastEditOf(model);
    this.#sequences = sequences;
    this.#written = written;
    this.#width = written.length + 1;
    this.#meant = new Uint8Array(deepest + 1);
    this.#rows = new Float32Array((deepest + 1) * this.#width);
    this.#best = new Float32Array(deepest + 1);
    this.#from = new Int32Array(deepest + 1);
    this.#to = new Int32Array(deepest + 1);
    this.#to[0] = written.length;
    this.#insertions = new Float32Array(this.#width);
    for (let column = 1; column < this.#width; column++) {
      this.#insertions[column] = this.#insertionCost(column);
      this.#rows[column] = this.#rows[column - 1] + this.#insertions[column];
    }
  }

  /**
   * Puts `letter` at `depth` (from 1) of the meant word. Returns the least cost that any continuation can still have, if
   * only the letters of `following` (bits) come after it: written letters that are none of them must be edited. What costs more
   * than `most` is of no interest, and is not worked out; `most` must not grow with the depth.
   */
  extend(depth: number, letter: number, following: number, most = Infinity): number {
    const { substitution, deletion, first, transposition } = this.#model;
    const rows = this.#rows;
    const width = this.#width;
    const insertions = this.#insertions;
    const written = this.#written;
    const meant = this.#meant;
    meant[depth] = letter;
    const row = depth * width;
    const above = row - width;
    const atStart = depth === 1 ? first : 0;
    const previous = depth > 1 ? meant[depth - 1] : letterCount - 1;
    const deletionCost = deletion[letter * letterCount + previous] + atStart;
    let start = this.#from[depth - 1];
    let end = this.#to[depth - 1] + 1;
    for (let back = 2; back <= longestSequence && back <= depth; back++) {
      if (this.#from[depth - back] < start) start = this.#from[depth - back];
      if (this.#to[depth - back] + longestSequence > end) end = this.#to[depth - back] + longestSequence;
    }
    for (let before = Math.max(0, start - longestSequence); before < start; before++) rows[row + before] = Infinity;
    let from = width;
    let to = -1;
    let column = start;
    for (let before = Infinity; column < width && (column <= end || before <= most); column++) {
      let cost = rows[above + column] + deletionCost;
      if (column > 0) {
        const typed = written[column - 1];
        const replaced = rows[above + column - 1] + (typed === letter ? 0 : substitution[typed * letterCount + letter] + (column === 1 ? atStart : 0));
        const inserted = before + insertions[column];
        if (replaced < cost) cost = replaced;
        if (inserted < cost) cost = inserted;
        if (depth > 1 && column > 1 && typed === previous && written[column - 2] === letter && typed !== letter) {
          cost = Math.min(cost, rows[above - width + column - 2] + transposition);
        }
        const sequences = this.#sequences[typed * letterCount + letter];
        if (sequences !== undefined) cost = this.#withSequences(sequences, depth, column, cost);
      }
      rows[row + column] = cost;
      before = rows[row + column];
      if (before > most) continue;
      if (from === width) from = column;
      to = column;
    }
    for (; column < width; column++) rows[row + column] = Infinity;
    this.#from[depth] = from;
    this.#to[depth] = to;
    let best = Infinity;
    let toEdit = 0;
    for (let last = width - 1; last >= from; last--) {
      if (last <= to) {
        const reachable = rows[row + last] + toEdit;
        if (reachable < best) best = reachable;
      }
      if (last > 0 && ((following >>> written[last - 1]) & 1) === 0) toEdit += this.#leastEdit;
    }
    this.#best[depth] = best;
    let reachable = best;
    for (let back = 1; back < longestSequence && back < depth; back++) reachable = Math.min(reachable, this.#best[depth - back] + this.#leastSequence);
    return reachable;
  }

  /** The cost of writing the whole written word for the meant word of `depth` letters. */
  cost(depth: number): number {
    return this.#rows[depth * this.#width + this.#width - 1];
  }

  #insertionCost(column: number): number {
    const typed = this.#written[column - 1];
    return column === 1 ? this.#model.insertion[typed * letterCount + letterCount - 1] + this.#model.first : this.#model.insertion[typed * letterCount + this.#written[column - 2]];
  }

  #withSequences(sequences: readonly SequenceEdit[], depth: number, column: number, cost: number): number {
    let least = cost;
    for (const { written, meant, cost: added } of sequences) {
      if (written.length > column || meant.length > depth) continue;
      const before = this.#rows[(depth - meant.length) * this.#width + column - written.length] + added;
      if (before < least && endsWith(this.#written, column, written) && endsWith(this.#meant, depth + 1, meant)) least = before;
    }
    return least;
  }
}

function leastEditOf(model: ErrorModel): number {
  let least = model.transposition / 2;
  for (const cost of model.insertion) least = Math.min(least, cost);
  for (const cost of model.substitution) if (cost > 0) least = Math.min(least, cost);
  for (const { written, cost } of model.sequences) least = Math.min(least, cost / written.length);
  return least;
}

/** Groups sequence edits as `Alignment` looks them up. */
export function groupSequences(sequences: readonly SequenceEdit[]): SequenceTable {
  const groups: (SequenceEdit[] | undefined)[] = new Array<undefined>(letterCount * letterCount).fill(undefined);
  for (const sequence of sequences) {
    const group = sequence.written[sequence.written.length - 1] * letterCount + sequence.meant[sequence.meant.length - 1];
    (groups[group] ??= []).push(sequence);
  }
  return groups;
}

/** Whether the letters before `end` are `sequence`. */
function endsWith(letters: Uint8Array, end: number, sequence: readonly number[]): boolean {
  for (let index = 0; index < sequence.length; index++) {
    if (letters[end - sequence.length + index] !== sequence[index]) return false;
  }
  return true;
}
