import type { Span } from '../../text/span.ts';
import { touches } from '../../text/span.ts';
import type { CorpusDocuments, IndexState, PersistentIndex, SavedState } from '../corpusIndex.ts';
import { changedWords } from './changedWords.ts';
import { Clusters, type NameCluster, type NameForm } from './clusters.ts';
import { type NameEntries, nameEntries } from './entries.ts';
import { capitalised } from './evidence.ts';
import type { NameFacts } from './facts.ts';
import { NameTable, neighbourPairs, type TableChange } from './nameTable.ts';
import { type NameOccurrence, readOccurrences } from './occurrences.ts';
import { Relations } from './relations.ts';

/** A place where a document spells a name differently from the form that the corpus prefers. */
export interface NameVariant {
  readonly span: Span;
  /** As written here. */
  readonly form: string;
  /** The corpus's most frequent form. */
  readonly preferred: string;
  /** All forms, the preferred one first; counts from 100 on are rounded to two places. */
  readonly variants: readonly NameForm[];
  /** The cluster's id. */
  readonly cluster: string;
  /** Whether it looks like a slip of the pen (rare, and one edit from a frequent form) rather than another way to spell the name. */
  readonly slip: boolean;
}

/** A place where a document has one of a cluster's forms. */
export interface NamePlace {
  readonly document: string;
  readonly span: Span;
  readonly form: string;
}

export interface NameIndexOptions {
  /** Whether a dictionary knows a word (lower case): two known words are seldom spellings of one name. */
  readonly isKnown?: (key: string) => boolean;
}

/** How many documents' occurrences are kept for the next question. */
const keptDocuments = 256;

/** Forms that a change bears on through others; where there are more, what was worked out is forgotten altogether. */
const widestReach = 500;

/**
 * The names of a corpus and their spellings. Held is what documents say of each word; which words spell one name is worked out when
 * it is asked for, so that the cost of a document does not grow with the corpus.
 */
export class NameIndex implements PersistentIndex<NameFacts, NameEntries> {
  readonly #documents: CorpusDocuments<NameFacts>;
  readonly #table: NameTable;
  readonly #relations: Relations;
  readonly #clusters: Clusters;
  readonly #occurrences = new Map<string, readonly NameOccurrence[]>();
  /** What the document that is being changed says from now on. */
  #incoming: { readonly document: string; readonly occurrences: readonly NameOccurrence[] } | undefined;

