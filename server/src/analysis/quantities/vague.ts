import type { Token } from './tokens.ts';

/** A number that words give only roughly: "dozens", "hundreds of thousands". */
export interface VagueReading {
  readonly low: number;
  readonly high: number | null;
  /** False for "a pair of", which is two. */
  readonly approx: boolean;
  readonly next: number;
}

const plurals: ReadonlyMap<string, number> = new Map([
  ['tens', 10],
  ['dozens', 12],
  ['scores', 20],
  ['hundreds', 100],
  ['thousands', 1e3],
  ['lakhs', 1e5],
  ['millions', 1e6],
  ['crores', 1e7],
  ['billions', 1e9],
  ['trillions', 1e12],
]);

const singulars: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['lakh', 1e5],
  ['million', 1e6],
  ['crore', 1e7],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

const figures: ReadonlyMap<string, number> = new Map(
  'three four five six seven eight nine ten'.split(' ').map((word, index): [string, number] => [word, index + 3]),
);

/** What may be the first word of a vague number; "a" aside. */
export const vagueWords: readonly string[] = [...plurals.keys(), 'several', 'few'];

/**
 * The vague number at token `index`. A plural stands for two of its kind or more: "dozens" is 24 and up, "tens of thousands"
 * 20,000 and up; "several hundred" is 300 and up, "six-figure" 100,000 to 999,999.
 */
export function readVague(tokens: readonly Token[], index: number): VagueReading | null {
  const word = tokens[index].lower;
  const plural = plurals.get(word);
  if (plural !== undefined) return readPlurals(tokens, index, plural);
  if (word === 'a') return readCollective(tokens, index);
  if (word === 'several' || word === 'few') return readSeveral(tokens, index);
  return readFigures(tokens, index);
}

function readPlurals(tokens: readonly Token[], index: number, first: number): VagueReading | null {
  let factor = first;
  let next = index + 1;
  while (tokens[next]?.lower === 'of') {
    const more = plurals.get(tokens[next + 1]?.lower ?? '');
    if (more === undefined || factor * more > 1e18) break;
    factor *= more;
    next += 2;
  }
  const needsOf = tokens[index].lower === 'scores' || tokens[index].lower === 'tens';
  if (needsOf && next === index + 1 && tokens[next]?.lower !== 'of') return null;
  return { low: 2 * factor, high: null, approx: true, next };
}

const pairsOfOne = new Set('shoes jeans glasses trousers pants shorts scissors gloves socks boots sunglasses headphones sneakers tights'.split(' '));

/** "a couple of days", "a pair of gunmen", "a score of birds". */
function readCollective(tokens: readonly Token[], index: number): VagueReading | null {
  const word = tokens[index + 1]?.lower;
  if (tokens[index + 2]?.lower !== 'of') return null;
  const next = index + 2;
  if (word === 'couple') return { low: 2, high: 2, approx: true, next };
  if (word === 'pair' && !pairsOfOne.has(tokens[index + 3]?.lower ?? '')) return { low: 2, high: 2, approx: false, next };
  return word === 'score' ? { low: 20, high: 20, approx: true, next } : null;
}

/** "several hundred", "a few thousand": three of them or more. */
function readSeveral(tokens: readonly Token[], index: number): VagueReading | null {
  let next = index + 1;
  let factor = 1;
  while (singulars.has(tokens[next]?.lower ?? '') && factor < 1e15) {
    factor *= singulars.get(tokens[next].lower) ?? 1;
    next++;
  }
  return factor === 1 ? null : { low: 3 * factor, high: null, approx: true, next };
}

/** "six-figure": the numbers of so many digits. */
function readFigures(tokens: readonly Token[], index: number): VagueReading | null {
  const figure = tokens[index + 2]?.lower;
  if (tokens[index + 1]?.text !== '-' || (figure !== 'figure' && figure !== 'figures')) return null;
  const count = figures.get(tokens[index].lower);
  if (count === undefined) return null;
  return { low: 10 ** (count - 1), high: 10 ** count - 1, approx: true, next: index + 3 };
}
