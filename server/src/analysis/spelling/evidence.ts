import type { CorpusForm } from './corpusForms.ts';
import type { Suspect } from './facts.ts';
import type { Lexicon } from './lexicon.ts';
import type { Population } from './model.ts';
import { wordParts } from './wordParts.ts';

/** What is known of a suspect's document beyond the suspect. */
export interface DocumentEvidence {
  /** How the document writes a word with a capital inside sentences. */
  capitals(key: string): number;
  /** Whether the document has a word of small letters; now and then wrong. */
  has(key: string): boolean;
}

/** A word that may have been meant, from the lexicon or, with number -1, from the corpus alone. */
export interface Possibility {
  readonly key: string;
  readonly number: number;
  readonly cost: number;
}

/** A possibility with how likely it is among all: natural logarithms up to a constant, higher is likelier. */
export interface RankedPossibility extends Possibility {
  readonly score: number;
}

/** Which of the three sets of weights judges a suspect. */
export function populationOf(suspect: Pick<Suspect, 'lower' | 'place'>): Population {
  if (suspect.lower) return 'small';
  return suspect.place === 'inside' ? 'name' : 'head';
}

const no = 0;
const yes = 1;

/** Frequent words say nothing by standing in the document too. */
const everywhere = 45;

/** The evidence that `possibility` is the word that was meant. */
export function rankingEvidence(
  key: string,
  context: { readonly left: string; readonly right: string; readonly lower: boolean },
  possibility: Possibility,
  lexicon: Lexicon,
  document: DocumentEvidence | undefined,
  corpusCapitals: number,
): number[] {
  const { left, right, lower } = context;
  const level = possibility.number < 0 ? 0 : lexicon.level(possibility.number);
  const leftLevel = left === '' ? 0 : lexicon.bigrams.level(left, possibility.key);
  const rightLevel = right === '' ? 0 : lexicon.bigrams.level(possibility.key, right);
  return [
    possibility.cost,
    level / 10,
    leftLevel / 10,
    rightLevel / 10,
    left !== '' && leftLevel === 0 ? level / 10 : 0,
    right !== '' && rightLevel === 0 ? level / 10 : 0,
    lower && level < everywhere && document?.has(possibility.key) ? yes : no,
    lower || document === undefined ? no : Math.log2(1 + document.capitals(possibility.key)),
    lower ? no : Math.log2(1 + corpusCapitals),
    key[0] === possibility.key[0] ? yes : no,
    key[key.length - 1] === possibility.key[possibility.key.length - 1] ? yes : no,
    possibility.number >= 0 && lexicon.isOrdinary(possibility.number) ? yes : no,
    level === 0 ? yes : no,
  ];
}

/** Costs beyond this say only that nothing comes near. */
const highestCost = 14;

/** The evidence that a suspect is a slip; `ranked` are the possibilities, likeliest first. */
export function slipEvidence(suspect: Suspect, ranked: readonly RankedPossibility[], lexicon: Lexicon, form: Readonly<CorpusForm>, document: DocumentEvidence, bestCapitals: number): number[] {
  const { key } = suspect;
  const best = ranked[0];
  const cost = Math.min(best?.cost ?? highestCost, highestCost);
  const level = best === undefined || best.number < 0 ? 0 : lexicon.level(best.number);
  const leftLevel = best === undefined || suspect.left === '' ? 0 : lexicon.bigrams.level(suspect.left, best.key);
  const rightLevel = best === undefined || suspect.right === '' ? 0 : lexicon.bigrams.level(best.key, suspect.right);
  const parts = wordParts(key, lexicon);
  const length = Math.min(key.length, 12);
  const known = lexicon.automaton.find(key) >= 0;
  return [
    1,
    cost,
    cost / length,
    best === undefined ? yes : no,
    level / 10,
    (level / 10) ** 2,
    length,
    (leftLevel + rightLevel) / 10,
    leftLevel + rightLevel > 0 ? yes : no,
    Math.log2(1 + form.small),
    Math.log2(1 + form.capital),
    Math.log2(form.documents + 1),
    suspect.unknownNeighbours,
    suspect.capitalNeighbours,
    suspect.foreign ? yes : no,
    suspect.hyphenated ? yes : no,
    parts.compound / 10,
    parts.derived / 10,
    parts.otherNumber / 10,
    known ? yes : no,
    lexicon.letters.meanCost(key),
    lexicon.letters.peakCost(key),
    best === undefined ? no : lexicon.letters.meanCost(key) - lexicon.letters.meanCost(best.key),
    suspect.lower && best !== undefined && document.has(best.key) ? yes : no,
    suspect.lower || best === undefined ? no : Math.log2(1 + document.capitals(best.key)),
    suspect.lower ? no : Math.log2(1 + bestCapitals),
    suspect.place === 'title' ? yes : no,
    best !== undefined && (key === `${best.key}s` || best.key === `${key}s`) ? yes : no,
    length <= 3 ? yes : no,
    best !== undefined && best.number >= 0 && lexicon.isOrdinary(best.number) ? yes : no,
    best !== undefined && best.key[0] === key[0] ? yes : no,
  ];
}

/** The weighted sum of evidence. */
export function weigh(evidence: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < evidence.length; index++) sum += evidence[index] * weights[index];
  return sum;
}
