import { HashTable, hashString } from './hashing.ts';

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

/** Keys are kept to this many bits: a word that is in no list is taken for one that is once in some hundreds. */
export const keyBits = 24;
const keyMask = 2 ** keyBits - 1;

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

/** Name lists and word classes by key; a key's place in `listKeys` is its bits' place in `listValues`, and so on. */
export interface LexiconTables {
  readonly listKeys: Uint32Array;
  readonly listValues: Uint8Array;
  readonly wordKeys: Uint32Array;
  readonly wordCasings: Uint8Array;
  readonly wordClusters: Uint16Array;
  /** For each of the finest clusters, the middle and the coarse one that it is a part of. */
  readonly clusterParents: Uint8Array;
}

/** What is known of words and phrases apart from the model's weights. */
export class EntityLexicon {
  readonly #tables: LexiconTables;
  readonly #lists: HashTable;
  readonly #words: HashTable;

  constructor(tables: LexiconTables) {
    this.#tables = tables;
    this.#lists = new HashTable(tables.listKeys);
    this.#words = new HashTable(tables.wordKeys);
  }

  /** The `listBits` of a lower-cased word, or of words joined by single spaces, by its `hashString`. */
  lists(hash: number): number {
    const position = this.#lists.find(hash & keyMask);
    return position < 0 ? 0 : this.#tables.listValues[position];
  }

  /** The class of a lower-cased word by its `hashString`. */
  wordClass(hash: number): WordClass {
    const position = this.#words.find(hash & keyMask);
    if (position < 0) return unknownWord;
    const { wordCasings, wordClusters, clusterParents } = this.#tables;
    const cluster = wordClusters[position];
    return { casing: wordCasings[position] & 7, sense: wordCasings[position] >> 3, clusters: [cluster, clusterParents[cluster * 2], clusterParents[cluster * 2 + 1]] };
  }
}
