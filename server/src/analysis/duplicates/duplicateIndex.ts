import type { Span } from '../../text/span.ts';
import { touches } from '../../text/span.ts';
import type { CorpusDocuments, IndexState, PersistentIndex, SavedState } from '../corpusIndex.ts';
import { NumberLists } from '../numberLists.ts';
import { compare, containmentOf, type Edit, greaterContainment, isCutShort, lesserContainment, similarityOf, type Comparison } from './comparison.ts';
import { type DuplicateEntries, filedParagraphs, type FiledParagraph } from './entries.ts';
import type { DuplicateFacts, DuplicateParagraph, ParagraphPrint } from './facts.ts';
import { type Copy, type Neighbour, NeighbourTable } from './neighbours.ts';
import { ParagraphTable } from './paragraphTable.ts';
import { Postings } from './postings.ts';

/** Another place of a paragraph's text. */
export interface Twin {
  readonly document: string;
  readonly span: Span;
  /** Share of the words of both that match, 0–1. */
  readonly similarity: number;
  /** Share of this paragraph's words that stand in the twin, 0–1. */
  readonly containment: number;
  /** The twin's length in words. */
  readonly words: number;
  /** What was done to the copy, whichever of the two it is. */
  readonly edit: Edit;
}

/** A paragraph that is a copy. */
export interface DuplicateMatch {
  readonly span: Span;
  readonly kind: 'exact' | 'near';
  /** What was done to the copy in relation to its best twin. */
  readonly edit: Edit;
  /** This paragraph's length in words. */
  readonly words: number;
  /** The places it is a copy of, best first. */
  readonly twins: readonly Twin[];
}

export interface DuplicateOptions {
  /** Share of the one paragraph's words that must stand in the other, 0–1. */
  readonly containment?: number;
}

/** Chosen on paragraphs with known edits: below it paragraphs on one event begin to look alike. */
const defaultContainment = 0.6;
const lowestContainment = 0.5;

/** The other paragraph's own share must be at least this: a sentence inside a long list is no copy of it. */
const leastMutualContainment = 0.12;

/** Shorter paragraphs are copies only if so much more of them matches: a headline says in other order what the text says. */
const shortWords = 20;
const shortSurplus = 0.15;
const fewestMatchedWords = 7;

/** Candidates worth aligning share this part of the smaller sketch. */
const sharedPart = 0.12;
const mostAligned = 16;

const noNeighbours: readonly Neighbour[] = [];

/** Who is told of the documents whose results may have changed. */
type Told = Pick<Set<string>, 'add'>;

const nobody: Told = { add: () => new Set() };

/**
 * Finds paragraphs that stand more than once: exact copies by hash, near ones by shared two-word shingles and then an
 * alignment of words. A near pair counts where either paragraph is the other's closest.
 */
export class DuplicateIndex implements PersistentIndex<DuplicateFacts, DuplicateEntries> {
  readonly #documents: CorpusDocuments<DuplicateFacts>;
  readonly #table = new ParagraphTable();
  /** The paragraphs of one exact text; the first in the order of documents and places stands first. */
  readonly #exact = new NumberLists(53);
  readonly #postings = new Postings();
  /** Near paragraphs of a paragraph, closest first; worked out when first asked for, so no result rests on what is not here. */
  readonly #near = new NeighbourTable();

  readonly #isGuest: (document: string) => boolean;
  /** Grows with every change of a document. */
  #changes = 0;

  /** A guest's paragraphs are never the copies: what stands in a guest and in another document is a copy there. */
  constructor(documents: CorpusDocuments<DuplicateFacts>, isGuest: (document: string) => boolean = () => false) {
    this.#documents = documents;
    this.#isGuest = isGuest;
  }

  set(document: string, facts: DuplicateFacts): ReadonlySet<string> {
    const affected = new Set<string>();
    this.#replace(document, facts.paragraphs.map(({ span, print }) => ({ start: span.start, exact: print.exact, sketch: print.sketch })), affected);
    affected.delete(document);
    return affected;
  }

