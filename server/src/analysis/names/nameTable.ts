import { blockingKeys } from './blocking.ts';
import { Counts } from './counts.ts';
import { type NameFacts, unpackMentions } from './facts.ts';
import { type NameOccurrence, readOccurrences } from './occurrences.ts';

/** What the corpus knows of one form: a word of a name, or two neighbouring words of one (its key has a space then). */
export interface NameEntry {
  readonly key: string;
  /** How often each document has it. */
  readonly documents: Counts;
  /** How often it is written in each way. */
  readonly written: Counts;
  /** The words before and after it in full names. */
  readonly lefts: Counts;
  readonly rights: Counts;
  total: number;
  /** How often its capital can be trusted. */
  reliable: number;
}

/** Blocks with more forms than this say nothing and are skipped. */
const largestBlock = 128;

/** How many documents' occurrences are kept for the next question. */
const keptDocuments = 256;

/** What adding or removing a document did to the table. */
export interface TableChange {
  /** The forms whose entries changed. */
  readonly touched: Set<string>;
  /** The forms whose candidates may have changed: those that came or went, and those in a block that became too large or no longer is. */
  readonly regrouped: Set<string>;
}

/** The forms of all documents with their counts and neighbours, and the blocks in which they meet. */
export class NameTable {
  readonly #facts = new Map<string, NameFacts>();
  readonly #entries = new Map<string, NameEntry>();
  /** Most blocks have one member, which needs no set. */
  readonly #blocks = new Map<string, string | Set<string>>();
  readonly #occurrences = new Map<string, NameOccurrence[]>();

  get(key: string): NameEntry | undefined {
    return this.#entries.get(key);
  }

  occurrences(document: string): NameOccurrence[] {
    const kept = this.#occurrences.get(document);
    if (kept !== undefined) return kept;
    const facts = this.#facts.get(document);
    if (facts === undefined) return [];
    const occurrences = readOccurrences(unpackMentions(facts));
    this.#occurrences.set(document, occurrences);
    if (this.#occurrences.size > keptDocuments) this.#occurrences.delete(this.#occurrences.keys().next().value as string);
    return occurrences;
  }

  /** The other forms that share a block with this one. */
  candidates(key: string): Set<string> {
    const found = new Set<string>();
    for (const sought of blockingKeys(key).sought) {
      const block = this.#blocks.get(sought);
      if (typeof block === 'string') found.add(block);
      else if (block !== undefined && block.size <= largestBlock) for (const other of block) found.add(other);
    }
    found.delete(key);
    return found;
  }

  /** Adds a document that is not there. */
  add(document: string, facts: NameFacts, change: TableChange): void {
    this.#facts.set(document, facts);
    this.#count(document, 1, change);
  }

  /** Removes a document, if it is there. */
  remove(document: string, change: TableChange): void {
    if (!this.#facts.has(document)) return;
    this.#count(document, -1, change);
    this.#facts.delete(document);
    this.#occurrences.delete(document);
  }

  #count(document: string, sign: 1 | -1, change: TableChange): void {
    const occurrences = this.occurrences(document);
    for (const occurrence of occurrences) {
      const entry = this.#entry(occurrence, document, sign, change);
      if (occurrence.reliable) entry.reliable += sign;
      if (occurrence.left !== '') entry.lefts.add(occurrence.left, sign);
      if (occurrence.right !== '') entry.rights.add(occurrence.right, sign);
    }
    for (const pair of neighbourPairs(occurrences)) this.#entry(pair, document, sign, change).reliable += sign;
  }

  #entry({ key, written }: { key: string; written: string }, document: string, sign: 1 | -1, change: TableChange): NameEntry {
    const entry = this.#entries.get(key) ?? newEntry(key);
    if (entry.total === 0) {
      this.#entries.set(key, entry);
      for (const block of blockingKeys(key).filed) this.#file(block, key, change);
    }
    entry.total += sign;
    entry.documents.add(document, sign);
    entry.written.add(written, sign);
    change.touched.add(key);
    if (entry.total === 0) {
      this.#entries.delete(key);
      for (const block of blockingKeys(key).filed) this.#unfile(block, key, change);
    }
    return entry;
  }

  #file(block: string, key: string, change: TableChange): void {
    change.regrouped.add(key);
    const members = this.#blocks.get(block);
    if (members === undefined) {
      this.#blocks.set(block, key);
    } else if (typeof members === 'string') {
      this.#blocks.set(block, new Set([members, key]));
    } else {
      members.add(key);
      if (members.size === largestBlock + 1) for (const member of members) change.regrouped.add(member);
    }
  }

  #unfile(block: string, key: string, change: TableChange): void {
    change.regrouped.add(key);
    const members = this.#blocks.get(block);
    if (members === key) {
      this.#blocks.delete(block);
    } else if (members instanceof Set) {
      members.delete(key);
      if (members.size === 0) this.#blocks.delete(block);
      if (members.size === largestBlock) for (const member of members) change.regrouped.add(member);
    }
  }
}

const noNeighbours = new Counts();

/** Two words have no neighbours of their own. */
function newEntry(key: string): NameEntry {
  const isPair = key.includes(' ');
  return {
    key,
    documents: new Counts(),
    written: new Counts(),
    lefts: isPair ? noNeighbours : new Counts(),
    rights: isPair ? noNeighbours : new Counts(),
    total: 0,
    reliable: 0,
  };
}

/** Two neighbouring words of a mention, as one form. */
export interface NeighbourPair {
  readonly key: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
  /** Where its second word starts. */
  readonly second: number;
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
      second: second.start,
    });
  }
  return pairs;
}
