import { readFileSync } from 'node:fs';
import path from 'node:path';
import { foldName } from '../../../server/src/analysis/names/fold.ts';

/** Two folded spellings and whether they are one name. */
export interface NamePair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

/** The gold pairs of `names/pairs.tsv`: two spellings and 1 or 0 a line. */
export function readPairs(data: string): NamePair[] {
  const lines = readFileSync(path.join(data, 'names', 'pairs.tsv'), 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [a, b, label] = line.split('\t');
    return { a: foldName(a), b: foldName(b), same: label === '1' };
  });
}

/** A stream of numbers in [0, 1) that is the same in every run (a linear congruential generator). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** F1 of the pairs called one name: those whose log-odds are above 0. */
export function pairF1(pairs: readonly NamePair[], logOdds: readonly number[]): number {
  let right = 0;
  let wrong = 0;
  let missed = 0;
  pairs.forEach((pair, index) => {
    if (logOdds[index] > 0 && pair.same) right++;
    else if (logOdds[index] > 0) wrong++;
    else if (pair.same) missed++;
  });
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed);
}
