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

/** How a word is mostly written where no sentence starts, and which words it behaves like. */
export interface WordClass {
  /** 0 unknown; 1 nearly always lower case … 5 nearly always capitalised. */
  readonly casing: number;
  /** A path in the tree of word clusters, a leading 1 and then one bit a turn; 0 unknown. */
  readonly cluster: number;
}

const unknownWord: WordClass = { casing: 0, cluster: 0 };

/** Name lists and word classes by key; a key's place in `listKeys` is its bits' place in `listValues`, and so on. */
export interface LexiconTables {
  readonly listKeys: Uint32Array;
  readonly listValues: Uint8Array;
  readonly wordKeys: Uint32Array;
  readonly wordCasings: Uint8Array;
  readonly wordClusters: Uint16Array;
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

  /** The `listBits` of a lower-cased word, or of words joined by single spaces. */
  lists(lower: string): number {
    const position = this.#lists.find(lexiconKey(lower));
    return position < 0 ? 0 : this.#tables.listValues[position];
  }

  wordClass(lower: string): WordClass {
    const position = this.#words.find(lexiconKey(lower));
    if (position < 0) return unknownWord;
    return { casing: this.#tables.wordCasings[position], cluster: this.#tables.wordClusters[position] };
  }
}
