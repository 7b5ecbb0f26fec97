import type { ParagraphPrint } from './facts.ts';

/** How two paragraphs stand to each other, word by word. */
export interface Alignment {
  /** Words of one that stand in the other in the same order, each weighed by how sure the match is. */
  readonly matched: number;
  /** How many of these words are garbled. */
  readonly garbled: number;
}

/** What a word counts that matches, and one that OCR garbled, which is nearly the same: in quarters, so that sums are whole numbers. */
const wholeWeight = 4;
const noiseWeight = 3;

/** A word that matches between two that do not says little: any two texts share "the" and "of" in some order. */
const lonelyWeight = 0.25;

/** Longer pairs are compared by their heads: the table of an alignment grows with the product of the lengths. */
const longestAligned = 1500;

/**
 * Aligns two paragraphs: the heaviest common subsequence of their words (Needleman and Wunsch 1970, with no cost for
 * gaps), in which words of nearly the same letters match too. Time and memory in proportion to the product of the
 * lengths, each cut to 1,500 words.
 */
export function align(a: ParagraphPrint, b: ParagraphPrint): Alignment {
  const rows = Math.min(a.words.length, longestAligned);
  const columns = Math.min(b.words.length, longestAligned);
  return trace(a, b, heaviest(a, b, rows, columns), rows, columns);
}

/** The heaviest common subsequence of what follows each pair of words, row by row; the row and the column after the last are zero. */
function heaviest(a: ParagraphPrint, b: ParagraphPrint, rows: number, columns: number): Uint16Array {
  const width = columns + 1;
  const best = new Uint16Array((rows + 1) * width);
  const { words, letters } = b;
  for (let row = rows - 1; row >= 0; row--) {
    const word = a.words[row];
    const letterSet = a.letters[row];
    let right = 0;
    let diagonal = 0;
    for (let column = columns - 1, cell = row * width + column; column >= 0; column--, cell--) {
      const below = best[cell + width];
      let most = below > right ? below : right;
      const taken = word === words[column] ? wholeWeight + diagonal : isGarbled(letterSet, letters[column]) ? noiseWeight + diagonal : 0;
      if (taken > most) most = taken;
      best[cell] = most;
      right = most;
      diagonal = below;
    }
  }
  return best;
}

function trace(a: ParagraphPrint, b: ParagraphPrint, best: Uint16Array, rows: number, columns: number): Alignment {
  const width = columns + 1;
  let row = 0;
  let column = 0;
  let matched = 0;
  let garbled = 0;
  let run = 0;
  let runWeight = 0;
  const endRun = (): void => {
    matched += run === 1 ? lonelyWeight * runWeight : runWeight;
    run = 0;
    runWeight = 0;
  };
  while (row < rows && column < columns) {
    const here = best[row * width + column];
    const weight = a.words[row] === b.words[column] ? wholeWeight : isGarbled(a.letters[row], b.letters[column]) ? noiseWeight : 0;
    if (weight > 0 && here === weight + best[(row + 1) * width + column + 1]) {
      run++;
      runWeight += weight / wholeWeight;
      if (weight < wholeWeight) garbled++;
      row++;
      column++;
      continue;
    }
    endRun();
    if (here === best[(row + 1) * width + column]) row++;
    else column++;
  }
  endRun();
  return { matched, garbled };
}

/** Whether two words share at least four letters, and no more than two stand in one of them alone. Most pairs of words fail at the latter. */
function isGarbled(a: number, b: number): boolean {
  return withoutLowestBit(withoutLowestBit(a ^ b)) === 0 && withoutLowestBit(withoutLowestBit(withoutLowestBit(a & b))) !== 0;
}

function withoutLowestBit(bits: number): number {
  return bits & (bits - 1);
}
