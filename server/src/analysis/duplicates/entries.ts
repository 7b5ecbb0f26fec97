import type { IndexState } from '../corpusIndex.ts';
import { distinctNumbers } from '../numberPlaces.ts';
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

export function duplicateEntries({ paragraphs }: DuplicateFacts): DuplicateEntries {
  const { length } = paragraphs;
  const [starts, exact, sketchLengths] = [new Uint32Array(length), new Float64Array(length), new Uint8Array(length)];
  const sketches = new Uint32Array(paragraphs.reduce((sum, { print }) => sum + print.sketch.length, 0));
  let end = 0;
  for (let place = 0; place < length; place++) {
    const { span, print } = paragraphs[place];
    starts[place] = span.start;
    exact[place] = print.exact;
    sketchLengths[place] = print.sketch.length;
    sketches.set(print.sketch, end);
    end += print.sketch.length;
  }
  return { starts, exact, sketchLengths, sketches };
}

export function filedParagraphs({ starts, exact, sketchLengths, sketches }: DuplicateEntries): FiledParagraph[] {
  let end = 0;
  return Array.from(starts, (start, place) => {
    const from = end;
    end += sketchLengths[place];
    return { start, exact: exact[place], sketch: sketches.subarray(from, end) };
  });
}

export function sentenceEntries({ sentences }: DuplicateFacts): SentenceEntries {
  return { exact: distinctNumbers(sentences.map(({ exact }) => exact)) };
}
