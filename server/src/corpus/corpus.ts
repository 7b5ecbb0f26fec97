import { BoilerplateIndex } from '../analysis/boilerplate/index.ts';
import { ClaimIndex, type ClaimGroup, type ClaimGroupHead, type FirstGroups } from '../analysis/claims/index.ts';
import { withRoomFor } from '../analysis/columns.ts';
import type { CorpusDocuments, IndexState, PersistentIndex, SavedState } from '../analysis/corpusIndex.ts';
import { DocumentNumbers } from '../analysis/documentNumbers.ts';
import { DuplicateIndex, SentenceIndex } from '../analysis/duplicates/index.ts';
import { EntityIndex, type EntityFacts, type Surroundings } from '../analysis/entities/index.ts';
import { hasWordAt, NameIndex } from '../analysis/names/index.ts';
import { smallWordsOf, SpellingIndex } from '../analysis/spelling/index.ts';
import { onDemand } from '../text/onDemand.ts';
import type { Analysers } from './analysers.ts';
import { MemoryFactStore, type FactStore } from './factStore.ts';
import type { AnalysisName, DocumentFacts, GuestFacts, SomeFacts } from './facts.ts';
import type { IndexEntries } from './indexEntries.ts';
import { noFacts } from './noFacts.ts';
import { packFacts, unpackFacts } from './packedFacts.ts';

/** Of so many documents the facts stay unpacked; the one not asked for longest makes room. */
const unpackedDocuments = 256;

/** Documents that come while a corpus is read are put into the indexes so many at a time, index by index: what one works with then stays in the processor's cache. */
const takenTogether = 16;

/** Entities of so many documents may wait for somebody to ask for them. */
const mostBehind = 16;

/** Stands where a number has no document, or none of which anything is known yet. */
const noHash = 0;

interface Indexes {
  readonly duplicates: DuplicateIndex;
  readonly sentences: SentenceIndex;
  readonly boilerplate: BoilerplateIndex;
  readonly spelling: SpellingIndex;
  readonly names: NameIndex;
  readonly claims: ClaimIndex;
  readonly entities: EntityIndex;
}

/** By what a file is known not to have changed. */
export interface FileStamp {
  /** In bytes. */
  readonly size: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly modified: number;
}

/** All that a new corpus with the same store needs to be in the state of another one; see `PersistentIndex`. */
export interface CorpusState {
  /** Which documents there are, with the hashes of their texts and the stamps of their files. */
  readonly documents: SavedState;
  readonly indexes: SavedState;
}

/**
 * The index over all documents: every analyser's, fed together. Its state depends on the documents alone, not on their
 * history. Facts of files are kept packed, in a store; those of texts that are being edited in memory.
 *
 * Guests are documents from elsewhere that those of the corpus are held against: their paragraphs and claims count, but
 * they have no findings of their own, are no part of `documents()`, no one is told of them, and none is saved.
 */
export class Corpus {
  readonly #analysers: Analysers;
  readonly #indexes: Indexes;
  /** What the indexes have still to take of documents that are new. */
  readonly #untaken = new Map<string, IndexEntries>();
  /** Documents whose entities the index has still to take in place of what was known before. */
  readonly #entitiesBehind = new Map<string, { readonly before: EntityFacts | undefined; readonly now: EntityFacts }>();
  readonly #numbers = new DocumentNumbers();
  /** Without facts while the indexes hear of a guest for the first time. */
  readonly #guests = new Map<string, GuestFacts | undefined>();
  #revision = 0;
  #store: FactStore = new MemoryFactStore();
  /** By the document's number: the hash of its text, and its file's stamp. */
  #hashes = new Float64Array(0);
  #sizes = new Float64Array(0);
  #modified = new Float64Array(0);
  /** Facts of texts that are being edited. */
  readonly #edited = new Map<string, DocumentFacts>();
  /** Of which of them only some is known so far. */
  readonly #some = new Map<string, SomeFacts>();
  /** Facts looked at last, in the order of their latest use. */
  readonly #unpacked = new Map<string, DocumentFacts>();

