import { blockingKeys } from './blocking.ts';
import { type NameFacts, unpackMentions } from './facts.ts';
import { type NameOccurrence, readOccurrences } from './occurrences.ts';

/** What the corpus knows of one form: a word of a name, or two neighbouring words of one (its key has a space then). */
export interface NameEntry {
  readonly key: string;
  /** How often each document has it. */
  readonly documents: Map<string, number>;
  /** How often it is written in each way. */
  readonly written: Map<string, number>;
  /** The words before and after it in full names. */
  readonly lefts: Map<string, number>;
  readonly rights: Map<string, number>;
  total: number;
  /** How often its capital can be trusted. */
  reliable: number;
}

/** Blocks with more forms than this say nothing and are skipped. */
const largestBlock = 256;

/** The forms of all documents with their counts and neighbours, and the blocks in which they meet. */
export class NameTable {
  readonly facts = new Map<string, NameFacts>();
  readonly #entries = new Map<string, NameEntry>();
  readonly #blocks = new Map<string, Set<string>>();
  readonly #lowerDocuments = new Map<string, number>();

  get(key: string): NameEntry | undefined {
    return this.#entries.get(key);
  }

  /** How many documents write the word in lower case. */
  lowerDocuments(key: string): number {
    return this.#lowerDocuments.get(key) ?? 0;
  }

  occurrences(document: string): NameOccurrence[] {
    const facts = this.facts.get(document);
    return facts === undefined ? [] : readOccurrences(unpackMentions(facts));
  }

  /** The other forms that share a block with this one. */
  candidates(key: string): Set<string> {
    const found = new Set<string>();
    for (const sought of blockingKeys(key).sought) {
      const block = this.#blocks.get(sought);
      if (block !== undefined && block.size <= largestBlock) for (const other of block) found.add(other);
    }
    found.delete(key);
    return found;
  }

  /** Adds a document that is not there; returns the keys it touched. */
  add(document: string, facts: NameFacts): Set<string> {
    this.facts.set(document, facts);
    return this.#count(document, facts, 1);
  }

  /** Removes a document; returns the keys it touched. */
  remove(document: string): Set<string> {
    const facts = this.facts.get(document);
    if (facts === undefined) return new Set();
    const touched = this.#count(document, facts, -1);
    this.facts.delete(document);
    return touched;
  }

  #count(document: string, facts: NameFacts, sign: 1 | -1): Set<string> {
    const touched = new Set<string>();
    for (const word of facts.lowerWords.split(' ')) {
      bump(this.#lowerDocuments, word, sign);
      touched.add(word);
    }
    for (const occurrence of readOccurrences(unpackMentions(facts))) {
      const entry = this.#open(occurrence.key);
      entry.total += sign;
      if (occurrence.reliable) entry.reliable += sign;
      bump(entry.documents, document, sign);
      bump(entry.written, occurrence.written, sign);
      if (occurrence.left !== '') bump(entry.lefts, occurrence.left, sign);
      if (occurrence.right !== '') bump(entry.rights, occurrence.right, sign);
      touched.add(occurrence.key);
      this.#close(entry);
    }
    for (const pair of neighbourPairs(readOccurrences(unpackMentions(facts)))) {
      const entry = this.#open(pair.key);
      entry.total += sign;
      entry.reliable += sign;
      bump(entry.documents, document, sign);
      bump(entry.written, pair.written, sign);
      touched.add(pair.key);
      this.#close(entry);
    }
    return touched;
  }

  #open(key: string): NameEntry {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry: NameEntry = { key, documents: new Map(), written: new Map(), lefts: new Map(), rights: new Map(), total: 0, reliable: 0 };
    this.#entries.set(key, entry);
    for (const filed of blockingKeys(key).filed) {
      const block = this.#blocks.get(filed);
      if (block === undefined) this.#blocks.set(filed, new Set([key]));
      else block.add(key);
    }
    return entry;
  }

  #close(entry: NameEntry): void {
    if (entry.total > 0) return;
    this.#entries.delete(entry.key);
    for (const filed of blockingKeys(entry.key).filed) {
      const block = this.#blocks.get(filed);
      block?.delete(entry.key);
      if (block?.size === 0) this.#blocks.delete(filed);
    }
  }
}

/** Two neighbouring words of a mention, as one form. */
export interface NeighbourPair {
  readonly key: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** Every two neighbouring words of the mentions, in the order of the document. */
export function neighbourPairs(occurrences: readonly NameOccurrence[]): NeighbourPair[] {
  const pairs: NeighbourPair[] = [];
  for (let index = 1; index < occurrences.length; index++) {
    const first = occurrences[index - 1];
    const second = occurrences[index];
    if (first.mention !== second.mention) continue;
    pairs.push({
      key: `${first.key} ${second.key}`,
      written: `${first.written} ${second.written}`,
      start: first.start,
      end: second.start + second.written.length,
    });
  }
  return pairs;
}

function bump(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
