import { type Codec, list, oneOf, record, text, units, whole } from '../packing/codecs.ts';
import type { Place, SpellingFacts, Suspect } from './facts.ts';
import type { Mark } from './marks.ts';
import type { WrittenForm } from './writtenForms.ts';

const places = oneOf<Place>({ inside: 0, head: 1, title: 2 });

const suspect: Codec<Suspect> = {
  write: (writer, { start, end, word, key, lower, place, hyphenated, left, right, unknownNeighbours, capitalNeighbours, foreign }) => {
    writer.whole(start);
    writer.whole(end);
    writer.text(word);
    writer.text(key);
    writer.flag(lower);
    places.write(writer, place);
    writer.flag(hyphenated);
    writer.text(left);
    writer.text(right);
    writer.whole(unknownNeighbours);
    writer.whole(capitalNeighbours);
    writer.flag(foreign);
  },
  read: (reader) => ({
    start: reader.whole(),
    end: reader.whole(),
    word: reader.text(),
    key: reader.text(),
    lower: reader.flag(),
    place: places.read(reader),
    hyphenated: reader.flag(),
    left: reader.text(),
    right: reader.text(),
    unknownNeighbours: reader.whole(),
    capitalNeighbours: reader.whole(),
    foreign: reader.flag(),
  }),
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
