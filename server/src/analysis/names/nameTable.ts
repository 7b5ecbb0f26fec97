import { hashText } from '../../text/hash.ts';
import type { DocumentNumbers } from '../documentNumbers.ts';
import type { IndexState, SavedState } from '../corpusIndex.ts';
import { blockingKeys, joinedKey, joinedLetters } from './blocking.ts';
import { Blocks } from './blocks.ts';
import { Counts } from './counts.ts';
import type { NameEntries } from './entries.ts';
import { Neighbours } from './neighbours.ts';
import type { NameOccurrence } from './occurrences.ts';
import { addNumber, removeNumber, type SortedNumbers } from './sortedNumbers.ts';
import { restoreWords, saveWords } from './wordState.ts';
import { WordPairs, type WordPair } from './wordPairs.ts';

/** What the corpus knows of one form: a word of a name, or two neighbouring words of one (its key has a space then). */
export interface NameEntry {
  readonly key: string;
  /** Numbers of the documents that have it, in order. */
  readonly documents: SortedNumbers;
  /** How often it is written in each way. */
  readonly written: Counts;
  /** The words before and after it in full names; two words have none of their own. */
  readonly lefts: NeighbourKeys;
  readonly rights: NeighbourKeys;
  readonly total: number;
  /** How often its capital can be trusted. */
  readonly reliable: number;
}

/** The words beside a form in full names. */
export interface NeighbourKeys {
  readonly size: number;
  /** The sum of the counts of all. */
  readonly total: number;
  count(key: string): number;
  /** The keys of the first of them, in code-unit order; at most `mostFrames`. */
  first(): readonly string[];
}

/** A form in more full names than this is compared by the first of them, in code-unit order. */
const mostFrames = 64;

/** A word of names, by number. */
export interface Word {
  readonly key: string;
  total: number;
  reliable: number;
  /** The only document that has it, or the numbers of all; of a word that has not changed since its state was kept, where that has them. */
  documents: number | number[] | Uint32Array;
  written: Counts;
  readonly lefts: Neighbours;
  readonly rights: Neighbours;
  /** When what is known of it changed last: see `NameTable.version`. */
  version: number;
}

/** What a change did to the table. */
export interface TableChange {
  /** Words that came, went, or are in a block that became too large or no longer is: others may now be worth comparing with them. */
  readonly regrouped: Set<string>;
}

/** The words of names in all documents with their counts and neighbours, and the blocks in which they meet. */
export class NameTable {
  readonly #documents: DocumentNumbers;
  readonly #numbers = new Map<string, number>();
  /** By number; a word of a kept state is made when it is first asked for, since a session asks for few. See `#at`. */
  readonly #words: (Word | undefined)[] = [];
  #makeKept: ((number: number) => Word) | undefined;
  readonly #free: number[] = [];
  readonly #pairs = new WordPairs((first, second) => lettersHash(joinedLetters(`${this.#at(first).key} ${this.#at(second).key}`)));
  readonly #blocks = new Blocks();
  #version = 0;

  constructor(documents: DocumentNumbers) {
    this.#documents = documents;
  }

