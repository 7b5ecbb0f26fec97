import type { Candidate, CandidateFinder } from './candidates.ts';
import type { CorpusForms } from './corpusForms.ts';
import type { Suspect, WrittenForm } from './facts.ts';
import { withCasing } from './fold.ts';
import type { Lexicon } from './lexicon.ts';

/** How sure it is that a suspect is a slip, and of what. */
export interface Judgement {
  readonly confidence: number;
  readonly reason: 'misspelling' | 'slip in a name';
  readonly suggestions: readonly string[];
}

const mostSuggestions = 6;
const contextWeight = 0.25;

/** Weighs the evidence on one suspect. */
export class Judge {
  readonly #lexicon: Lexicon;
  readonly #finder: CandidateFinder;
  readonly #forms: CorpusForms;

  constructor(lexicon: Lexicon, finder: CandidateFinder, forms: CorpusForms) {
    this.#lexicon = lexicon;
    this.#finder = finder;
    this.#forms = forms;
  }

  judge(suspect: Suspect, own: ReadonlyMap<string, WrittenForm>): Judgement {
    const slip = this.#asSlipInName(suspect, own);
    if (slip !== undefined) return slip;
    const ranked = this.#rank(suspect.key, suspect);
    const suggestions = ranked.slice(0, mostSuggestions).map((candidate) => this.#write(candidate, suspect));
    const best = ranked[0];
    const form = this.#forms.get(suspect.key);
    let confidence = 0;
    if (best !== undefined && (suspect.lower || suspect.place !== 'inside')) {
      const doubt = 0.35 * best.score + 1.2 * suspect.unknownNeighbours + (suspect.lower ? 0 : 2.5 + suspect.capitalNeighbours) + 0.8 * Math.log2(1 + form.capital);
      confidence = 1 / (1 + Math.exp(doubt - 4.5));
    }
    return { confidence, reason: 'misspelling', suggestions };
  }

  suggest(key: string, context: { left: string; right: string }): string[] {
    return this.#rank(key, context).slice(0, mostSuggestions).map((candidate) => this.#lexicon.display(candidate.key, candidate.number));
  }

  #asSlipInName(suspect: Suspect, own: ReadonlyMap<string, WrittenForm>): Judgement | undefined {
    if (suspect.lower || suspect.key.length < 5) return undefined;
    const mine = this.#forms.get(suspect.key);
    const right = this.#forms
      .near(suspect.key)
      .filter((key) => (own.get(key)?.capital ?? 0) > 1 || this.#forms.get(key).capital > 4 * (mine.capital + 1))
      .sort((a, b) => this.#forms.get(b).capital - this.#forms.get(a).capital)[0];
    if (right === undefined || mine.capital > 2 || /^(?:s|n|i|a|e)$/u.test(suspect.key.startsWith(right) ? suspect.key.slice(right.length) : '')) return undefined;
    const number = this.#lexicon.automaton.find(right);
    return { confidence: 0.7, reason: 'slip in a name', suggestions: [withCasing(number >= 0 ? this.#lexicon.display(right, number) : right, 'title')] };
  }

  #rank(key: string, { left, right }: { left: string; right: string }): readonly Candidate[] {
    const { bigrams } = this.#lexicon;
    return this.#finder
      .find(key)
      .map((candidate) => {
        const support = (left === '' ? 0 : bigrams.level(left, candidate.key)) + (right === '' ? 0 : bigrams.level(candidate.key, right));
        return { ...candidate, score: candidate.score - contextWeight * support };
      })
      .sort((a, b) => a.score - b.score || a.number - b.number);
  }

  #write(candidate: Candidate, suspect: Suspect): string {
    return withCasing(this.#lexicon.display(candidate.key, candidate.number), suspect.lower ? 'lower' : 'title');
  }
}
