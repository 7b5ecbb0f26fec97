import { type Automaton, isFinal, isLast, letterFrom, targetOf } from './automaton.ts';
import type { ErrorModel, SequenceEdit } from './errorModel.ts';
import type { HighestLevels } from './highestLevels.ts';
import { endsWith, letterCount } from './letters.ts';

/** How far a search goes: the highest cost and rarity together, and the highest cost whatever the rarity. */
export interface Reach {
  readonly score: number;
  readonly cost: number;
}

/**
 * Told of a word that may be within reach, of some that are not too: its letters, which must not be kept, its number, and the score up to which words
 * are of interest. Returns up to which they are from now on.
 */
export type FoundWord = (meant: Uint8Array, number: number, score: number) => number;

/** Longer words are not looked for; a column of the table is a bit of 32. */
export const longestWritten = 32;

/** A word that was meant has at most so many letters more. */
const mostLeftOut = 4;

/** The longest sequence of letters that one edit replaces. */
const longestSequence = 4;

/** Costs are summed exactly only where a word was found. */
const tolerance = 1e-3;

const width = longestWritten + 1;
const height = longestWritten + mostLeftOut + 1;

/**
 * Finds the words near a written one by a walk over an automaton that fills one row after the other of the table of edit costs between the
 * written word (across) and a meant one that grows letter by letter (down), so that words with a common beginning share their rows, and
 * that gives up where the costs run too high (after Oflazer, "Error-tolerant Finite-state Recognition", 1996).
 */
export class WordSearch {
  readonly #automaton: Automaton;
  readonly #levels: HighestLevels;
  readonly #model: ErrorModel;
  /** By frequency level: what a word of that level costs for being rare. */
  readonly #rarity: Float64Array;
  /** Sequence edits by the last letter written. */
  readonly #sequences: readonly (readonly SequenceEdit[])[];
  /** By written letter: what it costs at least to do away with one that no letter of the meant word is. */
  readonly #leastEdits: Float64Array;

  readonly #rows = new Float64Array(width * height);
  /** By row: the highest cost that is of interest. */
  readonly #most = new Float64Array(height);
  /** By row: its first and last column that cost no more than is of interest, and its least cost. */
  readonly #from = new Int32Array(height);
  readonly #to = new Int32Array(height);
  readonly #least = new Float64Array(height);
  /** By row: the columns that follow those, as bits: where the next letter is expected. */
  readonly #columns = new Uint32Array(height);
  readonly #meant = new Uint8Array(height);
  #written: Uint8Array = new Uint8Array(0);
  /** By column: what it costs to have written its letter too much. */
  readonly #insertions = new Float64Array(width);
  /** By meant letter and column: what it costs to have written the column's letter for it. */
  readonly #substitutions = new Float64Array(letterCount * width);
  /** By meant letter: the columns that have it, as bits, and what it costs at least to have written another letter of the word for it. */
  readonly #columnsOf = new Uint32Array(letterCount);
  readonly #leastSubstitutions = new Float64Array(letterCount);
  /** By column: the written letters from there on, as bits. */
  readonly #lettersFrom = new Uint32Array(width);
  /** By column and meant letter: the first of the sequence edits that end there, from 1 on; the others follow in `#nextSequence`. */
  readonly #firstSequence = new Uint16Array(width * letterCount);
  #nextSequence: number[] = [];
  #foundSequences: SequenceEdit[] = [];
  /** The meant letters of the word's sequence edits, as bits. */
  #sequenceLetters = 0;
  /** By how many letters more than one a sequence edit of the word spans in the meant one at least: what such an edit costs at least. */
  readonly #spanningAtLeast = new Float64Array(longestSequence);
  /** How many letters of the meant word a sequence edit of the word spans at most. */
  #longestSpan = 0;
  #deepest = 0;
  #reach: Reach = { score: 0, cost: 0 };
  #score = 0;
  #found: FoundWord = () => 0;

  /** `levels` are those of the automaton's words; `rarity` says what each level costs. */
  constructor(automaton: Automaton, levels: HighestLevels, model: ErrorModel, rarity: Float64Array) {
    this.#automaton = automaton;
    this.#levels = levels;
    this.#model = model;
    this.#rarity = rarity;
    this.#sequences = Array.from({ length: letterCount }, (_, letter) => model.sequences.filter(({ written }) => written[written.length - 1] === letter));
    this.#leastEdits = leastEditsOf(model);
  }