  constructor(documents: CorpusDocuments<NameFacts>, options: NameIndexOptions = {}) {
    this.#documents = documents;
    this.#table = new NameTable(documents.numbers);
    const isKnown = options.isKnown ?? ((): boolean => false);
    this.#relations = new Relations(this.#table, isKnown, (number) => this.#occurrencesIn(documents.numbers.documentOf(number)));
    this.#clusters = new Clusters({
      entry: (key) => this.#table.get(key),
      relations: (key) => this.#relations.of(key),
      documentOf: (number) => documents.numbers.documentOf(number),
      isKnown: (word) => isKnown(capitalised(word)),
    });
  }

  set(document: string, facts: NameFacts): ReadonlySet<string> {
    return this.#replace(document, readOccurrences(facts));
  }

  delete(document: string): ReadonlySet<string> {
    return this.#replace(document, []);
  }

  take(document: string, entries: NameEntries | undefined): void {
    const before = this.#documents.factsOf(document);
    this.#occurrences.delete(document);
    this.#table.take(document, before && nameEntries(before), entries);
    this.#relations.regroupAll();
    this.#clusters.forgetAll();
  }

  save(): SavedState {
    return this.#table.save();
  }

  restore(state: IndexState): void {
    this.#table.restore(state);
  }

  /** Works out which names the words of a document spell, so that `find` takes no time; `pause` is awaited in between, and documents may change meanwhile. */
  async prepare(document: string, pause: () => Promise<void>): Promise<void> {
    const occurrences = this.#occurrencesIn(document);
    for (const key of new Set([...neighbourPairs(occurrences), ...occurrences].map((occurrence) => occurrence.key))) {
      this.#clusters.of(key);
      await pause();
    }
  }

  /** The mentions of a document that differ from the preferred form, in order, none overlapping another. */
  find(document: string): NameVariant[] {
    return this.#mentions(document).flatMap(({ span, form, key, cluster }) =>
      key === cluster.id
        ? []
        : [{ span, form, preferred: cluster.preferred, variants: cluster.variants.map(rounded), cluster: cluster.id, slip: cluster.slips.includes(key) }],
    );
  }

  /** The first place of a form, by its key, in a document, else in the first document that has it. */
  placeOf(key: string, document: string): NamePlace | undefined {
    const own = placeIn(this.#occurrencesIn(document), key);
    if (own !== undefined) return { document, ...own };
    const other = lowest(this.#documentsWith([key]));
    const place = other === undefined ? undefined : placeIn(this.#occurrencesIn(other), key);
    return other === undefined || place === undefined ? undefined : { document: other, ...place };
  }

  /** All names with more than one spelling, by id. Looks at every form of the corpus. */
  clusters(): NameCluster[] {
    const clusters = new Map<string, NameCluster>();
    for (const key of this.#table.keys()) {
      const cluster = this.#clusters.of(key);
      if (cluster !== undefined && !clusters.has(cluster.id) && !this.#isCovered(cluster)) clusters.set(cluster.id, cluster);
    }
    return [...clusters.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The documents that have one of some forms, by their keys, in order. */
  documentsWith(keys: Iterable<string>): string[] {
    return [...this.#documentsWith(keys)].sort();
  }

  /** Every place of a cluster in some documents, by default in all, by offset; each document is looked at when its turn comes. */
  *mentionsOf(cluster: string, documents?: Iterable<string>): IterableIterator<NamePlace> {
    const found = this.#clusters.of(cluster);
    if (found?.id !== cluster || this.#isCovered(found)) return;
    for (const document of documents ?? this.documentsWith(found.keys)) {
      for (const mention of this.#mentions(document)) {
        if (mention.cluster.id === cluster) yield { document, span: mention.span, form: mention.form };
      }
    }
  }

  /** The cluster whose mention lies at an offset (UTF-16) of a document. */
  clusterAt(document: string, offset: number): NameCluster | undefined {
    return this.#mentions(document).find((mention) => touches(mention.span, offset))?.cluster;
  }

  #mentions(document: string): ClusteredMention[] {
    const occurrences = this.#occurrencesIn(document);
    const mentions: ClusteredMention[] = [];
    const covered = new Set<number>();
    for (const { key, written, start, end, second } of neighbourPairs(occurrences)) {
      const cluster = this.#clusters.of(key);
      if (cluster === undefined || covered.has(start) || this.#isCovered(cluster)) continue;
      mentions.push({ span: { start, end }, form: written, key, cluster });
      covered.add(start).add(second);
    }
    for (const { key, written, start } of occurrences) {
      const cluster = this.#clusters.of(key);
      if (cluster !== undefined && !covered.has(start)) mentions.push({ span: { start, end: start + written.length }, form: written, key, cluster });
    }
    return mentions.sort((a, b) => a.span.start - b.span.start);
  }

  /** Whether the spellings of two-word forms differ only in words that have clusters of their own. */
  #isCovered(cluster: NameCluster): boolean {
    const [first, ...others] = cluster.keys.map((key) => key.split(' '));
    if (first.length === 1) return false;
    return others.every(
      (words) =>
        words.length === first.length &&
        words.every((word, place) => word === first[place] || (this.#clusters.of(word) !== undefined && this.#clusters.of(word) === this.#clusters.of(first[place]))),
    );
  }

  #occurrencesIn(document: string): readonly NameOccurrence[] {
    if (this.#incoming?.document === document) return this.#incoming.occurrences;
    const kept = this.#occurrences.get(document);
    if (kept !== undefined) return kept;
    const facts = this.#documents.factsOf(document);
    if (facts === undefined) return [];
    const occurrences = readOccurrences(facts);
    this.#remember(document, occurrences);
    return occurrences;
  }

  #remember(document: string, occurrences: readonly NameOccurrence[]): void {
    this.#occurrences.set(document, occurrences);
    if (this.#occurrences.size > keptDocuments) this.#occurrences.delete(this.#occurrences.keys().next().value as string);
  }

  /** Puts in what a document says now; returns the other documents whose results may have changed. */
  #replace(document: string, now: readonly NameOccurrence[]): Set<string> {
    const before = this.#occurrencesIn(document);
    const words = changedWords(before, now);
    this.#remember(document, now);
    if (words.size === 0) return new Set();
    const pairs = new Set([...pairsOf(before, words), ...pairsOf(now, words)]);
    const near = [...words, ...pairs];
    const wereNear = this.#reach([...near, ...this.#raisedBy(words)]);
    const old = new Map([...wereNear].map((key) => [key, this.#clusters.of(key)]));
    const change: TableChange = { regrouped: new Set() };
    // Until this call is over the corpus gives what the document said before.
    this.#incoming = { document, occurrences: now };
    this.#table.replace(document, before, now, words, change);
    this.#relations.forget(near);
    this.#relations.regroup([...change.regrouped, ...pairs]);
    const asking = [...words].flatMap((word) => this.#relations.askedFor(word));
    this.#relations.forget(asking);
    for (const key of asking) if (!old.has(key)) old.set(key, this.#clusters.known(key));
    this.#clusters.forget([...old.keys(), ...change.regrouped]);
    const areNear = this.#reach([...old.keys(), ...near, ...this.#raisedBy([...words, ...asking]), ...change.regrouped]);
    if (areNear.size >= widestReach) this.#clusters.forgetAll();
    else this.#clusters.forget(areNear);
    const affected = this.#documentsOfChanged(old.values(), [...areNear].map((key) => this.#clusters.of(key)));
    for (const other of this.#documentsWith([...change.regrouped].filter((key) => !words.has(key)))) affected.add(other);
    this.#incoming = undefined;
    affected.delete(document);
    return affected;
  }

  #raisedBy(words: Iterable<string>): Set<string> {
    const raised = new Set<string>();
    for (const word of words) for (const key of this.#relations.reach(word)) raised.add(key);
    return raised;
  }

  /** Forms and all that relations connect with them. */
  #reach(keys: Iterable<string>): Set<string> {
    const reached = new Set(keys);
    for (const key of reached) {
      if (reached.size >= widestReach) break;
      for (const { a, b } of this.#relations.of(key)) reached.add(a).add(b);
    }
    return reached;
  }

  /** The documents with forms of clusters that are not the same before and after. */
  #documentsOfChanged(old: Iterable<NameCluster | undefined>, now: Iterable<NameCluster | undefined>): Set<string> {
    const [before, after] = [byText(old), byText(now)];
    const preferred = new Set([...after.values()].map(({ id }) => id));
    const kept = new Set([...before.values()].map(({ id }) => id).filter((id) => preferred.has(id)));
    const changed = [...[...before].filter(([text]) => !after.has(text)), ...[...after].filter(([text]) => !before.has(text))];
    // Where the preferred form stays, documents that have only it have no finding before or after.
    return this.#documentsWith(changed.flatMap(([, { id, keys }]) => (kept.has(id) ? keys.slice(1) : keys)));
  }

  #documentsWith(keys: Iterable<string>): Set<string> {
    const found = new Set<string>();
    for (const key of keys) for (const number of this.#table.get(key)?.documents ?? []) found.add(this.#documents.numbers.documentOf(number));
    return found;
  }
}

/** The first place of a form of one word or two. */
function placeIn(occurrences: readonly NameOccurrence[], key: string): { readonly span: Span; readonly form: string } | undefined {
  if (key.includes(' ')) {
    const pair = neighbourPairs(occurrences).find((candidate) => candidate.key === key);
    return pair && { span: { start: pair.start, end: pair.end }, form: pair.written };
  }
  const word = occurrences.find((candidate) => candidate.key === key);
  return word && { span: { start: word.start, end: word.start + word.written.length }, form: word.written };
}

function lowest(documents: Iterable<string>): string | undefined {
  let found: string | undefined;
  for (const document of documents) if (found === undefined || document < found) found = document;
  return found;
}

/** Counts above it are shown rounded, so that not every mention of a frequent name makes another finding in each document that has it. */
const mostExact = 100;

/** A form with its counts as findings show them: to two places from a hundred on. */
function rounded({ form, count, documents }: NameForm): NameForm {
  const round = (value: number): number => (value < mostExact ? value : Number(value.toPrecision(2)));
  return { form, count: round(count), documents: round(documents) };
}

/** Clusters by all that findings show of them. */
function byText(clusters: Iterable<NameCluster | undefined>): Map<string, NameCluster> {
  const found = new Map<string, NameCluster>();
  for (const cluster of clusters) if (cluster !== undefined) found.set(JSON.stringify([cluster.keys, cluster.variants.map(rounded), cluster.slips]), cluster);
  return found;
}

function pairsOf(occurrences: readonly NameOccurrence[], words: ReadonlySet<string>): string[] {
  return neighbourPairs(occurrences).flatMap(({ key }) => (key.split(' ').every((word) => words.has(word)) ? [key] : []));
}

interface ClusteredMention {
  readonly span: Span;
  readonly form: string;
  readonly key: string;
  readonly cluster: NameCluster;
}