  constructor(analysers: Analysers) {
    this.#analysers = analysers;
    const documents = <Part>(part: (facts: DocumentFacts) => Part): CorpusDocuments<Part> => ({
      numbers: this.#numbers,
      factsOf: (document) => {
        if (this.#untaken.has(document)) return undefined;
        // Only indexes that know guests ask for theirs, and those of their own facts.
        const facts = (this.#guests.get(document) as DocumentFacts | undefined) ?? this.facts(document);
        return facts && part(facts);
      },
    });
    const { numbers, factsOf } = documents(({ entities }) => entities);
    const taken = (document: string): EntityFacts | undefined => {
      const behind = this.#entitiesBehind.get(document);
      return behind ? behind.before : factsOf(document);
    };
    this.#indexes = {
      duplicates: new DuplicateIndex(documents(({ duplicates }) => duplicates), (document) => this.#guests.has(document)),
      sentences: new SentenceIndex(documents(({ duplicates }) => duplicates)),
      boilerplate: new BoilerplateIndex(documents(({ boilerplate }) => boilerplate), analysers.boilerplate),
      spelling: new SpellingIndex(documents(({ spelling }) => spelling), analysers.lexicon),
      names: new NameIndex(documents(({ names }) => names), { isKnown: (word) => analysers.lexicon.has(word) }),
      claims: new ClaimIndex(documents(({ claims }) => claims)),
      entities: new EntityIndex({ numbers, factsOf: taken }, (document) => this.#surroundingsOf(document)),
    };
  }

  get duplicates(): DuplicateIndex {
    return this.#settled.duplicates;
  }

  get sentences(): SentenceIndex {
    return this.#settled.sentences;
  }

  get boilerplate(): BoilerplateIndex {
    return this.#settled.boilerplate;
  }

  get spelling(): SpellingIndex {
    return this.#settled.spelling;
  }

  get names(): NameIndex {
    return this.#settled.names;
  }

  get claims(): ClaimIndex {
    return this.#settled.claims;
  }

  /** The entities of all documents. No finding rests on them, so those of a document that was set are only put in when somebody asks. */
  get entities(): EntityIndex {
    this.settleEntities();
    return this.#settled.entities;
  }

  /** Puts in the entities that still are to be, so that who asks for them waits for nothing. */
  settleEntities(): void {
    for (const [document, { now }] of this.#entitiesBehind) {
      this.#indexes.entities.set(document, now);
      this.#entitiesBehind.delete(document);
    }
  }

  /** Grows with every change of a document. */
  get revision(): number {
    return this.#revision;
  }

  get size(): number {
    return this.#numbers.size - this.#guests.size;
  }

  /** The ids of all documents, in the order in which they came. */
  documents(): Iterable<string> {
    return this.#guests.size === 0 ? this.#numbers.documents() : this.#withoutGuests(this.#numbers.documents());
  }

  isGuest(document: string): boolean {
    return this.#guests.has(document);
  }

  /** What documents are held against each other by: of one of the corpus, or of a guest. */
  sharedFacts(document: string): GuestFacts | undefined {
    return this.#guests.get(document) ?? this.facts(document);
  }

  /** The groups of claims that have a mention in the corpus, the worst verdict first. */
  claimGroups(): ClaimGroup[] {
    return this.claims.groups(this.documents());
  }

  /** As `claimGroups`, but only the first `most` of those that are wanted, with how many there are; see `ClaimIndex.firstGroups`. */
  async firstClaimGroups(most: number, pause: () => Promise<void>, isWanted: (head: ClaimGroupHead) => boolean = () => true): Promise<FirstGroups> {
    const isOurs = (head: ClaimGroupHead): boolean => this.has(head.document) || (this.claims.groupOf(head)?.mentions.some(({ document }) => this.has(document)) ?? false);
    return await this.claims.firstGroups(most, pause, (head) => isWanted(head) && isOurs(head));
  }

  /** Adds or replaces a guest. Returns the documents of the corpus whose findings may have changed. */
  setGuest(document: string, facts: GuestFacts): Set<string> {
    if (this.has(document) || this.#guests.get(document)?.hash === facts.hash) return new Set();
    this.#revision++;
    this.#numbers.take(document);
    this.#guests.set(document, this.#guests.get(document));
    const affected = this.#withoutGuests([...this.duplicates.set(document, facts.duplicates), ...this.claims.set(document, facts.claims)]);
    // Only now, since until here the indexes ask for what was known before.
    this.#guests.set(document, facts);
    return affected;
  }

  /** Forgets a guest. Returns the documents of the corpus whose findings may have changed. */
  deleteGuest(document: string): Set<string> {
    if (!this.#guests.has(document)) return new Set();
    this.#revision++;
    const affected = this.#withoutGuests([...this.duplicates.delete(document), ...this.claims.delete(document)]);
    this.#guests.delete(document);
    this.#numbers.release(document);
    return affected;
  }

  /** All guests, to lay them beside the corpus again after it was saved without them. */
  guests(): Map<string, GuestFacts> {
    return new Map([...this.#guests].flatMap(([document, facts]) => (facts ? [[document, facts] as const] : [])));
  }

  has(document: string): boolean {
    return this.#numbers.of(document) !== undefined && !this.#guests.has(document);
  }

  /** What is known of a document by itself; undefined where it is not of the corpus. */
  facts(document: string): DocumentFacts | undefined {
    const known = this.#edited.get(document) ?? this.#unpacked.get(document);
    if (known) {
      if (this.#unpacked.delete(document)) this.#unpacked.set(document, known);
      return known;
    }
    const hash = this.hashOf(document);
    const packed = hash === undefined ? undefined : this.#store.get(hash);
    return packed && this.#remember(document, unpackFacts(packed));
  }

  /** Whether the facts of a document can be had: the store may have lost them. */
  hasFacts(document: string): boolean {
    const hash = this.hashOf(document);
    return hash !== undefined && (this.#edited.has(document) || this.#store.has(hash));
  }

  /** The hash of the text that a document's facts hold for. */
  hashOf(document: string): number | undefined {
    const number = this.#numberOf(document);
    return number !== undefined && this.#hashes[number] > noHash ? this.#hashes[number] : undefined;
  }

  /** The stamp of the file that a document's facts hold for; undefined where they hold for no file that is known. */
  stampOf(document: string): FileStamp | undefined {
    const number = this.#numberOf(document);
    if (number === undefined || this.#edited.has(document) || !(this.#modified[number] > 0)) return undefined;
    return { size: this.#sizes[number], modified: this.#modified[number] };
  }

  /** Facts of a text with a hash, where the store has them from another time. */
  storedFacts(hash: number): DocumentFacts | undefined {
    const packed = this.#store.get(hash);
    return packed && unpackFacts(packed);
  }

  /**
   * Adds or replaces a document. Returns every document whose findings may have changed, itself included. `file` is the
   * stamp of the file that the facts hold for; without one, the text is being edited.
   */
  set(document: string, facts: DocumentFacts, file?: FileStamp): Set<string> {
    const affected = new Set([document]);
    const before = this.#numbers.of(document);
    this.#revision++;
    if (before === undefined || this.#hashes[before] !== facts.hash) this.#tellIndexes(document, facts, affected);
    // Only now, since until here the indexes ask for what was known before.
    this.#keep(document, facts, file, before);
    if (this.#entitiesBehind.size > mostBehind) this.settleEntities();
    return affected;
  }

  /**
   * As `set`, for a text of which only some is known so far; the rest is as of an empty text, and `knows` says so. Only of a document that is new, or of which
   * no more was known. There must be none that is not known as a whole when the corpus is saved.
   */
  setSome(document: string, facts: SomeFacts): Set<string> {
    const affected = new Set([document]);
    const before = this.#numbers.of(document);
    // No text has it: whoever has analysed the whole text is not taken to know no more.
    const filled: DocumentFacts = { ...noFacts, ...facts, hash: noHash };
    this.#revision++;
    this.#tellIndexes(document, filled, affected);
    this.#keep(document, filled, undefined, before);
    this.#some.set(document, facts);
    return affected;
  }

  /** Whether it is known what an analysis finds in a document; while it is opened that may still be coming. */
  knows(document: string, analysis: AnalysisName): boolean {
    const some = this.#some.get(document);
    return some === undefined || analysis in some;
  }

  /**
   * As `set`, by what the indexes hold of the text with a hash, where nobody asks whose findings change: while a corpus is read.
   * Any document's may. `packed` are the facts, left out where the store has them.
   */
  take(document: string, hash: number, entries: IndexEntries, file: FileStamp, packed?: Uint8Array<ArrayBuffer>): void {
    const before = this.#numbers.of(document);
    this.#revision++;
    if (before === undefined) {
      this.#numbers.take(document);
      this.#untaken.set(document, entries);
    } else if (this.#hashes[before] !== hash) {
      for (const [name, index] of this.#allSettled()) index.take(document, entries[name] as never);
    }
    this.#forgetText(document, before);
    this.#note(document, hash, file);
    if (packed) this.#store.add(hash, packed);
    if (this.#untaken.size >= takenTogether) this.#settle();
  }

  /** The file of a document was written anew with the text that is known. */
  restamp(document: string, file: FileStamp): void {
    const hash = this.hashOf(document);
    if (hash !== undefined && !this.#edited.has(document)) this.#note(document, hash, file);
  }

  /** Forgets a document. Returns the other documents whose findings may have changed. */
  delete(document: string): Set<string> {
    const affected = new Set<string>();
    const number = this.#numberOf(document);
    if (number === undefined) return affected;
    this.#revision++;
    const { duplicates, sentences, boilerplate, spelling, names, claims } = this.#settled;
    for (const index of [duplicates, sentences, boilerplate, spelling, names, claims]) {
      for (const other of this.#withoutGuests(index.delete(document))) affected.add(other);
    }
    this.entities.delete(document);
    this.entities.reconsider(affected);
    this.#forgetText(document, number);
    this.#hashes[number] = noHash;
    this.#numbers.release(document);
    return affected;
  }

  /** As `delete`, where nobody asks whose findings change: when many documents go. Any document's may. */
  drop(document: string): void {
    const number = this.#numberOf(document);
    if (number === undefined) return;
    this.#revision++;
    for (const [, index] of this.#allSettled()) index.take(document, undefined);
    this.#forgetText(document, number);
    this.#hashes[number] = noHash;
    this.#numbers.release(document);
  }

  /** The hashes of all documents' texts. */
  hashes(): number[] {
    return Array.from(this.documents(), (document) => this.#hashes[this.#numbers.take(document)]);
  }

  /** Keeps facts in another store from now on; only before the first document of a file is set. */
  useStore(store: FactStore): void {
    this.#store = store;
  }

  /** The state; there must be no guests. */
  save(): CorpusState {
    // Of texts that are being edited the store has no facts so far.
    for (const facts of this.#edited.values()) this.#store.add(facts.hash, packFacts(facts));
    const limit = this.#numbers.limit;
    const modified = this.#modified.slice(0, limit);
    // Their files must be looked at again.
    for (const document of this.#edited.keys()) modified[this.#numbers.take(document)] = 0;
    const documents = {
      numbers: () => this.#numbers.save(),
      hashes: this.#hashes.subarray(0, limit),
      sizes: this.#sizes.subarray(0, limit),
      modified,
    };
    return { documents, indexes: Object.fromEntries(this.#allSettled().map(([name, index]) => [name, () => index.save()])) };
  }

  /** Takes the first part of a saved state; only of a corpus without documents, which nobody touches until the indexes are restored too. */
  restoreDocuments(documents: IndexState): void {
    this.#hashes = documents.hashes as Float64Array<ArrayBuffer>;
    this.#sizes = documents.sizes as Float64Array<ArrayBuffer>;
    this.#modified = documents.modified as Float64Array<ArrayBuffer>;
    this.#numbers.restore(documents.numbers as string);
  }

  /** Takes the second part, index by index with `pause` awaited between them. */
  async restoreIndexes(indexes: IndexState, pause: () => Promise<void>): Promise<void> {
    for (const [name, index] of this.#allSettled()) {
      await pause();
      index.restore(indexes[name] as IndexState);
    }
  }

  /** Takes the first part back, where the second cannot be had. */
  forgetDocuments(): void {
    for (const document of [...this.documents()]) this.#numbers.release(document);
  }

  /** The indexes, with all documents in them. */
  get #settled(): Indexes {
    this.#settle();
    return this.#indexes;
  }

  /** All indexes by the names of what they take, with all documents in them. */
  #allSettled(): [keyof IndexEntries, PersistentIndex<never, never>][] {
    this.settleEntities();
    this.#settle();
    return this.#all();
  }

  #all(): [keyof IndexEntries, PersistentIndex<never, never>][] {
    return Object.entries(this.#indexes) as [keyof IndexEntries, PersistentIndex<never, never>][];
  }

  #settle(): void {
    if (this.#untaken.size === 0) return;
    for (const [name, index] of this.#all()) {
      for (const [document, entries] of this.#untaken) index.take(document, entries[name] as never);
    }
    this.#untaken.clear();
  }

  #surroundingsOf(document: string): Surroundings {
    const facts = this.facts(document) ?? noFacts;
    const smallWords = onDemand(() => smallWordsOf(facts.spelling));
    return {
      lines: this.#indexes.boilerplate.segments(document),
      mayName: (start) => !this.knows(document, 'names') || hasWordAt(facts.names, start),
      isSmall: (lower) => smallWords()(lower) || this.#analysers.entities.lexicon.isUsuallyLower(lower),
    };
  }

  #tellIndexes(document: string, facts: DocumentFacts, affected: Set<string>): void {
    const known = this.#entitiesBehind.get(document) ?? { before: this.has(document) ? this.facts(document)?.entities : undefined };
    this.#numbers.take(document);
    // Of what was known in part the rest is new.
    const former = this.#some.has(document) ? this.#edited.get(document) : undefined;
    const update = <Name extends AnalysisName>(name: Name, ...indexes: readonly PersistentIndex<DocumentFacts[Name]>[]): string[] => {
      if (facts[name] === former?.[name]) return [];
      const others = indexes.flatMap((index) => [...this.#withoutGuests(index.set(document, facts[name]))]);
      for (const other of others) affected.add(other);
      return others;
    };
    update('duplicates', this.duplicates, this.sentences);
    this.#indexes.entities.reconsider(update('boilerplate', this.boilerplate));
    update('spelling', this.spelling);
    update('names', this.names);
    update('claims', this.claims);
    this.#entitiesBehind.set(document, { before: known.before, now: facts.entities });
  }

  #keep(document: string, facts: DocumentFacts, file: FileStamp | undefined, before: number | undefined): void {
    this.#forgetText(document, before);
    this.#note(document, facts.hash, file);
    if (file) this.#store.add(facts.hash, packFacts(facts));
    else this.#edited.set(document, facts);
  }

  /** Lets go of what is known of a document's former text. */
  #forgetText(document: string, before: number | undefined): void {
    this.#unpacked.delete(document);
    this.#some.delete(document);
    if (!this.#edited.delete(document) && before !== undefined) this.#store.release(this.#hashes[before]);
  }

  #note(document: string, hash: number, file: FileStamp | undefined): void {
    const number = this.#numbers.take(document);
    this.#hashes = withRoomFor(this.#hashes, number);
    this.#sizes = withRoomFor(this.#sizes, number);
    this.#modified = withRoomFor(this.#modified, number);
    this.#hashes[number] = hash;
    this.#sizes[number] = file?.size ?? 0;
    this.#modified[number] = file?.modified ?? 0;
  }

  /** The number of a document of the corpus, not of a guest. */
  #numberOf(document: string): number | undefined {
    return this.#guests.has(document) ? undefined : this.#numbers.of(document);
  }

  #withoutGuests(documents: Iterable<string>): Set<string> {
    const own = new Set<string>();
    for (const document of documents) if (!this.#guests.has(document)) own.add(document);
    return own;
  }

  #remember(document: string, facts: DocumentFacts): DocumentFacts {
    this.#unpacked.set(document, facts);
    if (this.#unpacked.size > unpackedDocuments) this.#unpacked.delete(this.#unpacked.keys().next().value as string);
    return facts;
  }
}
