import { ByteSections, joinSections } from '../byteSections.ts';
import type { AutomatonParts } from './automaton.ts';
import { LetterModel } from './letterModel.ts';

/** What a lexicon file holds; texts are UTF-8. */
export interface LexiconSections {
  readonly automaton: AutomatonParts;
  /** A table of `Bigrams`. */
  readonly pairs: Uint16Array;
  /** By word number: its byte. */
  readonly flags: Uint8Array;
  /** A table of `LetterModel`. */
  readonly letters: Uint8Array;
  /** Words that are written with other capitals than a first one, and folded names of places, one a line. */
  readonly casings: Uint8Array;
  readonly places: Uint8Array;
  /** As `serialiseModel` writes it. */
  readonly model: Uint8Array;
}

/** What the file starts with: "CLEX" with the version of the layout. */
const magic = 0x32584c43;

/** Writes a lexicon file: the numbers as they stand in memory, those of four bytes first. */
export function writeLexicon({ automaton: { edges, words, root }, pairs, flags, letters, casings, places, model }: LexiconSections): Uint8Array<ArrayBuffer> {
  const header = Uint32Array.of(magic, edges.length, root, pairs.length, flags.length, casings.length, places.length, model.length);
  return joinSections([header, edges, words, pairs, flags, letters, casings, places, model]);
}

/** Reads what `writeLexicon` wrote, as views on the bytes. Throws where they are not a lexicon file. */
export function readLexicon(bytes: Uint8Array): LexiconSections {
  try {
    const sections = new ByteSections(bytes);
    const [found, edges, root, pairs, words, casings, places, model] = sections.words(8);
    if (found !== magic) throw new RangeError('not a lexicon');
    const read = {
      automaton: { edges: sections.words(edges), words: sections.halfWords(edges), root },
      pairs: sections.halfWords(pairs),
      flags: sections.bytes(words),
      letters: sections.bytes(LetterModel.size),
      casings: sections.bytes(casings),
      places: sections.bytes(places),
      model: sections.bytes(model),
    };
    if (sections.left > 0) throw new RangeError('longer than it says');
    return read;
  } catch (cause) {
    throw new Error('The spelling lexicon is damaged or of another version.', { cause });
  }
}
