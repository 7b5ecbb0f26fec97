import type { DocumentNumbers } from './documentNumbers.ts';

/**
 * What an analyser knows of all documents, kept up to date document by document.
 *
 * The state depends only on the documents that are set, not on the order in which they came: after any sequence of
 * changes it equals a rebuild. A document is named by an opaque id; ids sort documents (code-unit order), and where an
 * analyser has to say which of two places is the first, the lower id is.
 *
 * An index holds what it must search; what it needs of one document it asks of `CorpusDocuments`.
 */
export interface CorpusIndex<Facts, Entries = never> {
  /** Adds a document or replaces what is known of it. Returns the other documents whose results may have changed. */
  set(document: string, facts: Facts): ReadonlySet<string>;
  /**
   * As `set`, by what the index holds of the facts, or as `delete` where there are none, and where nobody asks whose results change: when
   * many documents come and go, as while a corpus is read.
   */
  take(document: string, entries: Entries | undefined): void;
  /** Forgets a document. Returns the other documents whose results may have changed. */
  delete(document: string): ReadonlySet<string>;
}

/** The documents that an index is over. */
export interface CorpusDocuments<Facts> {
  /** Small numbers in place of ids; a document has one from before it is first set until after it is deleted. */
  readonly numbers: DocumentNumbers;
  /** What is known of a document; of the one that is being set or deleted, what was known before. May have to be read anew each time. */
  factsOf(document: string): Facts | undefined;
}

/** An index whose state can be kept, so that a new one need not be told of every document again. */
export interface PersistentIndex<Facts, Entries = never> extends CorpusIndex<Facts, Entries> {
  /** All of the state; it shares memory with the index, so it must be copied or written before the next change. */
  save(): SavedState;
  /** Takes a state that `save` gave, of the same documents under the same numbers; only of an index that knows no document. */
  restore(state: IndexState): void;
}

/** Plain data that can be cloned and written; large parts are typed arrays and long strings, which are copied as they are. */
export interface IndexState {
  readonly [name: string]: StateValue;
}

export type StateValue = number | string | Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array | IndexState;

/** A state that is being saved: what takes long to lay out is worked out when its turn comes, so that requests can be answered in between. */
export interface SavedState {
  readonly [name: string]: SavedValue;
}

export type SavedValue = StateValue | SavedState | (() => SavedValue);
