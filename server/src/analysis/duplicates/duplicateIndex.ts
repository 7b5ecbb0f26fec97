import type { Span } from '../../text/span.ts';
import { touches } from '../../text/span.ts';
import type { CorpusIndex } from '../corpusIndex.ts';
import { compare, isCutShort, type Comparison, type Edit } from './comparison.ts';
import type { DuplicateFacts, ParagraphPrint } from './facts.ts';
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

interface Entry {
  readonly number: number;
  readonly document: string;
  span: Span;
  readonly print: ParagraphPrint;
}

interface Neighbour {
  readonly entry: Entry;
  readonly comparison: Comparison;
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

/**
 * Finds paragraphs that stand more than once: exact copies by hash, near ones by shared two-word shingles and then an
 * alignment of words. A near pair counts where either paragraph is the other's closest.
 */
export class DuplicateIndex implements CorpusIndex<DuplicateFacts> {
  readonly #documents = new Map<string, Entry[]>();
  readonly #exact = new Map<number, Set<Entry>>();
  readonly #entries = new Map<number, Entry>();
  readonly #postings = new Postings();
  /** Near paragraphs of an entry, closest first; worked out when first asked for. */
  readonly #near = new Map<Entry, readonly Neighbour[]>();
  /** The entries in whose near paragraphs an entry is, or once was. */
  readonly #referrers = new Map<Entry, Set<Entry>>();
  readonly #isGuest: (document: string) => boolean;
  #nextNumber = 0;

  /** A guest's paragraphs are never the copies: what stands in a guest and in another document is a copy there. */
  constructor(isGuest: (document: string) => boolean = () => false) {
    this.#isGuest = isGuest;
  }

  set(document: string, facts: DuplicateFacts): ReadonlySet<string> {
    const affected = new Set<string>();
    const old = new Map<number, Entry[]>();
    for (const entry of this.#documents.get(document) ?? []) {
      const alike = old.get(entry.print.exact);
      if (alike) alike.push(entry);
      else old.set(entry.print.exact, [entry]);
    }
    const entries = facts.paragraphs.map(({ span, print }) => {
      const kept = old.get(print.exact)?.shift();
      if (!kept) return this.#add({ number: this.#nextNumber++, document, span, print }, affected);
      this.#move(kept, span, affected);
      return kept;
    });
    for (const gone of old.values()) for (const entry of gone) this.#remove(entry, affected);
    if (entries.length > 0) this.#documents.set(document, entries);
    else this.#documents.delete(document);
    affected.delete(document);
    return affected;
  }

  delete(document: string): ReadonlySet<string> {
    return this.set(document, { paragraphs: [] });
  }

  /** The paragraphs of a document that are copies, in order of their places. */
  find(document: string, options: DuplicateOptions = {}): DuplicateMatch[] {
    const containment = options.containment ?? defaultContainment;
    const matches = (this.#documents.get(document) ?? []).flatMap((entry): DuplicateMatch[] => {
      const first = this.#firstOf(entry);
      const original = first === entry ? this.#copiesOf(entry).find((copy) => this.#isGuest(copy.document)) : first;
      if (original) return [this.#exactMatch(entry, original)];
      const twins = this.#originals(entry, containment).map((neighbour) => twinOf(neighbour));
      if (twins.length === 0) return [];
      return [{ span: entry.span, kind: 'near', edit: twins[0].edit, words: entry.print.words.length, twins }];
    });
    return matches.sort((a, b) => a.span.start - b.span.start);
  }

  /** Every other place of the paragraph at a UTF-16 offset, whether it is a copy or the original: exact ones first. */
  twinsAt(document: string, offset: number): { readonly span: Span; readonly twins: readonly Twin[] } | undefined {
    const entry = this.#documents.get(document)?.find(({ span }) => touches(span, offset));
    if (!entry) return undefined;
    const exact = this.#copiesOf(entry).filter((copy) => copy !== entry).map(exactTwin);
    const first = this.#firstOf(entry);
    const near = this.#pairs(first, defaultContainment).filter((neighbour) => neighbour.entry !== entry).map(twinOf);
    return exact.length + near.length > 0 ? { span: entry.span, twins: [...exact, ...near] } : undefined;
  }

