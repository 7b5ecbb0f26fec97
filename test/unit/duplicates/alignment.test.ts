import assert from 'node:assert/strict';
import fc from 'fast-check';
import { align, type Alignment } from '../../../server/src/analysis/duplicates/alignment.ts';
import type { ParagraphPrint } from '../../../server/src/analysis/duplicates/facts.ts';

/** Few words and letters, so that many of them match or nearly do. */
const paragraphs = fc
  .array(fc.record({ word: fc.nat(9), letters: fc.array(fc.nat(7), { maxLength: 8 }) }), { maxLength: 30 })
  .map((words): ParagraphPrint => ({
    exact: 0,
    words: Uint32Array.from(words, ({ word }) => word),
    letters: Uint32Array.from(words, ({ letters }) => letters.reduce((bits, letter) => bits | (1 << letter), 0)),
    sketch: new Uint32Array(0),
    ending: 'closed',
  }));

function countBits(bits: number): number {
  return bits === 0 ? 0 : (bits & 1) + countBits(bits >>> 1);
}

/** As the definition says it, cell by cell: 1 for a word that matches, 3/4 for one that is garbled, a quarter of that where it stands alone. */
function alignPlainly(a: ParagraphPrint, b: ParagraphPrint): Alignment {
  const weightOf = (row: number, column: number): number => {
    if (a.words[row] === b.words[column]) return 1;
    return countBits(a.letters[row] & b.letters[column]) >= 4 && countBits(a.letters[row] ^ b.letters[column]) <= 2 ? 0.75 : 0;
  };
  const best = Array.from({ length: a.words.length + 1 }, () => new Array<number>(b.words.length + 1).fill(0));
  for (let row = a.words.length - 1; row >= 0; row--) {
    for (let column = b.words.length - 1; column >= 0; column--) {
      const weight = weightOf(row, column);
      best[row][column] = Math.max(best[row + 1][column], best[row][column + 1], weight === 0 ? 0 : weight + best[row + 1][column + 1]);
    }
  }
  let [row, column, matched, garbled] = [0, 0, 0, 0];
  let run: number[] = [];
  const endRun = (): void => {
    matched += run.length === 1 ? run[0] / 4 : run.reduce((sum, weight) => sum + weight, 0);
    run = [];
  };
  while (row < a.words.length && column < b.words.length) {
    const weight = weightOf(row, column);
    if (weight > 0 && best[row][column] === weight + best[row + 1][column + 1]) {
      run.push(weight);
      if (weight < 1) garbled++;
      row++;
      column++;
    } else {
      endRun();
      if (best[row][column] === best[row + 1][column]) row++;
      else column++;
    }
  }
  endRun();
  return { matched, garbled };
}

describe('aligning two paragraphs', () => {
  it('gives the heaviest common subsequence as its definition does', () => {
    fc.assert(fc.property(paragraphs, paragraphs, (a, b) => assert.deepEqual(align(a, b), alignPlainly(a, b))));
  });
});
