import { withRoomFor } from '../columns.ts';
import type { IndexState, SavedState } from '../corpusIndex.ts';
import { Numbering } from '../numbering.ts';
import type { WrittenForms } from './entries.ts';
import { NearForms } from './nearForms.ts';

/** How a corpus writes a word: with a capital inside sentences, in small letters though unknown, and in how many documents. */
export interface CorpusForm {
  readonly capital: number;
  readonly small: number;
  readonly documents: number;
}

const none: CorpusForm = { capital: 0, small: 0, documents: 0 };

/** The written forms of all documents together, counted up and down as documents come and go. */
export class CorpusForms {
  readonly #words = new Numbering();
  readonly #near = new NearForms(this.#words);
  #capital = new Uint32Array(0);
  #small = new Uint32Array(0);
  #documents = new Uint32Array(0);

  /** Takes away what a document wrote and puts in what it writes now; nothing is done about forms that it writes as often as before. */
  replace(before: WrittenForms | undefined, after: WrittenForms | undefined): void {
    const former = new Map(wordsIn(before).map((key, place) => [key, place]));
    for (const [place, key] of wordsIn(after).entries()) {
      const known = former.get(key);
      former.delete(key);
      const [capital, small] = known === undefined ? [0, 0] : [before!.capital[known], before!.small[known]];
      this.#count(key, after!.capital[place] - capital, after!.small[place] - small, known === undefined ? 1 : 0);
    }
    for (const [key, place] of former) this.#count(key, -before!.capital[place], -before!.small[place], -1);
  }

  #count(key: string, capital: number, small: number, documents: number): void {
    if (capital === 0 && small === 0 && documents === 0) return;
    const word = this.#words.take(key);
    this.#capital = withRoomFor(this.#capital, word);
    this.#small = withRoomFor(this.#small, word);
    this.#documents = withRoomFor(this.#documents, word);
    const isNew = this.#documents[word] === 0;
    this.#capital[word] += capital;
    this.#small[word] += small;
    this.#documents[word] += documents;
    if (isNew) this.#near.add(key);
    if (this.#documents[word] > 0) return;
    this.#near.delete(key);
    this.#words.release(key);
  }

  get(key: string): CorpusForm {
    const word = this.#words.of(key);
    return word === undefined ? none : { capital: this.#capital[word], small: this.#small[word], documents: this.#documents[word] };
  }

  /** The forms of the corpus that are one edit from a word. */
  near(key: string): string[] {
    return this.#near.near(key);
  }

  save(): SavedState {
    return { words: this.#words.save(), near: this.#near.save(), capital: this.#capital, small: this.#small, documents: this.#documents };
  }

  restore(state: IndexState): void {
    this.#words.restore(state.words as string);
    this.#near.restore(state.near as IndexState);
    this.#capital = state.capital as Uint32Array<ArrayBuffer>;
    this.#small = state.small as Uint32Array<ArrayBuffer>;
    this.#documents = state.documents as Uint32Array<ArrayBuffer>;
  }
}

function wordsIn(forms: WrittenForms | undefined): string[] {
  return forms === undefined || forms.words === '' ? [] : forms.words.split('\n');
}
