import type { IndexState } from '../corpusIndex.ts';
import { addNumber, joinNumbers, removeNumber } from './sortedNumbers.ts';

/** What the corpus knows of two words that stand side by side in a name. */
export interface WordPair {
  readonly first: number;
  readonly second: number;
  readonly total: number;
  /** Numbers of the documents, in order. */
  readonly documents: readonly number[];
}

/** The fields of a record; `document` is the only document where the pair stands in one alone. */
const [first, second, total, document, next, joined, nextJoined] = [0, 1, 2, 3, 4, 5, 6];
const fields = 7;
const nowhere = 0xffffffff;

/**
 * Every two words, by number, that stand side by side in a name somewhere, and which pairs have the same letters. A corpus has more of
 * them than of anything else in names, so they are records in one array, chained by hash.
 */
export class WordPairs {
  readonly #letters: (a: number, b: number) => number;
  #records = new Uint32Array(1024 * fields);
  #count = 0;
  readonly #free: number[] = [];
  #heads = new Uint32Array(1024).fill(nowhere);
  #joinedHeads = new Uint32Array(1024).fill(nowhere);
  /** Of pairs in several documents, their numbers in order. */
  readonly #documents = new Map<number, number[]>();

  /** `letters` hashes the letters of both words of a pair, 0 where they are too few to compare. */
  constructor(letters: (a: number, b: number) => number) {
    this.#letters = letters;
  }

  /** Counts a pair so many times more. */
  add(a: number, b: number, inDocument: number, times = 1): void {
    let record = this.#find(a, b);
    if (record === nowhere) {
      record = this.#free.pop() ?? this.#append();
      this.#records.set([a, b, 0, inDocument, nowhere, this.#letters(a, b), nowhere], record * fields);
      this.#link(record);
    }
    const at = record * fields;
    this.#records[at + total] += times;
    const several = this.#documents.get(record);
    if (several !== undefined) addNumber(several, inDocument);
    else if (this.#records[at + document] !== inDocument) {
      const documents = [this.#records[at + document]];
      addNumber(documents, inDocument);
      this.#documents.set(record, documents);
    }
  }

  /** Counts a pair of a document so many times less; the document is to be left out with it. */
  remove(a: number, b: number, inDocument: number, times = 1): void {
    const record = this.#find(a, b);
    if (record === nowhere) return;
    const at = record * fields;
    this.#records[at + total] -= times;
    const several = this.#documents.get(record);
    if (several !== undefined) {
      removeNumber(several, inDocument);
      if (several.length === 1) {
        this.#records[at + document] = several[0];
        this.#documents.delete(record);
      }
    }
    if (this.#records[at + total] > 0) return;
    this.#documents.delete(record);
    this.#unlink(record);
    this.#free.push(record);
  }

  get(a: number, b: number): WordPair | undefined {
    const record = this.#find(a, b);
    return record === nowhere ? undefined : this.#pair(record);
  }

  /** The pairs whose letters have a hash; now and then others that are filed with them. */
  withLetters(hash: number): WordPair[] {
    const found: WordPair[] = [];
    if (hash === 0) return found;
    let record = this.#joinedHeads[hash & (this.#joinedHeads.length - 1)];
    for (; record !== nowhere; record = this.#records[record * fields + nextJoined]) {
      if (this.#records[record * fields + joined] === hash) found.push(this.#pair(record));
    }
    return found;
  }

  /** Every pair, in no particular order. */
  *all(): IterableIterator<WordPair> {
    for (let record = 0; record < this.#count; record++) if (this.#records[record * fields + total] > 0) yield this.#pair(record);
  }

  save(): IndexState {
    const lists = [...this.#documents.values()];
    const several = new Uint32Array(2 * lists.length);
    let place = 0;
    for (const [record, { length }] of this.#documents) {
      several[place++] = record;
      several[place++] = length;
    }
    return { records: this.#records.subarray(0, this.#count * fields), several, documents: joinNumbers(lists) };
  }

  restore(state: IndexState): void {
    const records = state.records as Uint32Array;
    this.#records = new Uint32Array(records.length + 1024 * fields);
    this.#records.set(records);
    this.#count = records.length / fields;
    this.#rehash();
    for (let record = 0; record < this.#count; record++) if (this.#records[record * fields + total] === 0) this.#free.push(record);
    const several = state.several as Uint32Array;
    const documents = state.documents as Uint32Array;
    for (let place = 0, from = 0; place < several.length; from += several[place + 1], place += 2) {
      this.#documents.set(several[place], Array.from(documents.subarray(from, from + several[place + 1])));
    }
  }

  #pair(record: number): WordPair {
    const at = record * fields;
    const several = this.#documents.get(record);
    return {
      first: this.#records[at + first],
      second: this.#records[at + second],
      total: this.#records[at + total],
      documents: several ?? [this.#records[at + document]],
    };
  }

  #append(): number {
    const record = this.#count++;
    if (this.#count * fields > this.#records.length) {
      const records = new Uint32Array(2 * this.#records.length);
      records.set(this.#records);
      this.#records = records;
    }
    if (this.#count > this.#heads.length) this.#rehash(record);
    return record;
  }

  #find(a: number, b: number): number {
    let record = this.#heads[hashOf(a, b) & (this.#heads.length - 1)];
    while (record !== nowhere) {
      const at = record * fields;
      if (this.#records[at + first] === a && this.#records[at + second] === b) break;
      record = this.#records[at + next];
    }
    return record;
  }

  /** Chains all records anew in tables as large as there are records, one that is yet to be filled left out. */
  #rehash(unfilled = -1): void {
    let size = 1024;
    while (size < 2 * this.#count) size *= 2;
    this.#heads = new Uint32Array(size).fill(nowhere);
    this.#joinedHeads = new Uint32Array(size).fill(nowhere);
    for (let record = 0; record < this.#count; record++) {
      if (record !== unfilled && this.#records[record * fields + total] > 0) this.#link(record);
    }
  }

  #link(record: number): void {
    const at = record * fields;
    const slot = hashOf(this.#records[at + first], this.#records[at + second]) & (this.#heads.length - 1);
    this.#records[at + next] = this.#heads[slot];
    this.#heads[slot] = record;
    if (this.#records[at + joined] === 0) return;
    const joinedSlot = this.#records[at + joined] & (this.#joinedHeads.length - 1);
    this.#records[at + nextJoined] = this.#joinedHeads[joinedSlot];
    this.#joinedHeads[joinedSlot] = record;
  }

  #unlink(record: number): void {
    const at = record * fields;
    this.#unchain(this.#heads, hashOf(this.#records[at + first], this.#records[at + second]), record, next);
    if (this.#records[at + joined] !== 0) this.#unchain(this.#joinedHeads, this.#records[at + joined], record, nextJoined);
  }

  #unchain(heads: Uint32Array, hash: number, record: number, link: number): void {
    const slot = hash & (heads.length - 1);
    const after = this.#records[record * fields + link];
    if (heads[slot] === record) {
      heads[slot] = after;
      return;
    }
    let before = heads[slot];
    while (this.#records[before * fields + link] !== record) before = this.#records[before * fields + link];
    this.#records[before * fields + link] = after;
  }
}

function hashOf(a: number, b: number): number {
  const mixed = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
