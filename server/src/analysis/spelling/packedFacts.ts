import { hashText } from '../../text/hash.ts';
import { type Codec, list, oneOf, record, text, units, whole } from '../packing/codecs.ts';
import type { Place, SpellingFacts, Suspect } from './facts.ts';
import type { Mark } from './marks.ts';
import type { WrittenForm } from './writtenForms.ts';

const places = oneOf<Place>({ inside: 0, head: 1, title: 2 });

/** The bits of a suspect's marks; above them how many of its neighbours are unknown, and have a capital, in two bits each. */
const marks = { lower: 1, hyphenated: 2, foreign: 4 } as const;
const [unknownShift, capitalShift, neighbourMask] = [3, 5, 3];

const suspect: Codec<Suspect> = {
  write: (writer, { start, end, word, key, lower, place, hyphenated, left, right, unknownNeighbours, capitalNeighbours, foreign }) => {
    writer.whole(start);
    writer.whole(end);
    writer.whole((lower ? marks.lower : 0) | (hyphenated ? marks.hyphenated : 0) | (foreign ? marks.foreign : 0) | (unknownNeighbours << unknownShift) | (capitalNeighbours << capitalShift));
    places.write(writer, place);
    writer.text(word);
    writer.text(key);
    writer.text(left);
    writer.text(right);
  },
  read: (reader) => {
    const [start, end, found] = [reader.whole(), reader.whole(), reader.whole()];
    const place = places.read(reader);
    const [word, key] = [reader.text(), reader.text()];
    return {
      start,
      end,
      place,
      word,
      key,
      keyHash: hashText(key),
      lower: (found & marks.lower) !== 0,
      hyphenated: (found & marks.hyphenated) !== 0,
      left: reader.text(),
      right: reader.text(),
      unknownNeighbours: (found >> unknownShift) & neighbourMask,
      capitalNeighbours: (found >> capitalShift) & neighbourMask,
      foreign: (found & marks.foreign) !== 0,
    };
  },
};

const mark = record<Mark>({
  start: whole,
  end: whole,
  word: text,
  reason: oneOf<Mark['reason']>({ 'missing space': 0, 'doubled word': 1, 'glued words': 2 }),
  suggestion: text,
});

const form: Codec<WrittenForm> = {
  write: (writer, { key, capital, small }) => {
    writer.text(key);
    writer.whole(capital);
    writer.whole(small);
  },
  read: (reader) => ({ key: reader.text(), capital: reader.whole(), small: reader.whole() }),
};

export const packedSpelling = record<SpellingFacts>({ suspects: list(suspect), marks: list(mark), forms: list(form), vocabulary: units });
