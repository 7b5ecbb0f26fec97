import type { SpellingFacts } from './facts.ts';
import { NearForms } from './nearForms.ts';

/** How a corpus writes a word: with a capital inside sentences, in small letters though unknown, and in how many documents. */
export interface CorpusForm {
  capital: number;
  small: number;
  documents: number;
}

const none: Readonly<CorpusForm> = { capital: 0, small: 0, documents: 0 };

/** The written forms of all documents together, counted up and down as documents come and go. */
export class CorpusForms {
  readonly #forms = new Map<string, CorpusForm>();
  readonly #near = new NearForms();

  add(facts: SpellingFacts): void {
    for (const { key, capital, small } of facts.forms) {
      const form = this.#forms.get(key);
      if (form === undefined) {
        this.#forms.set(key, { capital, small, documents: 1 });
        this.#near.add(key);
      } else {
        form.capital += capital;
        form.small += small;
        form.documents++;
      }
    }
  }

  remove(facts: SpellingFacts): void {
    for (const { key, capital, small } of facts.forms) {
      const form = this.#forms.get(key);
      if (form === undefined) continue;
      form.capital -= capital;
      form.small -= small;
      if (--form.documents > 0) continue;
      this.#forms.delete(key);
      this.#near.delete(key);
    }
  }

  get(key: string): Readonly<CorpusForm> {
    return this.#forms.get(key) ?? none;
  }

  /** The forms of the corpus that are one edit from a word. */
  near(key: string): string[] {
    return this.#near.near(key);
  }
}
