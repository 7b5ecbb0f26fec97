import type { Mark } from './marks.ts';
import type { Place, SpellingFacts, Suspect, WrittenForm } from './facts.ts';

/** The places of suspects by their numbers. */
const places: readonly Place[] = ['inside', 'head', 'title'];

/** Bits of what is known of a suspect; what takes two bits begins at these. */
const [lowerBit, hyphenatedBit, foreignBit] = [1, 2, 4];
const [placeShift, unknownShift, capitalShift] = [3, 5, 7];
const twoBits = 3;

/** Columns of the texts of suspects. */
const textsOfSuspect = 4;

/** The words of a document by columns: a few lists and texts rather than twelve values for each suspect. */
export interface PackedSpelling {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The bits above. */
  readonly traits: readonly number[];
  /** Of all suspects word, key, left and right, separated by line feeds, which no word has. */
  readonly texts: string;
  readonly marks: readonly Mark[];
  /** The keys of the written forms, separated by line feeds, and for each how often with a capital and in small letters. */
  readonly forms: string;
  readonly counts: readonly number[];
  readonly vocabulary: string;
}

export function packSpelling({ suspects, marks, forms, vocabulary }: SpellingFacts): PackedSpelling {
  const texts: string[] = [];
  for (const { word, key, left, right } of suspects) texts.push(word, key, left, right);
  const counts: number[] = [];
  for (const { capital, small } of forms) counts.push(capital, small);
  return {
    starts: suspects.map(({ start }) => start),
    ends: suspects.map(({ end }) => end),
    traits: suspects.map(traitsOf),
    texts: texts.join('\n'),
    marks,
    forms: forms.map(({ key }) => key).join('\n'),
    counts,
    vocabulary,
  };
}

export function unpackSpelling({ starts, ends, traits, texts, marks, forms, counts, vocabulary }: PackedSpelling): SpellingFacts {
  const text = texts.split('\n');
  const keys = counts.length === 0 ? [] : forms.split('\n');
  return {
    suspects: starts.map((start, index): Suspect => {
      const [word, key, left, right] = text.slice(textsOfSuspect * index, textsOfSuspect * (index + 1));
      const bits = traits[index];
      return {
        start,
        end: ends[index],
        word,
        key,
        lower: (bits & lowerBit) !== 0,
        place: places[(bits >> placeShift) & twoBits],
        hyphenated: (bits & hyphenatedBit) !== 0,
        left,
        right,
        unknownNeighbours: (bits >> unknownShift) & twoBits,
        capitalNeighbours: (bits >> capitalShift) & twoBits,
        foreign: (bits & foreignBit) !== 0,
      };
    }),
    marks,
    forms: keys.map((key, index): WrittenForm => ({ key, capital: counts[2 * index], small: counts[2 * index + 1] })),
    vocabulary,
  };
}

function traitsOf({ lower, place, hyphenated, unknownNeighbours, capitalNeighbours, foreign }: Suspect): number {
  return (
    (lower ? lowerBit : 0) |
    (hyphenated ? hyphenatedBit : 0) |
    (foreign ? foreignBit : 0) |
    (places.indexOf(place) << placeShift) |
    (unknownNeighbours << unknownShift) |
    (capitalNeighbours << capitalShift)
  );
}