  take(document: string, entries: DuplicateEntries | undefined): void {
    // Nobody asks whose, so all are worked out anew.
    this.#near.clear();
    const number = this.#documents.numbers.take(document);
    if (entries !== undefined && !this.#table.hasParagraphs(number)) this.#file(number, entries);
    else this.#replace(document, entries ? filedParagraphs(entries) : [], nobody);
  }

  delete(document: string): ReadonlySet<string> {
    return this.#documents.numbers.of(document) === undefined ? new Set() : this.set(document, { paragraphs: [], sentences: [] });
  }

  save(): SavedState {
    return { table: this.#table.save(), exact: this.#exact.save(), postings: this.#postings.save() };
  }

  restore(state: IndexState): void {
    this.#table.restore(state.table as IndexState);
    this.#exact.restore(state.exact as IndexState);
    this.#postings.restore(state.postings as IndexState);
  }

  /** Compares the paragraphs of a document with those like them, so that `find` takes no time; `pause` is awaited in between, and documents may change meanwhile. */
  async prepare(document: string, pause: () => Promise<void>, { containment = defaultContainment }: DuplicateOptions = {}): Promise<void> {
    let changes = this.#changes;
    let paragraphs = this.#paragraphsOf(document);
    for (let index = 0; index < paragraphs.length; ) {
      const paragraph = paragraphs[index++];
      const isFirst = this.#firstOf(paragraph) === paragraph;
      if (isFirst) await this.#prepareNeighbours(paragraph, pause);
      const close = isFirst && changes === this.#changes ? this.#closeTo(paragraph, containment) : noNeighbours;
      // Of those after the closest it is asked which is closest to them.
      for (const { paragraph: other } of close.slice(1)) {
        if (changes === this.#changes) await this.#prepareNeighbours(other, pause);
      }
      await pause();
      if (changes === this.#changes) continue;
      changes = this.#changes;
      paragraphs = this.#paragraphsOf(document);
    }
  }

  /** The paragraphs of a document that are copies, in order of their places. */
  find(document: string, options: DuplicateOptions = {}): DuplicateMatch[] {
    const containment = options.containment ?? defaultContainment;
    const matches = this.#paragraphsOf(document).flatMap((paragraph): DuplicateMatch[] => {
      const { span, print } = this.#factsOf(paragraph);
      const first = this.#firstOf(paragraph);
      const original = first === paragraph ? this.#copiesOf(paragraph).find((copy) => this.#isGuest(this.#documentOf(copy))) : first;
      if (original !== undefined) return [{ span, kind: 'exact', edit: 'copied', words: print.words.length, twins: [this.#exactTwin(original)] }];
      const twins = this.#originals(paragraph, containment).map((neighbour) => this.#twinOf(neighbour));
      if (twins.length === 0) return [];
      return [{ span, kind: 'near', edit: twins[0].edit, words: print.words.length, twins }];
    });
    return matches.sort((a, b) => a.span.start - b.span.start);
  }

  /** Every other place of the paragraph at a UTF-16 offset, whether it is a copy or the original: exact ones first. */
  twinsAt(document: string, offset: number): { readonly span: Span; readonly twins: readonly Twin[] } | undefined {
    const place = this.#documents.factsOf(document)?.paragraphs.findIndex(({ span }) => touches(span, offset)) ?? -1;
    const paragraph = this.#paragraphsOf(document).find((candidate) => this.#table.place[candidate] === place);
    if (paragraph === undefined) return undefined;
    const exact = this.#copiesOf(paragraph).filter((copy) => copy !== paragraph).map((copy) => this.#exactTwin(copy));
    const first = this.#firstOf(paragraph);
    const near = this.#pairs(first, defaultContainment).filter((neighbour) => neighbour.paragraph !== paragraph).map((neighbour) => this.#twinOf(neighbour));
    return exact.length + near.length > 0 ? { span: this.#factsOf(paragraph).span, twins: [...exact, ...near] } : undefined;
  }

  #replace(document: string, paragraphs: readonly FiledParagraph[], affected: Told): void {
    this.#changes++;
    const number = this.#documents.numbers.take(document);
    const before = this.#table.paragraphsOf(number);
    const old = new Map<number, number[]>();
    for (const paragraph of before) {
      const alike = old.get(this.#table.exact[paragraph]);
      if (alike) alike.push(paragraph);
      else old.set(this.#table.exact[paragraph], [paragraph]);
    }
    const kept = paragraphs.map(({ exact }) => old.get(exact)?.shift());
    const gone = [...old.values()].flat();
    const known = gone.length > 0 ? (this.#documents.factsOf(document)?.paragraphs ?? []) : [];
    // Out with the old ones before places change, while their places still lead to what was known of them.
    for (const paragraph of gone) this.#remove(paragraph, known[this.#table.place[paragraph]].print.sketch, affected);
    const reordered = isReordered(kept.flatMap((paragraph) => (paragraph === undefined ? [] : this.#table.place[paragraph])));
    if (reordered) {
      // The order of places settles ties between near paragraphs.
      for (const paragraph of kept) if (paragraph !== undefined) this.#forgetReferrers(paragraph, affected);
    }
    const numbers = paragraphs.map((paragraph, place) => {
      const same = kept[place];
      if (same === undefined) return this.#add(number, place, paragraph, affected);
      this.#move(same, place, paragraph.start, reordered, affected);
      return same;
    });
    this.#table.setParagraphs(number, numbers);
  }

  /** Puts in the paragraphs of a document that has none so far, where nobody asks whose results change. */
  #file(document: number, { starts, exact, sketchLengths, sketches }: DuplicateEntries): void {
    this.#changes++;
    const numbers: number[] = [];
    let from = 0;
    for (let place = 0; place < starts.length; place++) {
      const paragraph = this.#table.add(document, place, starts[place], exact[place], sketchLengths[place]);
      this.#addCopy(paragraph);
      this.#postings.take(sketches, from, (from += sketchLengths[place]), paragraph);
      numbers.push(paragraph);
    }
    this.#table.setParagraphs(document, numbers);
  }

  #paragraphsOf(document: string): number[] {
    return this.#table.paragraphsOf(this.#documents.numbers.of(document));
  }

  #documentOf(paragraph: number): string {
    return this.#documents.numbers.documentOf(this.#table.document[paragraph]);
  }

  #factsOf(paragraph: number): DuplicateParagraph {
    const facts = this.#documents.factsOf(this.#documentOf(paragraph));
    if (!facts) throw new Error(`Nothing is known of ${this.#documentOf(paragraph)}.`);
    return facts.paragraphs[this.#table.place[paragraph]];
  }

  /** The near pairs of a paragraph in which it is the copy. */
  #originals(paragraph: number, containment: number): Neighbour[] {
    return this.#pairs(paragraph, containment).filter((neighbour) => this.#isCopyOf(paragraph, neighbour));
  }

  /** The near pairs of a paragraph: its closest, and those whose closest it is. */
  #pairs(paragraph: number, containment: number): Neighbour[] {
    const close = this.#closeTo(paragraph, containment);
    return close.filter((other, index) => index === 0 || this.#closeTo(other.paragraph, containment)[0]?.paragraph === paragraph);
  }

  #closeTo(paragraph: number, containment: number): Neighbour[] {
    return this.#neighbours(paragraph).filter(
      (neighbour) => greaterContainment(neighbour) >= wantedContainment(neighbour, containment) && this.#firstOf(neighbour.paragraph) === neighbour.paragraph,
    );
  }

  #neighbours(paragraph: number): Neighbour[] {
    const steps = this.#findNeighbours(paragraph);
    while (steps.next().done !== true);
    return this.#near.get(paragraph);
  }

  /** Works out a paragraph's neighbours with `pause` awaited between the comparisons; comes to nothing where a document changes meanwhile. */
  async #prepareNeighbours(paragraph: number, pause: () => Promise<void>): Promise<void> {
    const changes = this.#changes;
    const steps = this.#findNeighbours(paragraph);
    while (changes === this.#changes && steps.next().done !== true) await pause();
  }

  /** Compares a paragraph with one other at each step; its neighbours are known after the last. */
  *#findNeighbours(paragraph: number): IterableIterator<undefined> {
    if (this.#near.has(paragraph)) return;
    const { print } = this.#factsOf(paragraph);
    const neighbours: Neighbour[] = [];
    for (const candidate of this.#candidates(paragraph, print)) {
      const neighbour = this.#neighbourOf(print, candidate);
      if (neighbour !== undefined) neighbours.push(neighbour);
      yield;
    }
    neighbours.sort((a, b) => closeness(b) - closeness(a) || this.#order(a.paragraph, b.paragraph));
    this.#near.set(paragraph, neighbours);
  }

  /** The paragraphs worth aligning with one: at most `mostAligned`, those sharing most shingles first. */
  #candidates(paragraph: number, print: ParagraphPrint): number[] {
    const found = this.#sharing(paragraph, print.sketch).filter((candidate) => this.#table.exact[candidate.paragraph] !== print.exact);
    found.sort((a, b) => b.shared - a.shared || this.#order(a.paragraph, b.paragraph));
    return found.slice(0, mostAligned).map((candidate) => candidate.paragraph);
  }

  /** What another paragraph is to the one with a print, where it is near. */
  #neighbourOf(print: ParagraphPrint, paragraph: number): Neighbour | undefined {
    const { print: otherPrint } = this.#factsOf(paragraph);
    const comparison = compare(print, otherPrint);
    const { wordsA, wordsB } = comparison;
    if (!isNear(comparison) || containmentOf(comparison) * wordsA < Math.min(fewestMatchedWords, wordsA, wordsB)) return undefined;
    return { paragraph, copy: copyOf(print, otherPrint), ...comparison };
  }

  /** The paragraphs that share enough shingles for one to be a copy of the other. */
  #sharing(paragraph: number, sketch: Uint32Array): { readonly paragraph: number; readonly shared: number }[] {
    const found: { paragraph: number; shared: number }[] = [];
    for (const [other, shared] of this.#postings.shared(sketch, paragraph)) {
      const smaller = Math.min(sketch.length, this.#table.sketchLength[other]);
      if (shared >= Math.max(Math.min(2, smaller), sharedPart * smaller)) found.push({ paragraph: other, shared });
    }
    return found;
  }

  #add(document: number, place: number, { start, exact, sketch }: FiledParagraph, affected: Told): number {
    const paragraph = this.#table.add(document, place, start, exact, sketch.length);
    this.#touchNear(paragraph, sketch, affected);
    this.#addCopy(paragraph);
    this.#postings.add(sketch, paragraph, (other) => this.#forgetNear(other, affected));
    this.#touchCopies(paragraph, affected);
    return paragraph;
  }

  /** The paragraph stands elsewhere in its document now: those that name its place are told. Only one that overtook another may have become the first of its copies. */
  #move(paragraph: number, place: number, start: number, reordered: boolean, affected: Told): void {
    this.#table.place[paragraph] = place;
    if (this.#table.start[paragraph] === start) return;
    this.#touchCopies(paragraph, affected);
    for (const referrer of this.#near.referrersOf(paragraph)) affected.add(this.#documentOf(referrer));
    if (!reordered) {
      this.#table.start[paragraph] = start;
      return;
    }
    this.#exact.remove(this.#table.exact[paragraph], paragraph);
    this.#putFirst(this.#table.exact[paragraph]);
    this.#table.start[paragraph] = start;
    this.#addCopy(paragraph);
    this.#touchCopies(paragraph, affected);
  }

  #remove(paragraph: number, sketch: Uint32Array, affected: Told): void {
    this.#touchCopies(paragraph, affected);
    this.#exact.remove(this.#table.exact[paragraph], paragraph);
    this.#putFirst(this.#table.exact[paragraph]);
    this.#postings.remove(sketch, paragraph, (other) => this.#forgetNear(other, affected));
    this.#forgetNear(paragraph, affected);
    this.#forgetReferrers(paragraph, affected);
    this.#touchNear(paragraph, sketch, affected);
    this.#table.release(paragraph);
  }

  /** What was worked out of the paragraphs near this one no longer holds. */
  #touchNear(paragraph: number, sketch: Uint32Array, affected: Told): void {
    if (this.#near.isEmpty) return;
    for (const { paragraph: other } of this.#sharing(paragraph, sketch)) this.#forgetNear(other, affected);
  }

  #forgetNear(paragraph: number, affected: Told): void {
    if (!this.#near.has(paragraph)) return;
    affected.add(this.#documentOf(paragraph));
    for (const neighbour of this.#near.get(paragraph)) affected.add(this.#documentOf(neighbour.paragraph));
    this.#near.delete(paragraph);
  }

  #forgetReferrers(paragraph: number, affected: Told): void {
    for (const referrer of this.#near.referrersOf(paragraph)) this.#forgetNear(referrer, affected);
  }

  #addCopy(paragraph: number): void {
    const count = this.#exact.add(this.#table.exact[paragraph], paragraph);
    if (count === 1) return;
    const copies = this.#exact.get(this.#table.exact[paragraph]);
    if (this.#order(paragraph, copies[0]) > 0) return;
    copies[count - 1] = copies[0];
    copies[0] = paragraph;
  }

  /** Puts the first of the copies of a text in front again, after one was taken out. */
  #putFirst(exact: number): void {
    const copies = this.#exact.get(exact);
    for (let index = 1; index < copies.length; index++) {
      if (this.#order(copies[index], copies[0]) < 0) [copies[0], copies[index]] = [copies[index], copies[0]];
    }
  }

  /** Copies name the first of them, and the first one a guest, if any. */
  #touchCopies(paragraph: number, affected: Told): void {
    if (affected === nobody) return;
    const first = this.#firstOf(paragraph);
    if (this.#isGuest(this.#documentOf(paragraph))) affected.add(this.#documentOf(first));
    if (first !== paragraph) return;
    for (const copy of this.#exact.get(this.#table.exact[paragraph])) affected.add(this.#documentOf(copy));
  }

  #copiesOf(paragraph: number): number[] {
    return [...this.#exact.get(this.#table.exact[paragraph])].sort((a, b) => this.#order(a, b));
  }

  #firstOf(paragraph: number): number {
    return this.#exact.get(this.#table.exact[paragraph])[0];
  }

  #isCopyOf(paragraph: number, { paragraph: other, copy }: Neighbour): boolean {
    if (copy !== 'later') return copy === 'this';
    const guest = this.#isGuest(this.#documentOf(other));
    return this.#isGuest(this.#documentOf(paragraph)) === guest ? this.#order(paragraph, other) > 0 : guest;
  }

  #order(a: number, b: number): number {
    const { document, start } = this.#table;
    if (document[a] === document[b]) return start[a] - start[b];
    return this.#documentOf(a) < this.#documentOf(b) ? -1 : 1;
  }

  #exactTwin(paragraph: number): Twin {
    const { span, print } = this.#factsOf(paragraph);
    return { document: this.#documentOf(paragraph), span, similarity: 1, containment: 1, words: print.words.length, edit: 'copied' };
  }

  #twinOf(neighbour: Neighbour): Twin {
    const { paragraph, wordsB, edit } = neighbour;
    const { span } = this.#factsOf(paragraph);
    return { document: this.#documentOf(paragraph), span, similarity: similarityOf(neighbour), containment: containmentOf(neighbour), words: wordsB, edit };
  }
}

function isReordered(places: readonly number[]): boolean {
  return places.some((place, index) => index > 0 && place < places[index - 1]);
}

function isNear(comparison: Comparison): boolean {
  return greaterContainment(comparison) >= lowestContainment && lesserContainment(comparison) >= leastMutualContainment;
}

/** Of two near paragraphs the one that ends in "..." is the copy, or the much shorter, else the one beside a guest's, else the later. */
function copyOf(a: ParagraphPrint, b: ParagraphPrint): Copy {
  const elided = a.ending === 'elided';
  if (elided !== (b.ending === 'elided')) return elided ? 'this' : 'other';
  if (isCutShort(a, b)) return a.words.length < b.words.length ? 'this' : 'other';
  return 'later';
}

/** So much of the shorter of two paragraphs must stand in the longer for one to be a copy. */
function wantedContainment({ wordsA, wordsB }: Comparison, containment: number): number {
  return Math.min(0.95, Math.min(wordsA, wordsB) < shortWords ? containment + shortSurplus : containment);
}

/** How close two paragraphs are: by the containment of the one, then by that of the other. */
function closeness(comparison: Comparison): number {
  return greaterContainment(comparison) + 0.3 * lesserContainment(comparison);
}