  /** The keys of all words and of all pairs that others may be spelt like. */
  *keys(): IterableIterator<string> {
    yield* this.#numbers.keys();
    for (const pair of this.#pairs.all()) yield this.#pairKey(pair);
  }

  get(key: string): NameEntry | undefined {
    const space = key.indexOf(' ');
    if (space >= 0) return this.#pairEntry(key, space);
    const word = this.#word(key);
    if (word === undefined) return undefined;
    const documents = typeof word.documents === 'number' ? [word.documents] : word.documents;
    const { written, total, reliable } = word;
    return { key, documents, written, total, reliable, lefts: this.#keysOf(word.lefts), rights: this.#keysOf(word.rights) };
  }

  /** How often the corpus has a word; 0 of one that it has not. */
  total(word: string): number {
    return this.#word(word)?.total ?? 0;
  }

  /** Grows with every change to a form; 0 where there is none. Two words change with either. */
  version(key: string): number {
    const space = key.indexOf(' ');
    if (space < 0) return this.#word(key)?.version ?? 0;
    return Math.max(this.#word(key.slice(0, space))?.version ?? 0, this.#word(key.slice(space + 1))?.version ?? 0);
  }

  /** The other forms that share a block with this one. */
  candidates(key: string): Set<string> {
    const found = new Set<string>();
    const members = new Set<number>();
    for (const sought of blockingKeys(key).sought) for (const member of this.#blocks.members(blockHash(sought))) members.add(member);
    for (const member of members) found.add(this.#at(member).key);
    const letters = joinedLetters(key);
    for (const pair of this.#pairs.withLetters(lettersHash(letters))) {
      const other = this.#pairKey(pair);
      if (joinedKey(other) === letters) found.add(other);
    }
    found.delete(key);
    return found;
  }

  /**
   * Takes what a document said of names away and puts in what it says now; of those words only that `changed` names, or of all.
   * `occurrences` are empty where there were none or are none any more.
   */
  replace(document: string, before: readonly NameOccurrence[], now: readonly NameOccurrence[], changed: ReadonlySet<string> | undefined, change: TableChange): void {
    this.#version++;
    const number = this.#documents.of(document);
    if (number === undefined) return;
    this.#remove(number, before, changed);
    this.#add(number, now, changed, change);
    // A word that went may have come back, so it is forgotten only now.
    for (const { key } of before) if ((changed === undefined || changed.has(key)) && this.#word(key)?.total === 0) this.#forget(key, change);
  }

  /** As `replace`, by the entries of what the document said and says, and without noting what changes for others. */
  take(document: string, before: NameEntries | undefined, now: NameEntries | undefined): void {
    this.#version++;
    const number = this.#documents.of(document);
    if (number === undefined) return;
    const ignored: TableChange = { regrouped: new Set() };
    const were = linesOf(before?.words ?? '');
    const are = new Set(before === undefined ? [] : linesOf(now?.words ?? ''));
    const stay = new Set(were.filter((key) => are.has(key)));
    if (before !== undefined) this.#count(number, before, -1, stay, ignored);
    if (now !== undefined) this.#count(number, now, 1, stay, ignored);
    for (const key of were) if (this.#word(key)?.total === 0) this.#forget(key, ignored);
  }

  save(): SavedState {
    const words: (Word | undefined)[] = Array.from(this.#words, () => undefined);
    for (const number of this.#numbers.values()) words[number] = this.#at(number);
    return { words: saveWords(words), pairs: () => this.#pairs.save(), blocks: () => this.#blocks.save() };
  }

  restore(state: IndexState): void {
    const { keys, make } = restoreWords(state.words as IndexState);
    this.#words.length = keys.length;
    this.#makeKept = make;
    for (const [number, key] of keys.entries()) {
      if (key === '') this.#free.push(number);
      else this.#numbers.set(key, number);
    }
    this.#pairs.restore(state.pairs as IndexState);
    this.#blocks.restore(state.blocks as IndexState);
  }

  #add(document: number, occurrences: readonly NameOccurrence[], changed: ReadonlySet<string> | undefined, change: TableChange): void {
    for (const { key, written, reliable, left, right } of occurrences) {
      if (changed !== undefined && !changed.has(key)) continue;
      const word = this.#at(this.#number(key, document, change));
      word.total++;
      word.version = this.#version;
      if (reliable) word.reliable++;
      word.written.add(written, 1);
      changeDocuments(word, document, 1);
      if (left !== '') word.lefts.add(this.#number(left, document, change), 1);
      if (right !== '') word.rights.add(this.#number(right, document, change), 1);
    }
    for (const [first, second] of neighbours(occurrences, changed)) {
      this.#pairs.add(this.#number(first, document, change), this.#number(second, document, change), document);
    }
  }

  #remove(document: number, occurrences: readonly NameOccurrence[], changed: ReadonlySet<string> | undefined): void {
    for (const { key, written, reliable, left, right } of occurrences) {
      if (changed !== undefined && !changed.has(key)) continue;
      const word = this.#word(key);
      if (word === undefined) continue;
      word.total--;
      word.version = this.#version;
      if (reliable) word.reliable--;
      word.written.add(written, -1);
      changeDocuments(word, document, -1);
      if (left !== '') word.lefts.add(this.#numbers.get(left)!, -1);
      if (right !== '') word.rights.add(this.#numbers.get(right)!, -1);
    }
    for (const [first, second] of neighbours(occurrences, changed)) {
      this.#pairs.remove(this.#numbers.get(first)!, this.#numbers.get(second)!, document);
    }
  }

  /** Counts all that a document says of its words, up or down; those that stay are noted of it already. */
  #count(document: number, { words, totals, reliable, forms, formCounts, lefts, rights, pairs }: NameEntries, sign: 1 | -1, stay: ReadonlySet<string>, change: TableChange): void {
    const keys = linesOf(words);
    const numbers: number[] = [];
    const known: Word[] = [];
    for (let place = 0; place < keys.length; place++) {
      const number = this.#number(keys[place], document, change);
      const word = this.#at(number);
      word.total += sign * totals[place];
      word.reliable += sign * reliable[place];
      word.version = this.#version;
      if (!stay.has(keys[place])) changeDocuments(word, document, sign);
      numbers.push(number);
      known.push(word);
    }
    const written = linesOf(forms);
    for (let place = 0; place < written.length; place++) known[formCounts[2 * place]].written.add(written[place], sign * formCounts[2 * place + 1]);
    for (let at = 0; at < lefts.length; at += 3) known[lefts[at]].lefts.add(numbers[lefts[at + 1]], sign * lefts[at + 2]);
    for (let at = 0; at < rights.length; at += 3) known[rights[at]].rights.add(numbers[rights[at + 1]], sign * rights[at + 2]);
    for (let at = 0; at < pairs.length; at += 3) {
      const [first, second] = [numbers[pairs[at]], numbers[pairs[at + 1]]];
      if (sign < 0) this.#pairs.remove(first, second, document, pairs[at + 2]);
      else this.#pairs.add(first, second, document, pairs[at + 2]);
    }
  }

  #word(key: string): Word | undefined {
    const number = this.#numbers.get(key);
    return number === undefined ? undefined : this.#at(number);
  }

  /** The word that has a number. */
  #at(number: number): Word {
    return (this.#words[number] ??= this.#makeKept!(number));
  }

  /** The number of a word, which it is given where it has none. */
  #number(key: string, document: number, change: TableChange): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#free.pop() ?? this.#words.length;
    this.#numbers.set(key, number);
    this.#words[number] = { key, total: 0, reliable: 0, documents: document, written: new Counts(), lefts: new Neighbours(), rights: new Neighbours(), version: this.#version };
    change.regrouped.add(key);
    for (const block of blockingKeys(key).filed) this.#regroup(this.#blocks.add(blockHash(block), number), change);
    return number;
  }

  #forget(key: string, change: TableChange): void {
    const number = this.#numbers.get(key)!;
    change.regrouped.add(key);
    for (const block of blockingKeys(key).filed) this.#regroup(this.#blocks.remove(blockHash(block), number), change);
    this.#numbers.delete(key);
    this.#words[number] = undefined;
    this.#free.push(number);
  }

  #regroup(members: readonly number[], change: TableChange): void {
    for (const member of members) change.regrouped.add(this.#at(member).key);
  }

  #pairKey({ first, second }: WordPair): string {
    return `${this.#at(first).key} ${this.#at(second).key}`;
  }

  #pairEntry(key: string, space: number): NameEntry | undefined {
    const [first, second] = [this.#numbers.get(key.slice(0, space)), this.#numbers.get(key.slice(space + 1))];
    const pair = first === undefined || second === undefined ? undefined : this.#pairs.get(first, second);
    if (pair === undefined) return undefined;
    const written = new Counts();
    written.add(`${commonest(this.#at(pair.first).written)} ${commonest(this.#at(pair.second).written)}`, pair.total);
    return { key, documents: pair.documents, written, total: pair.total, reliable: pair.total, lefts: noKeys, rights: noKeys };
  }

  #keysOf(neighbours: Neighbours): NeighbourKeys {
    return {
      size: neighbours.size,
      total: neighbours.total,
      count: (key) => {
        const number = this.#numbers.get(key);
        return number === undefined ? 0 : neighbours.get(number);
      },
      first: () => neighbours.first(mostFrames, (number) => this.#at(number).key),
    };
  }
}

/** Notes that a document has a word, or has it no more. */
function changeDocuments(word: Word, document: number, sign: 1 | -1): void {
  // Those of a kept state stay as they are.
  if (word.documents instanceof Uint32Array) word.documents = [...word.documents];
  if (sign < 0) {
    if (typeof word.documents === 'object') {
      removeNumber(word.documents, document);
      if (word.documents.length === 1) word.documents = word.documents[0];
    } else if (word.documents === document) word.documents = [];
  } else if (typeof word.documents === 'object') addNumber(word.documents, document);
  else if (word.documents !== document) {
    word.documents = [word.documents];
    addNumber(word.documents, document);
  }
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

const noKeys: NeighbourKeys = { size: 0, total: 0, count: () => 0, first: () => [] };

/** How a form is written most often; on a tie the first by code units. */
export function commonest(written: Counts): string {
  let best = '';
  let most = 0;
  for (const form of written.keys()) {
    const count = written.get(form);
    if (count > most || (count === most && form < best)) {
      best = form;
      most = count;
    }
  }
  return best;
}

/** The keys of every two neighbouring words of a mention, of those words only that `changed` names. */
function* neighbours(occurrences: readonly NameOccurrence[], changed: ReadonlySet<string> | undefined): IterableIterator<[string, string]> {
  for (let index = 1; index < occurrences.length; index++) {
    const [first, second] = [occurrences[index - 1], occurrences[index]];
    if (first.mention !== second.mention || (changed !== undefined && !(changed.has(first.key) && changed.has(second.key)))) continue;
    yield [first.key, second.key];
  }
}

/** Thirty-one bits, which need no memory of their own. */
function blockHash(block: string): number {
  return hashText(block) >>> 1;
}

/** A hash other than 0, which stands for letters that are not compared. */
function lettersHash(letters: string): number {
  return letters === '' ? 0 : hashText(letters) >>> 0 || 1;
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
