import { NumberLists } from '../numberLists.ts';
import { NumberRows } from '../numberRows.ts';
import { type Comparison, edits } from './comparison.ts';

/** Which of two near paragraphs is the copy, as far as their lengths and endings tell; neither where the later one is. */
export type Copy = 'this' | 'other' | 'later';

/** A paragraph that resembles another, the first of the comparison. */
export interface Neighbour extends Comparison {
  readonly paragraph: number;
  readonly copy: Copy;
}

const copies: readonly Copy[] = ['this', 'other', 'later'];

/** A row begins with the length of the paragraph in words; so many numbers for each neighbour follow. */
const headLength = 1;
const neighbourLength = 3;

/** Weights of matches are multiples of a sixteenth. */
const weightUnits = 16;
const [copyBits, editBits] = [2, 3];

/** The neighbours of paragraphs, which are small numbers, and from which paragraphs each is one. */
export class NeighbourTable {
  readonly #rows = new NumberRows();
  #referrers = new NumberLists(32);

  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  has(paragraph: number): boolean {
    return this.#rows.has(paragraph);
  }

  /** The neighbours of a paragraph in the order that they were given in; none where they are not known. */
  get(paragraph: number): Neighbour[] {
    const row = this.#rows.get(paragraph);
    const neighbours: Neighbour[] = [];
    if (row === undefined) return neighbours;
    for (let at = headLength; at < row.length; at += neighbourLength) {
      const traits = row[at + 2];
      neighbours.push({
        paragraph: row[at],
        wordsA: row[0],
        wordsB: row[at + 1],
        matched: (traits >>> (copyBits + editBits)) / weightUnits,
        edit: edits[(traits >>> copyBits) & ((1 << editBits) - 1)],
        copy: copies[traits & ((1 << copyBits) - 1)],
      });
    }
    return neighbours;
  }

  /** The paragraphs of which one is a neighbour. */
  referrersOf(paragraph: number): Uint32Array {
    return this.#referrers.get(paragraph).slice();
  }

  /** Keeps the neighbours of a paragraph of which they are not known. */
  set(paragraph: number, neighbours: readonly Neighbour[]): void {
    const row = neighbours.length === 0 ? [] : [neighbours[0].wordsA];
    for (const { paragraph: other, wordsB, matched, edit, copy } of neighbours) {
      row.push(other, wordsB, (((matched * weightUnits) << editBits) | edits.indexOf(edit)) << copyBits | copies.indexOf(copy));
      this.#referrers.add(other, paragraph);
    }
    this.#rows.set(paragraph, row);
  }

  delete(paragraph: number): void {
    for (const { paragraph: other } of this.get(paragraph)) this.#referrers.remove(other, paragraph);
    this.#rows.delete(paragraph);
  }

  clear(): void {
    if (this.isEmpty) return;
    this.#rows.clear();
    this.#referrers = new NumberLists(32);
  }
}