  #exactMatch(entry: Entry, first: Entry): DuplicateMatch {
    return { span: entry.span, kind: 'exact', edit: 'copied', words: entry.print.words.length, twins: [exactTwin(first)] };
  }

  /** The near pairs of an entry in which it is the copy. */
  #originals(entry: Entry, containment: number): Neighbour[] {
    return this.#pairs(entry, containment).filter((neighbour) => this.#isCopyOf(entry, neighbour.entry));
  }

  /** The near pairs of an entry: its closest, and those whose closest it is. */
  #pairs(entry: Entry, containment: number): Neighbour[] {
    const close = this.#closeTo(entry, containment);
    return close.filter(({ entry: other }, index) => index === 0 || this.#closeTo(other, containment)[0]?.entry === entry);
  }

  #closeTo(entry: Entry, containment: number): Neighbour[] {
    return this.#neighbours(entry).filter(
      ({ entry: other, comparison }) =>
        Math.max(comparison.containmentA, comparison.containmentB) >= wantedContainment(entry, other, containment) && this.#firstOf(other) === other,
    );
  }

  #neighbours(entry: Entry): readonly Neighbour[] {
    const known = this.#near.get(entry);
    if (known) return known;
    const neighbours = this.#candidates(entry)
      .map((other) => ({ entry: other, comparison: compare(entry.print, other.print) }))
      .filter(({ entry: other, comparison }) => isNear(comparison) && comparison.containmentA * entry.print.words.length >= Math.min(fewestMatchedWords, wordsOf(entry, other)))
      .sort((a, b) => closeness(b.comparison) - closeness(a.comparison) || order(a.entry, b.entry));
    this.#near.set(entry, neighbours);
    for (const { entry: other } of neighbours) this.#referrersOf(other).add(entry);
    return neighbours;
  }

  #referrersOf(entry: Entry): Set<Entry> {
    const known = this.#referrers.get(entry);
    if (known) return known;
    const referrers = new Set<Entry>();
    this.#referrers.set(entry, referrers);
    return referrers;
  }

  /** The paragraphs worth aligning, at most `mostAligned`, those sharing most shingles first. */
  #candidates(entry: Entry): Entry[] {
    const found = this.#sharing(entry).filter((candidate) => candidate.entry.print.exact !== entry.print.exact);
    found.sort((a, b) => b.shared - a.shared || order(a.entry, b.entry));
    return found.slice(0, mostAligned).map((candidate) => candidate.entry);
  }

  /** The paragraphs that share enough shingles for one to be a copy of the other. */
  #sharing(entry: Entry): { readonly entry: Entry; readonly shared: number }[] {
    const { sketch } = entry.print;
    const found: { entry: Entry; shared: number }[] = [];
    for (const [number, shared] of this.#postings.shared(sketch, entry.number)) {
      const other = this.#entries.get(number);
      if (!other) continue;
      const smaller = Math.min(sketch.length, other.print.sketch.length);
      if (shared >= Math.max(Math.min(2, smaller), sharedPart * smaller)) found.push({ entry: other, shared });
    }
    return found;
  }

  #add(entry: Entry, affected: Set<string>): Entry {
    this.#touchNear(entry, affected);
    const copies = this.#exact.get(entry.print.exact);
    if (copies) copies.add(entry);
    else this.#exact.set(entry.print.exact, new Set([entry]));
    this.#entries.set(entry.number, entry);
    this.#forgetNear(this.#postings.add(entry.print.sketch, entry.number), affected);
    this.#touchCopies(entry, affected);
    return entry;
  }

  /** The paragraph stands elsewhere in its document now: those that name its place are told. */
  #move(entry: Entry, span: Span, affected: Set<string>): void {
    if (entry.span.start === span.start && entry.span.end === span.end) return;
    this.#touchCopies(entry, affected);
    for (const referrer of this.#referrers.get(entry) ?? []) affected.add(referrer.document);
    entry.span = span;
    this.#touchCopies(entry, affected);
  }

  #remove(entry: Entry, affected: Set<string>): void {
    this.#touchCopies(entry, affected);
    const copies = this.#exact.get(entry.print.exact);
    copies?.delete(entry);
    if (copies?.size === 0) this.#exact.delete(entry.print.exact);
    this.#entries.delete(entry.number);
    this.#forgetNear(this.#postings.remove(entry.print.sketch, entry.number), affected);
    this.#near.delete(entry);
    this.#referrers.delete(entry);
    this.#touchNear(entry, affected);
  }

  /** What was known of the paragraphs near this one no longer holds. */
  #touchNear(entry: Entry, affected: Set<string>): void {
    this.#forgetNear(this.#sharing(entry).map((candidate) => candidate.entry.number), affected);
  }

  #forgetNear(numbers: readonly number[], affected: Set<string>): void {
    for (const number of numbers) {
      const other = this.#entries.get(number);
      if (!other) continue;
      affected.add(other.document);
      for (const neighbour of this.#near.get(other) ?? []) affected.add(neighbour.entry.document);
      this.#near.delete(other);
    }
  }

  /** Copies name the first of them, and the first one a guest, if any. */
  #touchCopies(entry: Entry, affected: Set<string>): void {
    const first = this.#firstOf(entry);
    if (this.#isGuest(entry.document)) affected.add(first.document);
    if (first !== entry) return;
    for (const copy of this.#exact.get(entry.print.exact) ?? []) affected.add(copy.document);
  }

  #copiesOf(entry: Entry): Entry[] {
    return [...(this.#exact.get(entry.print.exact) ?? [])].sort(order);
  }

  #firstOf(entry: Entry): Entry {
    let first = entry;
    for (const copy of this.#exact.get(entry.print.exact) ?? []) if (order(copy, first) < 0) first = copy;
    return first;
  }

  /** Of two near paragraphs the one that ends in "..." is the copy, or the much shorter, else the one beside a guest's, else the later. */
  #isCopyOf(entry: Entry, other: Entry): boolean {
    const elided = entry.print.ending === 'elided';
    if (elided !== (other.print.ending === 'elided')) return elided;
    if (isCutShort(entry.print, other.print)) return entry.print.words.length < other.print.words.length;
    const guest = this.#isGuest(other.document);
    return this.#isGuest(entry.document) === guest ? order(entry, other) > 0 : guest;
  }
}

