import { alignmentCost, groupSequences, type SequenceTable } from './alignment.ts';
import type { ErrorModel } from './errorModel.ts';
import { HighestLevels } from './highestLevels.ts';
import { letterAt, unitOf } from './letters.ts';
import { type Lexicon, levelMask } from './lexicon.ts';
import { longestWritten, type Reach, WordSearch } from './wordSearch.ts';

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

const remembered = 20_000;

/** By frequency level: what a word costs for being rare. */
const rarity = Float64Array.from({ length: levelMask + 1 }, (_, level) => (level > highestLevel ? 0 : (highestLevel - level) * levelCost));

/** Finds what may have been meant by a word, by a walk over the lexicon's automaton. */
export class CandidateFinder {
  readonly #lexicon: Lexicon;
  readonly #model: ErrorModel;
  readonly #sequences: SequenceTable;
  readonly #known = new Map<string, readonly Candidate[]>();
  /** Made when something is looked for first. */
  #words: WordSearch | undefined;

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
    const found = key.length <= longestWritten ? this.#deepen(lettersOf(key), effort) : [];
    found.sort((a, b) => a.score - b.score || a.number - b.number);
    found.length = Math.min(found.length, kept);
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(remembering, found);
    return found;
  }

  /** The error model's cost of writing `written` for `meant`, both folded. */
  cost(written: string, meant: string): number {
    return alignmentCost(this.#model, this.#sequences, lettersOf(written), lettersOf(meant));
  }

  #deepen(written: Uint8Array, effort: Effort): Candidate[] {
    for (const reach of reaches.slice(0, effort)) {
      const best = this.#likeliest(written, reach);
      if (best !== undefined) return this.#all(written, { score: best.score + margin.score, cost: best.cost + margin.cost });
    }
    return [];
  }

  /** The candidate within reach that scores best, of several the first. */
  #likeliest(written: Uint8Array, reach: Reach): Candidate | undefined {
    let best: Candidate | undefined;
    this.#search(written, reach, (candidate) => {
      if (best === undefined || candidate.score < best.score) best = candidate;
      return best.score;
    });
    return best;
  }

  #all(written: Uint8Array, reach: Reach): Candidate[] {
    const found: Candidate[] = [];
    this.#search(written, reach, (candidate) => {
      found.push(candidate);
      return reach.score;
    });
    return found;
  }

  /** Calls `found` with each candidate within reach; it returns the highest score that is still of interest. */
  #search(written: Uint8Array, reach: Reach, found: (candidate: Candidate) => number): void {
    const lexicon = this.#lexicon;
    this.#words ??= new WordSearch(lexicon.automaton, new HighestLevels(lexicon.levels()), this.#model, rarity);
    this.#words.run(written, reach, (meant, number, bound) => {
      const cost = alignmentCost(this.#model, this.#sequences, written, meant);
      const score = cost + rarity[lexicon.level(number)];
      if (!(cost > 0) || cost > reach.cost || score > bound) return bound;
      return found({ key: String.fromCharCode(...Array.from(meant, unitOf)), number, cost, score });
    });
  }
}

const finders = new WeakMap<Lexicon, CandidateFinder>();

/** The finder for a lexicon and its own error model, one for all indexes, so that they share what it remembers. */
export function finderFor(lexicon: Lexicon): CandidateFinder {
  let finder = finders.get(lexicon);
  if (finder === undefined) finders.set(lexicon, (finder = new CandidateFinder(lexicon, lexicon.model.errors)));
  return finder;
}

function lettersOf(key: string): Uint8Array {
  return Uint8Array.from({ length: key.length }, (_, offset) => letterAt(key, offset));
}
