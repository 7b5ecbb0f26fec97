import { hashString } from './hashing.ts';
import { keyMask, type KeyTable } from './keyTable.ts';

/** What lists of names know of a word or phrase; bits of a set. */
export const listBits = {
  givenName: 1,
  familyName: 2,
  country: 4,
  place: 8,
  organisation: 16,
  demonym: 32,
  role: 64,
  calendar: 128,
} as const;

/** The key under which the tables keep a lower-cased word or phrase. */
export function lexiconKey(lower: string): number {
  return hashString(lower) & keyMask;
}

/** How a word is written where no sentence starts: lower and capitalised, each nearly always, mostly, or now this and now that. */
export const casings = { unknown: 0, lower: 1, mostlyLower: 2, mixed: 3, mostlyCapitalised: 4, capitalised: 5 } as const;

/** How a word is mostly written, and which words it behaves like. */
export interface WordClass {
  /** One of `casings`. */
  readonly casing: number;
  /** What kind of thing a common noun names, what kind of act a verb; 0 unknown. */
  readonly sense: number;
  /** The finest cluster of words that it is in, the one that this is a part of, and so on; empty where it is unknown. */
  readonly clusters: readonly number[];
}

const unknownWord: WordClass = { casing: 0, sense: 0, clusters: [] };

/** Name lists and word classes by key; a key's position in `lists` is that of its bits in `listValues`, and so on. */
export interface LexiconTables {
  readonly lists: KeyTable;
  readonly listValues: Uint8Array;
  readonly words: KeyTable;
  readonly wordCasings: Uint8Array;
  readonly wordClusters: Uint16Array;
  /** For each of the finest clusters, the middle and the coarse one that it is a part of. */
  readonly clusterParents: Uint8Array;
}

/** What is known of words and phrases apart from the model's weights. */
export class EntityLexicon {
  readonly #tables: LexiconTables;

  constructor(tables: LexiconTables) {
    this.#tables = tables;
  }

  /** The `listBits` of a lower-cased word, or of words joined by single spaces, by its `hashString`. */
  lists(hash: number): number {
    const { lists, listValues } = this.#tables;
    const position = lists.find(hash);
    return position < 0 ? 0 : listValues[position];
  }

  /** The class of a lower-cased word by its `hashString`. */
  wordClass(hash: number): WordClass {
    const { words, wordCasings, wordClusters, clusterParents } = this.#tables;
    const position = words.find(hash);
    if (position < 0) return unknownWord;
    const cluster = wordClusters[position];
    return { casing: wordCasings[position] & 7, sense: wordCasings[position] >> 3, clusters: [cluster, clusterParents[cluster * 2], clusterParents[cluster * 2 + 1]] };
  }

  /** Whether texts nearly always write a lower-cased word so, where no sentence starts. */
  isUsuallyLower(lower: string): boolean {
    return this.wordClass(hashString(lower)).casing === casings.lower;
  }
}