function isNear({ containmentA, containmentB }: Comparison): boolean {
  return Math.max(containmentA, containmentB) >= lowestContainment && Math.min(containmentA, containmentB) >= leastMutualContainment;
}

/** The length in words of the shorter paragraph. */
function wordsOf(a: Entry, b: Entry): number {
  return Math.min(a.print.words.length, b.print.words.length);
}

function wantedContainment(a: Entry, b: Entry, containment: number): number {
  return Math.min(0.95, wordsOf(a, b) < shortWords ? containment + shortSurplus : containment);
}

/** How close two paragraphs are: by the containment of the one, then by that of the other. */
function closeness({ containmentA, containmentB }: Comparison): number {
  return Math.max(containmentA, containmentB) + 0.3 * Math.min(containmentA, containmentB);
}

function order(a: Entry, b: Entry): number {
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.span.start - b.span.start;
}

function exactTwin(entry: Entry): Twin {
  const { document, span, print } = entry;
  return { document, span, similarity: 1, containment: 1, words: print.words.length, edit: 'copied' };
}

function twinOf({ entry, comparison }: Neighbour): Twin {
  const { similarity, containmentA, edit } = comparison;
  return { document: entry.document, span: entry.span, similarity, containment: containmentA, words: entry.print.words.length, edit };
}