  /** Looks for the words near a written one; `found` is called in their order. */
  run(written: Uint8Array, reach: Reach, found: FoundWord): void {
    this.#reach = reach;
    this.#score = reach.score;
    this.#found = found;
    if (written !== this.#written) this.#prepare(written);
    this.#walk(this.#automaton.root, 1, 0);
  }

  #prepare(written: Uint8Array): void {
    const { insertion, substitution, first } = this.#model;
    const { length } = written;
    this.#written = written;
    this.#deepest = length + mostLeftOut;
    this.#columnsOf.fill(0);
    for (let column = 1; column <= length; column++) {
      const typed = written[column - 1];
      this.#insertions[column] = column === 1 ? insertion[typed * letterCount + letterCount - 1] + first : insertion[typed * letterCount + written[column - 2]];
      this.#rows[column] = this.#rows[column - 1] + this.#insertions[column];
      this.#columnsOf[typed] |= 1 << (column - 1);
    }
    this.#to[0] = length;
    this.#columns[0] = bits(0, length);
    this.#lettersFrom[length] = 0;
    for (let column = length - 1; column >= 0; column--) this.#lettersFrom[column] = this.#lettersFrom[column + 1] | (1 << written[column]);
    for (let letter = 0; letter < letterCount; letter++) {
      let least = Infinity;
      for (let column = 1; column <= length; column++) {
        const typed = written[column - 1];
        const cost = typed === letter ? 0 : substitution[typed * letterCount + letter];
        this.#substitutions[letter * width + column] = cost;
        if (typed !== letter && cost < least) least = cost;
      }
      this.#leastSubstitutions[letter] = least;
    }
    this.#findSequences();
  }

