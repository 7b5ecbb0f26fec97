import type { NameRelation } from './evidence.ts';
import { commonest, type NameEntry } from './nameTable.ts';

/** One spelling of a name and how often the corpus has it. */
export interface NameForm {
  /** As it is written most often. */
  readonly form: string;
  readonly count: number;
  /** How many documents have it. */
  readonly documents: number;
}

/** One name with all its spellings. */
export interface NameCluster {
  /** The key of the preferred form. */
  readonly id: string;
  readonly preferred: string;
  /** The preferred form first, then by count. */
  readonly variants: readonly NameForm[];
  /** The keys of the forms, in the order of `variants`. */
  readonly keys: readonly string[];
  /** The keys of forms that look like slips of the pen rather than another way to spell the name. */
  readonly slips: readonly string[];
}

/** What clusters are made of. */
export interface NameGraph {
  entry(key: string): NameEntry | undefined;
  /** The relations of a form, the strongest first. */
  relations(key: string): readonly NameRelation[];
  documentOf(number: number): string;
  /** Whether a dictionary knows a word, which is written as names are. */
  isKnown(word: string): boolean;
}

/** Clusters and centres that are kept for the next question; more are forgotten all at once. */
const mostKnown = 100_000;

/**
 * The clusters of forms. Around a form stand those that are related to it directly, so that a chain of small differences does not join
 * what lies far apart. The most frequent form is a centre, and so on down is each that is related to no centre that is more frequent;
 * the others stand with the most frequent centre of those they are related to. So a form's cluster is found by looking at
 * more frequent forms only.
 */
export class Clusters {
  readonly #graph: NameGraph;
  readonly #centres = new Map<string, string>();
  readonly #clusters = new Map<string, NameCluster | undefined>();

  constructor(graph: NameGraph) {
    this.#graph = graph;
  }

  /** The cluster of a form; undefined where the corpus spells it one way. */
  of(key: string): NameCluster | undefined {
    const entry = this.#graph.entry(key);
    if (entry === undefined) return undefined;
    const centre = this.#centreOf(entry);
    if (this.#clusters.has(centre)) return this.#clusters.get(centre);
    if (this.#clusters.size >= mostKnown) this.#clusters.clear();
    const cluster = this.#around(this.#graph.entry(centre)!);
    this.#clusters.set(centre, cluster);
    return cluster;
  }

  /** The cluster of a form as it was last worked out; undefined where it was not. */
  known(key: string): NameCluster | undefined {
    const centre = this.#centres.get(key);
    return centre === undefined ? undefined : this.#clusters.get(centre);
  }

  /** Forgets what was worked out for some forms. */
  forget(keys: Iterable<string>): void {
    for (const key of keys) {
      const centre = this.#centres.get(key);
      this.#centres.delete(key);
      this.#clusters.delete(key);
      if (centre !== undefined) this.#clusters.delete(centre);
    }
  }

  forgetAll(): void {
    this.#centres.clear();
    this.#clusters.clear();
  }

  #centreOf(entry: NameEntry): string {
    const known = this.#centres.get(entry.key);
    if (known !== undefined) return known;
    const others = new Set(this.#graph.relations(entry.key).map(({ a, b }) => (a === entry.key ? b : a)));
    const more = [...others].flatMap((other) => this.#graph.entry(other) ?? []).filter((other) => this.#compare(other, entry) < 0);
    const centre = more.sort((a, b) => this.#compare(a, b)).find((other) => this.#centreOf(other) === other.key)?.key ?? entry.key;
    if (this.#centres.size >= mostKnown) this.#centres.clear();
    this.#centres.set(entry.key, centre);
    return centre;
  }

  #around(centre: NameEntry): NameCluster | undefined {
    const members = new Map([[centre.key, centre]]);
    const slips: string[] = [];
    for (const { a, b, slip } of this.#graph.relations(centre.key)) {
      const other = this.#graph.entry(a === centre.key ? b : a);
      if (other === undefined || members.has(other.key) || this.#centreOf(other) !== centre.key) continue;
      members.set(other.key, other);
      if (slip) slips.push(other.key);
    }
    if (members.size < 2) return undefined;
    return describe([...members.values()].sort((a, b) => this.#compare(a, b)), slips);
  }

  /** The most frequent first; on a tie the one in more documents, then the one that a dictionary knows, then the one in the lower document, then by key. */
  #compare(a: NameEntry, b: NameEntry): number {
    return b.total - a.total || b.documents.length - a.documents.length || this.#knownWords(b) - this.#knownWords(a) || compare(this.#lowestDocument(a), this.#lowestDocument(b)) || compare(a.key, b.key);
  }

  /** The share of a form's words that a dictionary knows. */
  #knownWords({ key }: NameEntry): number {
    const words = key.split(' ');
    return words.filter((word) => this.#graph.isKnown(word)).length / words.length;
  }

  #lowestDocument({ documents }: NameEntry): string {
    let lowest: string | undefined;
    for (const number of documents) {
      const document = this.#graph.documentOf(number);
      if (lowest === undefined || document < lowest) lowest = document;
    }
    return lowest ?? '';
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function describe(members: readonly NameEntry[], slips: readonly string[]): NameCluster {
  const variants = members.map((entry) => ({ form: commonest(entry.written), count: entry.total, documents: entry.documents.length }));
  return { id: members[0].key, preferred: variants[0].form, variants, keys: members.map((entry) => entry.key), slips };
}
