import { doubles, type EntryColumns, entriesBy } from '../entryColumns.ts';
import { addDistinct } from '../numberPlaces.ts';
import type { CorpusDocuments, IndexState, PersistentIndex, SavedState } from '../corpusIndex.ts';
import { smoothScores } from './chain.ts';
import type { BoilerplateFacts } from './facts.ts';
import { signOf, type LineSign } from './lineSign.ts';
import type { BoilerplateModel } from './model.ts';
import { leastElsewhere, RecurrenceCounts, recurringKeys } from './recurrence.ts';
import { weighRecurrence } from './siteEvidence.ts';
import { bestThreshold } from './threshold.ts';

/** A line of a document and what it is; UTF-16 offsets, without the white space around the line. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly kind: 'content' | 'boilerplate' | 'heading';
  /** The probability that it is boilerplate. */
  readonly probability: number;
  /** In at least how many other documents the line stands, figures and dates aside: 0, 1, 2, 4 or 8. */
  readonly elsewhere: number;
  /** What shows of it that it is boilerplate, if it is. */
  readonly sign: LineSign;
}

/** What the index holds of a document: the keys of its lines and of every two lines, each once. */
export interface BoilerplateEntries extends IndexState {
  readonly keys: Float64Array;
}

export const boilerplateColumns: EntryColumns<BoilerplateEntries> = { keys: doubles() };

export function boilerplateEntries(facts: BoilerplateFacts): BoilerplateEntries {
  return entriesBy<BoilerplateEntries, BoilerplateFacts>(boilerplateColumns, fillBoilerplateColumns, facts);
}

/** Puts what the index holds of a document into `boilerplateColumns`, which must be empty. */
export function fillBoilerplateColumns({ keys }: BoilerplateFacts): void {
  addDistinct(boilerplateColumns.keys, recurringKeys(keys), (key) => key);
}

/** The lines of all documents, judged together: what a site puts on each of its pages is boilerplate. */
export class BoilerplateIndex implements PersistentIndex<BoilerplateFacts, BoilerplateEntries> {
  readonly #model: BoilerplateModel;
  readonly #documents: CorpusDocuments<BoilerplateFacts>;
  readonly #counts = new RecurrenceCounts();

  constructor(documents: CorpusDocuments<BoilerplateFacts>, model: BoilerplateModel) {
    this.#documents = documents;
    this.#model = model;
  }

  set(document: string, facts: BoilerplateFacts): ReadonlySet<string> {
    return this.#replace(document, facts.keys);
  }

  take(document: string, entries: BoilerplateEntries | undefined): void {
    const before = this.#documents.factsOf(document);
    this.#counts.take(this.#documents.numbers.take(document), before === undefined ? [] : boilerplateEntries(before).keys, entries?.keys ?? []);
  }

  delete(document: string): ReadonlySet<string> {
    return this.#documents.numbers.of(document) === undefined ? new Set() : this.#replace(document, []);
  }

  save(): SavedState {
    return this.#counts.save();
  }

  restore(state: IndexState): void {
    this.#counts.restore(state);
  }

  /** Every line of the document that is not blank, in order; none for a document that is not known. */
  segments(document: string): Segment[] {
    const facts = this.#documents.factsOf(document);
    if (!facts) return [];
    const levels = this.#counts.levels(facts.keys);
    const likely = smoothScores(weighRecurrence(facts.scores, levels), this.#model.chain);
    const threshold = bestThreshold(likely);
    const content = likely.map((probability) => centre(probability, threshold));
    return facts.starts.map((start, line) => {
      const isContent = content[line] >= 0.5;
      const kind = !isContent ? 'boilerplate' : facts.headings[line] ? 'heading' : 'content';
      return { start, end: facts.ends[line], kind, probability: 1 - content[line], elsewhere: leastElsewhere(levels.alone[line]), sign: signOf(facts.signs[line]) };
    });
  }

  #replace(document: string, keys: readonly number[]): ReadonlySet<string> {
    const { numbers, factsOf } = this.#documents;
    const changed = this.#counts.replace(numbers.take(document), factsOf(document)?.keys ?? [], keys);
    return new Set(Array.from(changed, (number) => numbers.documentOf(number)));
  }
}

/** The probability with its odds scaled so that the threshold becomes one half. */
function centre(probability: number, threshold: number): number {
  const content = probability * (1 - threshold);
  return content / (content + (1 - probability) * threshold);
}
