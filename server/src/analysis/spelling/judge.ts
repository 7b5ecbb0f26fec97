import type { CandidateFinder, Effort } from './candidates.ts';
import type { CorpusForms } from './corpusForms.ts';
import { type DocumentEvidence, populationOf, type Possibility, type RankedPossibility, rankingEvidence, slipEvidence, weigh } from './evidence.ts';
import type { Place, Suspect } from './facts.ts';
import { withCasing } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { SpellingModel } from './model.ts';
import { isOneEditAway } from './nearForms.ts';

/** How sure it is that a suspect is a slip, and of what. */
export interface Judgement {
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reason: 'misspelling' | 'slip in a name';
  readonly suggestions: readonly string[];
  /** How often the corpus writes the first suggestion with a capital; 0 where it is not one edit away. */
  readonly written: number;
}

/** Shorter names of places are too like other names. */
const shortestPlace = 7;

const slipOfPlaceConfidence = 0.6;

const mostSuggestions = 6;

/** How far to look for what a word with a capital may have been meant for: most such words that are unknown are names, and right. */
const efforts: Readonly<Record<Place, Effort>> = { inside: 1, title: 2, head: 3 };

/** Shorter names are too like each other. */
const shortestName = 4;

/** Weighs the evidence on one suspect. */
export class Judge {
  readonly #lexicon: Lexicon;
  readonly #model: SpellingModel;
  readonly #finder: CandidateFinder;
  readonly #forms: CorpusForms;

  constructor(lexicon: Lexicon, model: SpellingModel, finder: CandidateFinder, forms: CorpusForms) {
    this.#lexicon = lexicon;
    this.#model = model;
    this.#finder = finder;
    this.#forms = forms;
  }

  judge(suspect: Suspect, document: DocumentEvidence): Judgement {
    const population = populationOf(suspect);
    const ranked = this.rank(suspect, document);
    const best = ranked[0];
    if (best === undefined || (population === 'name' && suspect.key.length < shortestName)) return { confidence: 0, reason: 'misspelling', suggestions: [], written: 0 };
    const doubt = -weigh(this.evidence(suspect, ranked, document), this.#model.slip[population]);
    const confidence = 1 / (1 + Math.exp(doubt));
    return {
      confidence: this.#isSlipOfPlace(suspect, best) ? Math.max(confidence, slipOfPlaceConfidence) : confidence,
      reason: best.number >= 0 && this.#lexicon.isOrdinary(best.number) ? 'misspelling' : 'slip in a name',
      suggestions: ranked.slice(0, mostSuggestions).map((possibility) => this.#write(possibility, suspect.lower)),
      written: suspect.lower ? 0 : this.#capitalsNear(suspect.key, best.key),
    };
  }

  /** The words that may have been meant by a suspect, likeliest first. */
  rank(suspect: Suspect, document: DocumentEvidence): RankedPossibility[] {
    return this.possibilities(suspect)
      .map((possibility) => ({ ...possibility, score: weigh(this.rankingEvidence(suspect, possibility, document), this.#model.ranking) }))
      .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  }

  /** What the lexicon has near the suspect and, for a word with a capital, the corpus. */
  possibilities({ key, lower, place }: Suspect): Possibility[] {
    const near = this.#finder.find(key, lower ? undefined : efforts[place]);
    if (lower) return [...near];
    const found: Possibility[] = near.filter((candidate) => this.#lexicon.isOrdinary(candidate.number) || !isOtherSpelling(key, candidate.key));
    for (const other of this.#forms.near(key)) {
      if (this.#forms.get(other).capital === 0 || isOtherSpelling(key, other) || found.some((candidate) => candidate.key === other)) continue;
      found.push({ key: other, number: this.#lexicon.automaton.find(other), cost: this.#finder.cost(key, other) });
    }
    return found;
  }

  rankingEvidence(suspect: Suspect, possibility: Possibility, document: DocumentEvidence): number[] {
    return rankingEvidence(suspect.key, suspect, possibility, this.#lexicon, document, this.#capitalsNear(suspect.key, possibility.key));
  }

  evidence(suspect: Suspect, ranked: readonly RankedPossibility[], document: DocumentEvidence): number[] {
    const bestCapitals = ranked.length === 0 ? 0 : this.#capitalsNear(suspect.key, ranked[0].key);
    return slipEvidence(suspect, ranked, this.#lexicon, this.#forms.get(suspect.key), document, bestCapitals);
  }

  /** How often the corpus has a word with a capital; asked only of words one edit away, whose documents `SpellingIndex` knows to judge anew. */
  #capitalsNear(key: string, other: string): number {
    return isOneEditAway(key, other) ? this.#forms.get(other).capital : 0;
  }

  /** The words that may be meant by a folded word of which no more is known than its neighbours. */
  suggest(key: string, context: { readonly left: string; readonly right: string }): string[] {
    return this.#finder
      .find(key)
      .map((candidate) => ({ ...candidate, score: weigh(rankingEvidence(key, { ...context, lower: true }, candidate, this.#lexicon, undefined, 0), this.#model.ranking) }))
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .slice(0, mostSuggestions)
      .map((candidate) => this.#lexicon.display(candidate.key, candidate.number));
  }

  /** A word with a capital, met once, that is one edit from a long and well-known place's name, which has one spelling only. */
  #isSlipOfPlace({ key, lower, hyphenated }: Suspect, best: Possibility): boolean {
    if (lower || hyphenated || best.key.length < shortestPlace || !this.#lexicon.isPlace(best.key)) return false;
    return isOneEditAway(key, best.key) && !isOtherSpelling(key, best.key) && this.#forms.get(key).capital <= 1;
  }

  #write({ key, number }: Possibility, lower: boolean): string {
    return withCasing(number < 0 ? key : this.#lexicon.display(key, number), lower ? 'lower' : 'title');
  }
}

const vowel = /^[aeiouy]$/u;

/** Endings that make another word of a name: plurals, adjectives ("Panjshiri"), women's names. */
const nameEnding = /^[siaeo]$/u;

/** Whether two names differ as two spellings or two forms of one do ("Salah" and "Saleh", "Taliban" and "Talibans"): no slip. */
function isOtherSpelling(key: string, other: string): boolean {
  if (key.startsWith(other) && nameEnding.test(key.slice(other.length))) return true;
  if (key.length !== other.length) return false;
  const at = Array.from(key).findIndex((letter, index) => letter !== other[index]);
  return key.slice(at + 1) === other.slice(at + 1) && vowel.test(key[at]) && vowel.test(other[at]);
}
