import type { DuplicateFacts, DuplicateParagraph, Ending } from './facts.ts';
import { sketchOf } from './sketch.ts';

const endings: readonly Ending[] = ['closed', 'open', 'elided'];

/** The fingerprints of a document by columns: a few arrays rather than three for each paragraph. Sketches are left out, since they follow from the words. */
export interface PackedDuplicates {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly exact: Float64Array;
  readonly endings: readonly number[];
  readonly lengths: readonly number[];
  readonly words: Uint32Array;
  readonly letters: Uint32Array;
  /** Of each sentence its span and what to take out with it, four offsets. */
  readonly sentences: readonly number[];
  readonly sentenceHashes: Float64Array;
}

export function packDuplicates({ paragraphs, sentences }: DuplicateFacts): PackedDuplicates {
  return {
    starts: paragraphs.map(({ span }) => span.start),
    ends: paragraphs.map(({ span }) => span.end),
    exact: Float64Array.from(paragraphs, ({ print }) => print.exact),
    endings: paragraphs.map(({ print }) => endings.indexOf(print.ending)),
    lengths: paragraphs.map(({ print }) => print.words.length),
    words: joined(paragraphs.map(({ print }) => print.words)),
    letters: joined(paragraphs.map(({ print }) => print.letters)),
    sentences: sentences.flatMap(({ span, removal }) => [span.start, span.end, removal.start, removal.end]),
    sentenceHashes: Float64Array.from(sentences, ({ exact }) => exact),
  };
}

/** The fingerprints that were packed, words as views of the same memory. */
export function unpackDuplicates({ starts, ends, exact, endings: ending, lengths, words, letters, sentences, sentenceHashes }: PackedDuplicates): DuplicateFacts {
  const paragraphs: DuplicateParagraph[] = [];
  let from = 0;
  for (const [index, start] of starts.entries()) {
    const to = from + lengths[index];
    const own = words.subarray(from, to);
    const print = { exact: exact[index], words: own, letters: letters.subarray(from, to), sketch: sketchOf(own), ending: endings[ending[index]] };
    paragraphs.push({ span: { start, end: ends[index] }, print });
    from = to;
  }
  return {
    paragraphs,
    sentences: Array.from(sentenceHashes, (hash, index) => {
      const [start, end, removalStart, removalEnd] = sentences.slice(4 * index);
      return { span: { start, end }, removal: { start: removalStart, end: removalEnd }, exact: hash };
    }),
  };
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
