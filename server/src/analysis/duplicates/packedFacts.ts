import { type Codec, list, oneOf, record, span } from '../packing/codecs.ts';
import type { DuplicateFacts, DuplicateParagraph, Ending } from './facts.ts';
import type { SentencePrint } from './sentences.ts';
import { sketchOf } from './sketch.ts';

const endings = oneOf<Ending>({ closed: 0, open: 1, elided: 2 });

/** Sketches are left out, since they follow from the words. */
const paragraph: Codec<DuplicateParagraph> = {
  write: (writer, { span: place, print }) => {
    span.write(writer, place);
    writer.double(print.exact);
    writer.words(print.words);
    writer.words(print.letters);
    endings.write(writer, print.ending);
  },
  read: (reader) => {
    const place = span.read(reader);
    const exact = reader.double();
    const words = reader.words();
    return { span: place, print: { exact, words, letters: reader.words(), sketch: sketchOf(words), ending: endings.read(reader) } };
  },
};

const sentence: Codec<SentencePrint> = {
  write: (writer, { span: place, removal, exact }) => {
    span.write(writer, place);
    span.write(writer, removal);
    writer.double(exact);
  },
  read: (reader) => ({ span: span.read(reader), removal: span.read(reader), exact: reader.double() }),
};

export const packedDuplicates = record<DuplicateFacts>({ paragraphs: list(paragraph), sentences: list(sentence) });
