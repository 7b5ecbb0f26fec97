import type { Span } from '../../text/span.ts';
import { touches } from '../../text/span.ts';
import type { CorpusIndex } from '../corpusIndex.ts';
import { clusterForms, type NameCluster, type NameForm } from './clusters.ts';
import type { NameFacts } from './facts.ts';
import { NameTable, neighbourPairs, type TableChange } from './nameTable.ts';
import { RelationGraph } from './relationGraph.ts';

/** A place where a document spells a name differently from the form that the corpus prefers. */
export interface NameVariant {
  readonly span: Span;
  /** As written here. */
  readonly form: string;
  /** The corpus's most frequent form. */
  readonly preferred: string;
  /** All forms, the preferred one first. */
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

/** The names of a corpus and their spellings. */
export class NameIndex implements CorpusIndex<NameFacts> {
  readonly #table = new NameTable();
  readonly #graph: RelationGraph;
  readonly #clusters = new Map<string, NameCluster>();

  constructor(options: NameIndexOptions = {}) {
    this.#graph = new RelationGraph(this.#table, options.isKnown ?? (() => false));
  }

  set(document: string, facts: NameFacts): ReadonlySet<string> {
    const change = noChange();
    this.#table.remove(document, change);
    this.#table.add(document, facts, change);
    return this.#refresh(document, change);
  }

  delete(document: string): ReadonlySet<string> {
    const change = noChange();
    this.#table.remove(document, change);
    return this.#refresh(document, change);
  }

  /** The mentions of a document that differ from the preferred form, in order, none overlapping another. */
  find(document: string): NameVariant[] {
    return this.#mentions(document).flatMap(({ span, form, key, cluster }) =>
      key === cluster.id
        ? []
        : [{ span, form, preferred: cluster.preferred, variants: cluster.variants, cluster: cluster.id, slip: cluster.slips.includes(key) }],
    );
  }

  /** All names with more than one spelling, by id. */
  clusters(): NameCluster[] {
    const clusters = [...new Set(this.#clusters.values())].filter((cluster) => !this.#isCovered(cluster));
    return clusters.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Every place of a cluster, by document (code-unit order) and offset. */
  mentionsOf(cluster: string): NamePlace[] {
    const found = this.#clusters.get(cluster);
    if (found === undefined || found.id !== cluster || this.#isCovered(found)) return [];
    const documents = new Set(found.keys.flatMap((key) => [...(this.#table.get(key)?.documents.keys() ?? [])]));
    return [...documents].sort().flatMap((document) =>
      this.#mentions(document)
        .filter((mention) => mention.cluster === found)
        .map(({ span, form }) => ({ document, span, form })),
    );
  }

  /** The cluster whose mention lies at an offset (UTF-16) of a document. */
  clusterAt(document: string, offset: number): NameCluster | undefined {
    return this.#mentions(document).find((mention) => touches(mention.span, offset))?.cluster;
  }

  #mentions(document: string): ClusteredMention[] {
    if (this.#clusters.size === 0) return [];
    const occurrences = this.#table.occurrences(document);
    const mentions: ClusteredMention[] = [];
    const covered = new Set<number>();
    for (const { key, written, start, end, second } of neighbourPairs(occurrences)) {
      const cluster = this.#clusters.get(key);
      if (cluster === undefined || covered.has(start) || this.#isCovered(cluster)) continue;
      mentions.push({ span: { start, end }, form: written, key, cluster });
      covered.add(start).add(second);
    }
    for (const { key, written, start } of occurrences) {
      const cluster = this.#clusters.get(key);
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
        words.every((word, place) => {
          const own = this.#clusters.get(word);
          return word === first[place] || (own !== undefined && own === this.#clusters.get(first[place]));
        }),
    );
  }

  /** Weighs again what a change bears on; returns the other documents whose results may have changed. */
  #refresh(document: string, change: TableChange): Set<string> {
    const changed = new Set<string>();
    for (const key of [...this.#graph.refresh(change), ...change.touched]) {
      changed.add(key);
      for (const member of this.#clusters.get(key)?.keys ?? []) changed.add(member);
    }
    const affected = new Set<string>();
    const before = new Set<NameCluster>();
    for (const key of changed) {
      const cluster = this.#clusters.get(key);
      if (cluster !== undefined) before.add(cluster);
    }
    for (const cluster of before) for (const key of cluster.keys) this.#clusters.delete(key);
    const after = this.#graph.components(changed).flatMap((keys) => {
      for (const key of keys) this.#dissolve(key, before);
      const entries = keys.flatMap((key) => this.#table.get(key) ?? []);
      return clusterForms(entries, (key) => this.#graph.relations(key));
    });
    for (const cluster of after) for (const key of cluster.keys) this.#clusters.set(key, cluster);
    const [same, still] = [new Set([...before].map(toText)), new Set(after.map(toText))];
    const preferred = new Set(after.map(({ id }) => id));
    const kept = new Set([...before].map(({ id }) => id).filter((id) => preferred.has(id)));
    for (const cluster of [...[...before].filter((old) => !still.has(toText(old))), ...after.filter((now) => !same.has(toText(now)))]) {
      // Where the preferred form stays, documents that have only it have no finding before or after.
      const keys = kept.has(cluster.id) ? cluster.keys.slice(1) : cluster.keys;
      for (const key of keys) for (const other of this.#table.get(key)?.documents.keys() ?? []) affected.add(other);
    }
    affected.delete(document);
    return affected;
  }

  #dissolve(key: string, before: Set<NameCluster>): void {
    const cluster = this.#clusters.get(key);
    if (cluster === undefined) return;
    before.add(cluster);
    for (const member of cluster.keys) this.#clusters.delete(member);
  }
}

function toText(cluster: NameCluster): string {
  return JSON.stringify(cluster);
}

function noChange(): TableChange {
  return { touched: new Set(), regrouped: new Set() };
}

interface ClusteredMention {
  readonly span: Span;
  readonly form: string;
  readonly key: string;
  readonly cluster: NameCluster;
}