  /** Notes which sequence edits end where in the written word. */
  #findSequences(): void {
    const written = this.#written;
    this.#spanningAtLeast.fill(Infinity);
    this.#firstSequence.fill(0, 0, (written.length + 1) * letterCount);
    this.#nextSequence = [0];
    this.#foundSequences = [{ written: [], meant: [], cost: 0 }];
    this.#sequenceLetters = 0;
    for (let column = 1; column <= written.length; column++) {
      for (const sequence of this.#sequences[written[column - 1]]) {
        if (!endsWith(written, column, sequence.written)) continue;
        const more = sequence.meant.length - 1;
        const cell = column * letterCount + sequence.meant[more];
        this.#nextSequence.push(this.#firstSequence[cell]);
        this.#firstSequence[cell] = this.#foundSequences.push(sequence) - 1;
        for (const letter of sequence.meant) this.#sequenceLetters |= 1 << letter;
        for (let fewer = 0; fewer <= more; fewer++) this.#spanningAtLeast[fewer] = Math.min(this.#spanningAtLeast[fewer], sequence.cost);
      }
    }
    this.#longestSpan = this.#spanningAtLeast.findLastIndex((cost) => cost < Infinity) + 1;
  }

  #walk(state: number, depth: number, firstNumber: number): void {
    const { edges, following, words } = this.#automaton;
    let number = firstNumber;
    for (let edge = state; ; edge++) {
      const value = edges[edge];
      const letter = letterFrom(value);
      this.#most[depth] = Math.min(this.#reach.cost, this.#score - this.#rarity[this.#levels.among(number, words[edge])]) + tolerance;
      if (this.#mayExtend(depth, letter) && this.#extend(depth, letter, following[edge])) {
        if (isFinal(value) && this.#to[depth] === this.#written.length) this.#score = this.#found(this.#meant.subarray(1, depth + 1), number, this.#score);
        if (targetOf(value) !== 0 && depth < this.#deepest) this.#walk(targetOf(value), depth + 1, number + (isFinal(value) ? 1 : 0));
      }
      if (isLast(value)) return;
      number += words[edge];
    }
  }

  /** Whether a letter at `depth` may cost as little as is of interest, by a look at the rows above: by an edit, or where it stands as it is written. */
  #mayExtend(depth: number, letter: number): boolean {
    const most = this.#most[depth];
    if (depth === 1) return most > 0;
    const least = this.#least[depth - 1];
    if (least + Math.min(this.#leastSubstitutions[letter], this.#model.deletion[letter * letterCount + this.#meant[depth - 1]]) <= most) return true;
    if (((this.#sequenceLetters >>> letter) & 1) === 1) {
      for (let back = 1; back <= this.#longestSpan && back <= depth; back++) if (this.#least[depth - back] + this.#spanningAtLeast[back - 1] <= most) return true;
    }
    const columns = this.#columnsOf[letter];
    const near = this.#columns[depth - 1];
    const exchanged = (columns & (near << 1)) !== 0 ? least : (columns & this.#columns[depth - 2]) !== 0 ? this.#least[depth - 2] : Infinity;
    if (exchanged + this.#model.transposition <= most) return true;
    for (let met = columns & near; met !== 0; met &= met - 1) if (this.#rows[(depth - 1) * width + 31 - Math.clz32(met & -met)] <= most) return true;
    return false;
  }

  /**
   * Puts a letter at `depth` (from 1) of the meant word. Returns whether any continuation can still be of interest, if only the letters of
   * `following` (bits) come after it. What costs more than that is not worked out.
   */
  #extend(depth: number, letter: number, following: number): boolean {
    const { deletion, first, transposition } = this.#model;
    const rows = this.#rows;
    const insertions = this.#insertions;
    const substitutions = this.#substitutions;
    const written = this.#written;
    const firstSequence = this.#firstSequence;
    const { length } = written;
    const most = this.#most[depth];
    this.#meant[depth] = letter;
    const previous = depth > 1 ? this.#meant[depth - 1] : letterCount - 1;
    const atStart = depth === 1 ? first : 0;
    const deletionCost = deletion[letter * letterCount + previous] + atStart;
    const row = depth * width;
    const above = row - width;
    const cells = letter * width;
    let start = this.#from[depth - 1];
    let end = this.#to[depth - 1] + 1;
    const hasSequences = ((this.#sequenceLetters >>> letter) & 1) === 1;
    for (let back = 2; hasSequences && back <= this.#longestSpan && back <= depth; back++) {
      if (this.#from[depth - back] < start) start = this.#from[depth - back];
      if (this.#to[depth - back] + longestSequence > end) end = this.#to[depth - back] + longestSequence;
    }
    if (depth > 1) {
      if (this.#from[depth - 2] + 2 < start) start = this.#from[depth - 2] + 2;
      if (this.#to[depth - 2] + 2 > end) end = this.#to[depth - 2] + 2;
    }
    rows.fill(Infinity, row, row + Math.min(start, width));
    let least = Infinity;
    let from = width;
    let to = -1;
    let column = start;
    for (let before = Infinity; column <= length && (column <= end || before < Infinity); column++) {
      let cost = rows[above + column] + deletionCost;
      if (column > 0) {
        const replaced = rows[above + column - 1] + substitutions[cells + column] + (column === 1 && written[0] !== letter ? atStart : 0);
        const inserted = before + insertions[column];
        if (replaced < cost) cost = replaced;
        if (inserted < cost) cost = inserted;
        if (column > 1 && written[column - 2] === letter && written[column - 1] === previous && previous !== letter && depth > 1) {
          const exchanged = rows[above - width + column - 2] + transposition;
          if (exchanged < cost) cost = exchanged;
        }
        if (hasSequences && firstSequence[column * letterCount + letter] !== 0) cost = this.#withSequences(firstSequence[column * letterCount + letter], depth, column, cost);
      }
      if (cost > most) {
        rows[row + column] = before = Infinity;
        continue;
      }
      rows[row + column] = before = cost;
      if (cost < least) least = cost;
      if (from === width) from = column;
      to = column;
    }
    for (; column <= length; column++) rows[row + column] = Infinity;
    this.#from[depth] = from;
    this.#to[depth] = to;
    this.#least[depth] = least;
    this.#columns[depth] = bits(from, to);
    if (from <= to && (this.#lettersFrom[from] & ~following) !== 0 ? this.#leastBeyond(row, from, to, following) <= most : least <= most) return true;
    // People seldom get the head of a word wrong, so no edit of several letters begins there unless its first letter alone is of interest.
    return depth > 1 && this.#beginsEdit(depth, letter, most);
  }

  /** Whether a letter at `depth` may be the first or an inner one of several that one edit replaces. */
  #beginsEdit(depth: number, letter: number, most: number): boolean {
    if ((this.#columnsOf[letter] & (this.#columns[depth - 1] << 1)) !== 0 && this.#least[depth - 1] + this.#model.transposition <= most) return true;
    if (((this.#sequenceLetters >>> letter) & 1) === 0) return false;
    for (let back = 1; back < this.#longestSpan && back < depth; back++) if (this.#least[depth - back] + this.#spanningAtLeast[back] <= most) return true;
    return false;
  }

  /** The least of a row's costs, each together with what it costs to do away with the written letters beyond that cannot be met any more. */
  #leastBeyond(row: number, from: number, to: number, following: number): number {
    const written = this.#written;
    let best = Infinity;
    let toEdit = 0;
    for (let column = written.length; column >= from; column--) {
      if (column <= to && this.#rows[row + column] + toEdit < best) best = this.#rows[row + column] + toEdit;
      if (column > 0 && ((following >>> written[column - 1]) & 1) === 0) toEdit += this.#leastEdits[written[column - 1]];
    }
    return best;
  }

  #withSequences(firstSequence: number, depth: number, column: number, cost: number): number {
    let least = cost;
    for (let index = firstSequence; index !== 0; index = this.#nextSequence[index]) {
      const { written, meant, cost: added } = this.#foundSequences[index];
      if (meant.length > depth) continue;
      const before = this.#rows[(depth - meant.length) * width + column - written.length] + added;
      if (before < least && endsWith(this.#meant, depth + 1, meant)) least = before;
    }
    return least;
  }
}

function leastEditsOf({ substitution, insertion, sequences }: ErrorModel): Float64Array {
  return Float64Array.from({ length: letterCount }, (_, letter) => {
    let least = Infinity;
    for (let other = 0; other < letterCount; other++) {
      least = Math.min(least, insertion[letter * letterCount + other]);
      if (other !== letter) least = Math.min(least, substitution[letter * letterCount + other]);
    }
    for (const { written, meant, cost } of sequences) {
      if (written.includes(letter) && !meant.includes(letter)) least = Math.min(least, cost / written.filter((each) => !meant.includes(each)).length);
    }
    return least;
  });
}

/** The bits from one to another, both included; of 32. */
function bits(from: number, to: number): number {
  return from > to || from > 31 ? 0 : (to > 30 ? -1 : (1 << (to + 1)) - 1) & (-1 << from);
}
