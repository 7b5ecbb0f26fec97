import { Alignment, groupSequences, type SequenceTable } from './alignment.ts';
import { isFinal, isLast, letterFrom, targetOf } from './automaton.ts';
import type { ErrorModel } from './errorModel.ts';
import { letterAt, letterOf } from './letters.ts';
import type { Lexicon } from './lexicon.ts';

/** A word of the lexicon that may have been meant. */
export interface Candidate {
  readonly key: string;
  readonly number: number;
  /** The error model's cost of writing what was written for it. */
  readonly cost: number;
  /** The cost together with how rare the word is: the lower, the likelier, before any context. */
  readonly score: number;
}

/** What one frequency level less costs; a level is a quarter of a factor of two, and errors weigh more than frequencies. */
const levelCost = (0.8 * Math.LN2) / 4;
const highestLevel = 61;

/** How far a search goes: the highest score, and the highest cost whatever the frequency. */
interface Reach {
  readonly score: number;
  readonly cost: number;
}

/** How many of the searches are made before nothing is taken to come near; each takes several times as long as the one before. */
export type Effort = 1 | 2 | 3 | 4;

/** Searches go on in this order until one finds something. */
const reaches: readonly [Reach, Reach, Reach, Reach] = [
  { score: 8, cost: 5 },
  { score: 13, cost: 5 },
  { score: 12, cost: 8.5 },
  { score: 14.5, cost: 10.5 },
];

/** How far beyond the best candidate others are looked for. */
const margin: Reach = { score: 3, cost: 5.5 };

/** How many of the likeliest candidates are kept. */
const kept = 24;

const allLetters = 0xffffffff;
const longestCandidate = 32;
const remembered = 20_000;

/** Finds what may have been meant by a word, by a walk over the lexicon's automaton that gives up where the costs run too high. */
export class CandidateFinder {
  readonly #lexicon: Lexicon;
  readonly #model: ErrorModel;
  readonly #sequences: SequenceTable;
  readonly #known = new Map<string, readonly Candidate[]>();

  constructor(lexicon: Lexicon, model: ErrorModel) {
    this.#lexicon = lexicon;
    this.#model = model;
    this.#sequences = groupSequences(model.sequences);
  }

  /** The words that may be meant by a folded word, likeliest first; the word itself is not among them. */
  find(key: string, effort: Effort = reaches.length): readonly Candidate[] {
    const remembering = `${effort}${key}`;
    const known = this.#known.get(remembering);
    if (known !== undefined) return known;
    const found = key.length <= longestCandidate ? this.#deepen(key, effort) : [];
    found.sort((a, b) => a.score - b.score || a.number - b.number);
    found.length = Math.min(found.length, kept);
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(remembering, found);
    return found;
  }

  /** The error model's cost of writing `written` for `meant`, both folded. */
  cost(written: string, meant: string): number {
    const alignment = new Alignment(this.#model, this.#sequences, lettersOf(written), meant.length);
    for (let depth = 1; depth <= meant.length; depth++) alignment.extend(depth, letterAt(meant, depth - 1), allLetters);
    return alignment.cost(meant.length);
  }

  #deepen(key: string, effort: Effort): Candidate[] {
    for (const reach of reaches.slice(0, effort)) {
      const best = this.#search(key, reach).reduce<Candidate | undefined>((least, candidate) => (least === undefined || candidate.score < least.score ? candidate : least), undefined);
      if (best !== undefined) return this.#search(key, { score: best.score + margin.score, cost: best.cost + margin.cost });
    }
    return [];
  }

  #search(key: string, { score: highestScore, cost: highestCost }: Reach): Candidate[] {
    const lexicon = this.#lexicon;
    const { automaton, highest } = lexicon;
    const { edges, following } = automaton;
    const deepest = key.length + 4;
    const alignment = new Alignment(this.#model, this.#sequences, lettersOf(key), deepest);
    const found: Candidate[] = [];
    const path: string[] = [];
    const walk = (state: number, depth: number, firstNumber: number): void => {
      let number = firstNumber;
      for (let edge = state; ; edge++) {
        const value = edges[edge];
        const letter = letterFrom(value);
        const most = Math.min(highestCost, highestScore - rarity(highest[edge]));
        if (alignment.extend(depth, letter, following[edge], most) <= most) {
          path[depth - 1] = letterOf(letter);
          path.length = depth;
          if (isFinal(value)) {
            const cost = alignment.cost(depth);
            const score = cost + rarity(lexicon.level(number));
            if (score <= highestScore && cost <= highestCost && cost > 0) found.push({ key: path.join(''), number, cost, score });
          }
          if (targetOf(value) !== 0 && depth < deepest) walk(targetOf(value), depth + 1, number + (isFinal(value) ? 1 : 0));
        }
        if (isLast(value)) return;
        number += automaton.wordsFrom(edge);
      }
    };
    walk(automaton.root, 1, 0);
    return found;
  }
}

const finders = new WeakMap<Lexicon, CandidateFinder>();

/** The finder for a lexicon and its own error model, one for all indexes, so that they share what it remembers. */
export function finderFor(lexicon: Lexicon): CandidateFinder {
  let finder = finders.get(lexicon);
  if (finder === undefined) finders.set(lexicon, (finder = new CandidateFinder(lexicon, lexicon.model.errors)));
  return finder;
}

function rarity(level: number): number {
  return level > highestLevel ? 0 : (highestLevel - level) * levelCost;
}

function lettersOf(key: string): Uint8Array {
  return Uint8Array.from({ length: key.length }, (_, offset) => letterAt(key, offset));
}
