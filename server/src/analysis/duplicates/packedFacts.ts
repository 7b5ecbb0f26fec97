import type { IndexState } from '../corpusIndex.ts';
import type { DuplicateFacts, DuplicateParagraph, Ending } from './facts.ts';

const endings: readonly Ending[] = ['closed', 'open', 'elided'];

/** The fingerprints of a document by columns: a few typed arrays rather than three for each paragraph. */
export function packDuplicates({ paragraphs, sentences }: DuplicateFacts): IndexState {
  return {
    starts: Uint32Array.from(paragraphs, ({ span }) => span.start),
    ends: Uint32Array.from(paragraphs, ({ span }) => span.end),
    exact: Float64Array.from(paragraphs, ({ print }) => print.exact),
    endings: Uint8Array.from(paragraphs, ({ print }) => endings.indexOf(print.ending)),
    wordCounts: Uint32Array.from(paragraphs, ({ print }) => print.words.length),
    sketchLengths: Uint8Array.from(paragraphs, ({ print }) => print.sketch.length),
    words: joined(paragraphs.map(({ print }) => print.words)),
    letters: joined(paragraphs.map(({ print }) => print.letters)),
    sketches: joined(paragraphs.map(({ print }) => print.sketch)),
    sentences: Float64Array.from(sentences.flatMap(({ span, removal, exact }) => [span.start, span.end, removal.start, removal.end, exact])),
  };
}

/** The fingerprints that were packed, as views of the same memory. */
export function unpackDuplicates(state: IndexState): DuplicateFacts {
  const { starts, ends, exact, endings: ending, wordCounts, sketchLengths, words, letters, sketches } = state as Record<string, Uint32Array>;
  const paragraphs: DuplicateParagraph[] = [];
  let [word, sketch] = [0, 0];
  for (let index = 0; index < starts.length; index++) {
    const [nextWord, nextSketch] = [word + wordCounts[index], sketch + sketchLengths[index]];
    paragraphs.push({
      span: { start: starts[index], end: ends[index] },
      print: {
        exact: exact[index],
        words: words.subarray(word, nextWord),
        letters: letters.subarray(word, nextWord),
        sketch: sketches.subarray(sketch, nextSketch),
        ending: endings[ending[index]],
      },
    });
    [word, sketch] = [nextWord, nextSketch];
  }
  return { paragraphs, sentences: unpackSentences(state.sentences as Float64Array) };
}

function unpackSentences(values: Float64Array): DuplicateFacts['sentences'] {
  return Array.from({ length: values.length / 5 }, (_, index) => {
    const [start, end, removalStart, removalEnd, exact] = values.subarray(5 * index);
    return { span: { start, end }, removal: { start: removalStart, end: removalEnd }, exact };
  });
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
