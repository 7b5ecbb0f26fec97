import type { IndexState } from '../corpusIndex.ts';
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
  const sketchLengths = Uint8Array.from(paragraphs, ({ print }) => print.sketch.length);
  const sketches = new Uint32Array(sketchLengths.reduce((sum, length) => sum + length, 0));
  let from = 0;
  for (const { print } of paragraphs) {
    sketches.set(print.sketch, from);
    from += print.sketch.length;
  }
  return {
    starts: Uint32Array.from(paragraphs, ({ span }) => span.start),
    exact: Float64Array.from(paragraphs, ({ print }) => print.exact),
    sketchLengths,
    sketches,
  };
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
  return { exact: Float64Array.from(new Set(sentences.map(({ exact }) => exact))) };
}
