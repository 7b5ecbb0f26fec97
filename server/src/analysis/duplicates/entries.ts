import type { IndexState } from '../corpusIndex.ts';
import { bytes, doubles, entriesBy, type EntryColumns, words } from '../entryColumns.ts';
import { addDistinct } from '../numberPlaces.ts';
import type { DuplicateFacts } from './facts.ts';

/** What the index of duplicates holds of a document's paragraphs, in their order. */
export interface DuplicateEntries extends IndexState {
  readonly starts: Uint32Array;
  readonly exact: Float64Array;
  readonly sketchLengths: Uint8Array;
  /** The sketches of all paragraphs, one after the other. */
  readonly sketches: Uint32Array;
}

/** The hashes of a document's sentences, each once. */
export interface SentenceEntries extends IndexState {
  readonly exact: Float64Array;
}

/** A paragraph as the index files it. */
export interface FiledParagraph {
  readonly start: number;
  readonly exact: number;
  readonly sketch: Uint32Array;
}

export const duplicateColumns: EntryColumns<DuplicateEntries> = { starts: words(), exact: doubles(), sketchLengths: bytes(), sketches: words() };
export const sentenceColumns: EntryColumns<SentenceEntries> = { exact: doubles() };

export function duplicateEntries(facts: DuplicateFacts): DuplicateEntries {
  return entriesBy<DuplicateEntries, DuplicateFacts>(duplicateColumns, fillDuplicateColumns, facts);
}

/** Puts what the index holds of a document into `duplicateColumns`, which must be empty. */
export function fillDuplicateColumns({ paragraphs }: DuplicateFacts): void {
  const { starts, exact, sketchLengths, sketches } = duplicateColumns;
  for (let index = 0, { length } = paragraphs; index < length; index++) {
    const { span, print } = paragraphs[index];
    starts.add(span.start);
    exact.add(print.exact);
    sketchLengths.add(print.sketch.length);
    sketches.addAll(print.sketch);
  }
}

export function filedParagraphs({ starts, exact, sketchLengths, sketches }: DuplicateEntries): FiledParagraph[] {
  let end = 0;
  return Array.from(starts, (start, place) => {
    const from = end;
    end += sketchLengths[place];
    return { start, exact: exact[place], sketch: sketches.subarray(from, end) };
  });
}

export function sentenceEntries(facts: DuplicateFacts): SentenceEntries {
  return entriesBy<SentenceEntries, DuplicateFacts>(sentenceColumns, fillSentenceColumns, facts);
}

/** Puts what the index holds of a document into `sentenceColumns`, which must be empty. */
export function fillSentenceColumns({ sentences }: DuplicateFacts): void {
  addDistinct(sentenceColumns.exact, sentences, ({ exact }) => exact);
}
