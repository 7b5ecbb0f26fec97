import { hashText } from '../../text/hash.ts';
import type { Span } from '../../text/span.ts';
import type { CorpusDocuments, IndexState, PersistentIndex, SavedState } from '../corpusIndex.ts';
import { NumberLists } from '../numberLists.ts';
import { finderFor } from './candidates.ts';
import { CorpusForms } from './corpusForms.ts';
import { type SpellingEntries, spellingEntries } from './entries.ts';
import type { SpellingFacts } from './facts.ts';
import { casingOf, foldWord, withCasing } from './fold.ts';
import { Judge } from './judge.ts';
import { Judgements } from './judgements.ts';
import type { Lexicon } from './lexicon.ts';
import { type Mark, splitRunTogether } from './marks.ts';

/** Why a word is taken for a slip. */
export type MisspellingReason = 'misspelling' | 'slip in a name' | Mark['reason'];

/** A word, or words, that should be written otherwise; offsets are UTF-16 into the document. */
export interface Misspelling {
  readonly span: Span;
  readonly word: string;
  readonly reason: MisspellingReason;
  /** What was probably meant, the likeliest first; at least one. */
  readonly suggestions: readonly string[];
  /** How sure this is, from 0 to 1. */
  readonly confidence: number;
  /** How often the corpus writes the first suggestion, where that is a name. */
  readonly written: number;
}

export interface SpellingOptions {
  /** Whether the user knows the word; asked with the word as written. */
  ignore(word: string): boolean;
  /** From 0, only what is certain, to 1, every doubt; .5 where it is left out. */
  readonly sensitivity?: number;
}

/** The words around a word, for ranking suggestions. */
export interface WordContext {
  readonly left: string;
  readonly right: string;
}

/** Confidence of what shows by its form alone. */
const markConfidence = 0.95;

/** Finds misspellings, with all documents of the corpus as evidence of what is a name and what a slip. */
export class SpellingIndex implements PersistentIndex<SpellingFacts, SpellingEntries> {
  readonly #documents: CorpusDocuments<SpellingFacts>;
  readonly #forms = new CorpusForms();
  /** The documents in which a folded word is suspected, by the word's hash. */
  readonly #suspected = new NumberLists(53);
  readonly #judge: Judge;
  readonly #judgements: Judgements;
  readonly #lexicon: Lexicon;

  constructor(documents: CorpusDocuments<SpellingFacts>, lexicon: Lexicon) {
    this.#documents = documents;
    this.#lexicon = lexicon;
    this.#judge = new Judge(lexicon, lexicon.model, finderFor(lexicon), this.#forms);
    this.#judgements = new Judgements(this.#judge);
  }

  set(document: string, facts: SpellingFacts): ReadonlySet<string> {
    const before = this.#documents.factsOf(document);
    this.#replace(document, before, spellingEntries(facts));
    return this.#touched(document, before, facts);
  }

  take(document: string, entries: SpellingEntries | undefined): void {
    this.#replace(document, this.#documents.factsOf(document), entries);
    this.#judgements.forgetAll();
  }

  delete(document: string): ReadonlySet<string> {
    const before = this.#documents.factsOf(document);
    if (before === undefined) return new Set();
    this.#replace(document, before, undefined);
    this.#judgements.forget(document);
    return this.#touched(document, before, undefined);
  }

  save(): SavedState {
    return { forms: this.#forms.save(), suspected: this.#suspected.save() };
  }

  restore(state: IndexState): void {
    this.#forms.restore(state.forms as IndexState);
    this.#suspected.restore(state.suspected as IndexState);
  }

  /** The misspellings of a document, in order. */
  find(document: string, options: SpellingOptions): Misspelling[] {
    const facts = this.#documents.factsOf(document);
    if (facts === undefined) return [];
    const least = 1 - (options.sensitivity ?? 0.5);
    const found: Misspelling[] = facts.marks.map(({ start, end, word, reason, suggestion }) => ({
      span: { start, end },
      word,
      reason,
      suggestions: [suggestion],
      confidence: markConfidence,
      written: 0,
    }));
    for (const [index, { confidence, reason, suggestions, written }] of this.#judgements.of(document, facts).entries()) {
      const { start, end, word } = facts.suspects[index];
      if (confidence > least) found.push({ span: { start, end }, word, reason, suggestions, confidence, written });
    }
    return found.filter(({ word }) => !options.ignore(word)).sort((a, b) => a.span.start - b.span.start);
  }

  /** Works out what `find` needs of a document; `pause` is awaited between its words. */
  async prepare(document: string, pause: () => Promise<void>): Promise<void> {
    const facts = this.#documents.factsOf(document);
    if (facts) await this.#judgements.prepare(document, facts, pause, () => this.#documents.factsOf(document) === facts);
  }

  /** What may have been meant by a word, the likeliest first; empty where nothing comes near. */
  suggest(word: string, context: WordContext = { left: '', right: '' }): string[] {
    const key = foldWord(word);
    if (key === undefined || key === '') return [];
    const [left, right] = [foldWord(context.left) ?? '', foldWord(context.right) ?? ''];
    const split = splitRunTogether(key, this.#lexicon);
    const suggestions = this.#judge.suggest(key, { left, right });
    return (split === undefined ? suggestions : [split, ...suggestions]).map((suggestion) => withCasing(suggestion, casingOf(word)));
  }

  #replace(document: string, before: SpellingFacts | undefined, after: SpellingEntries | undefined): void {
    const former = before && spellingEntries(before);
    this.#forms.replace(former, after);
    const number = this.#documents.numbers.take(document);
    this.#suspected.moveSoon(former?.suspected ?? [], after?.suspected ?? [], number);
  }

  /** The other documents that suspect a word whose evidence changed: the word itself, or one an edit away from it. */
  #touched(document: string, before: SpellingFacts | undefined, after: SpellingFacts | undefined): ReadonlySet<string> {
    const counts = new Map<string, string>();
    for (const { key, capital, small } of before?.forms ?? []) counts.set(key, `${capital} ${small}`);
    for (const { key, capital, small } of after?.forms ?? []) {
      if (counts.get(key) === `${capital} ${small}`) counts.delete(key);
      else counts.set(key, '');
    }
    const words = new Set([...counts.keys()].flatMap((changed) => [changed, ...this.#forms.near(changed)]));
    const touched = new Set<string>();
    for (const key of words) for (const other of this.#suspected.get(hashText(key))) touched.add(this.#documents.numbers.documentOf(other));
    touched.delete(document);
    for (const other of touched) this.#judgements.forget(other);
    this.#judgements.changed(document, words);
    return touched;
  }
}
