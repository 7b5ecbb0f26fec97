import type { ParagraphPrint } from './facts.ts';

/** How two paragraphs stand to each other, word by word. */
export interface Alignment {
  /** Words of one that stand in the other in the same order, each weighed by how sure the match is. */
  readonly matched: number;
  /** How many of these words are garbled. */
  readonly garbled: number;
}

/** A word that OCR garbled is nearly the same word. */
const noiseWeight = 0.75;

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
  const width = columns + 1;
  const best = new Float32Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const skip = Math.max(best[(row + 1) * width + column], best[row * width + column + 1]);
      const weight = wordMatch(a, row, b, column);
      const take = weight === 0 ? 0 : weight + best[(row + 1) * width + column + 1];
      best[row * width + column] = Math.max(skip, take);
    }
  }
  return trace(a, b, best, rows, columns);
}

function trace(a: ParagraphPrint, b: ParagraphPrint, best: Float32Array, rows: number, columns: number): Alignment {
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
    const weight = wordMatch(a, row, b, column);
    if (weight > 0 && here === Math.fround(weight + best[(row + 1) * width + column + 1])) {
      run++;
      runWeight += weight;
      if (weight < 1) garbled++;
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

function wordMatch(a: ParagraphPrint, row: number, b: ParagraphPrint, column: number): number {
  if (a.words[row] === b.words[column]) return 1;
  const common = countBits(a.letters[row] & b.letters[column]);
  return common >= 4 && countBits(a.letters[row] ^ b.letters[column]) <= 2 ? noiseWeight : 0;
}

function countBits(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
