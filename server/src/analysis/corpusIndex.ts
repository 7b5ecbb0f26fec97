/**
 * What an analyser knows of all documents, kept up to date document by document.
 *
 * The state depends only on the documents that are set, not on the order in which they came: after any sequence of
 * changes it equals a rebuild. A document is named by an opaque id; ids sort documents (code-unit order), and where an
 * analyser has to say which of two places is the first, the lower id is.
 */
export interface CorpusIndex<Facts> {
  /** Adds a document or replaces what is known of it. Returns the other documents whose results may have changed. */
  set(document: string, facts: Facts): ReadonlySet<string>;
  /** Forgets a document. Returns the other documents whose results may have changed. */
  delete(document: string): ReadonlySet<string>;
}
