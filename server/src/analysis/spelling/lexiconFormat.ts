import { TableReader, writeTables } from '../tables.ts';
import type { AutomatonParts } from './automaton.ts';

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
const magic = 0x33584c43;

/** Writes a lexicon file: the numbers as they stand in memory. */
export function writeLexicon({ automaton: { edges, words, root }, pairs, flags, letters, casings, places, model }: LexiconSections): Uint8Array {
  return writeTables([Uint32Array.of(magic, root), edges, words, pairs, flags, letters, casings, places, model]);
}

/** Reads what `writeLexicon` wrote, as views on the bytes. Throws where they are not a lexicon file. */
export function readLexicon(bytes: Uint8Array): LexiconSections {
  try {
    const tables = new TableReader(bytes);
    const [found, root] = tables.next(Uint32Array);
    if (found !== magic) throw new RangeError('not a lexicon');
    const read = {
      automaton: { edges: tables.next(Uint32Array), words: tables.next(Uint16Array), root },
      pairs: tables.next(Uint16Array),
      flags: tables.next(Uint8Array),
      letters: tables.next(Uint8Array),
      casings: tables.next(Uint8Array),
      places: tables.next(Uint8Array),
      model: tables.next(Uint8Array),
    };
    if (!tables.isAtEnd) throw new RangeError('longer than it says');
    return read;
  } catch (cause) {
    throw new Error('The spelling lexicon is damaged or of another version.', { cause });
  }
}
