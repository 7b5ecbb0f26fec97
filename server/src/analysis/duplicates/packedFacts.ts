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
  const lengths = paragraphs.map(({ print }) => print.words.length);
  const length = lengths.reduce((sum, each) => sum + each, 0);
  const [words, letters] = [new Uint32Array(length), new Uint32Array(length)];
  const exact = new Float64Array(paragraphs.length);
  let end = 0;
  for (const [place, { print }] of paragraphs.entries()) {
    exact[place] = print.exact;
    for (let word = 0; word < print.words.length; word++, end++) {
      words[end] = print.words[word];
      letters[end] = print.letters[word];
    }
  }
  const spans: number[] = [];
  const sentenceHashes = new Float64Array(sentences.length);
  for (const [place, { span, removal, exact: hash }] of sentences.entries()) {
    spans.push(span.start, span.end, removal.start, removal.end);
    sentenceHashes[place] = hash;
  }
  return {
    starts: paragraphs.map(({ span }) => span.start),
    ends: paragraphs.map(({ span }) => span.end),
    exact,
    endings: paragraphs.map(({ print }) => endings.indexOf(print.ending)),
    lengths,
    words,
    letters,
    sentences: spans,
    sentenceHashes,
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
      const [start, end, removalStart, removalEnd] = sentences.slice(4 * index, 4 * index + 4);
      return { span: { start, end }, removal: { start: removalStart, end: removalEnd }, exact: hash };
    }),
  };
}
