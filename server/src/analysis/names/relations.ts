import { mayRelate, type NameKnowledge, type NameRelation, relate } from './evidence.ts';
import type { NameTable } from './nameTable.ts';
import type { NameOccurrence } from './occurrences.ts';

/** Weighed pairs that are kept for the next question; more are forgotten all at once. */
const mostKnown = 200_000;

const none: readonly never[] = [];
const nothing: ReadonlyMap<string, number> = new Map();

/** A pair that was weighed, and what has to be the same for it to hold still. */
interface Weighed {
  readonly relations: readonly NameRelation[];
  readonly version: number;
  readonly otherVersion: number;
  /** The words whose frequency was asked for, with the answer. */
  readonly asked: ReadonlyMap<string, number>;
}

/**
 * Which forms spell one name. Nothing is held but the table: forms that share a block are weighed when someone asks, and remembered
 * while what was weighed stays the same.
 */
export class Relations {
  readonly #table: NameTable;
  readonly #isKnown: (word: string) => boolean;
  readonly #occurrences: (document: number) => readonly NameOccurrence[];
  readonly #partners = new Map<string, readonly string[]>();
  readonly #raised = new Map<string, readonly NameRelation[]>();
  readonly #weighed = new Map<string, Weighed>();
  /** Of each word whose frequency was asked for, the pairs that it was for. */
  readonly #asking = new Map<string, Set<string>>();

  constructor(table: NameTable, isKnown: (word: string) => boolean, occurrences: (document: number) => readonly NameOccurrence[]) {
    this.#table = table;
    this.#isKnown = isKnown;
    this.#occurrences = occurrences;
  }

  /** The relations of a form, the strongest first. */
  of(key: string): readonly NameRelation[] {
    const space = key.indexOf(' ');
    const own = this.#raisedBy(key);
    const raised = space < 0 ? own : [...own, ...this.#raisedBy(key.slice(0, space)), ...this.#raisedBy(key.slice(space + 1))];
    if (raised.length === 0) return none;
    return raised.filter(({ a, b }) => a === key || b === key).sort((x, y) => y.score - x.score || (x.a + x.b < y.a + y.b ? -1 : 1));
  }

  /** All forms that are in a relation which weighing a form raises: itself, or full names that it stands in. */
  reach(key: string): Set<string> {
    return new Set(this.#raisedBy(key).flatMap(({ a, b }) => [a, b]));
  }

  /** The forms of the weighed pairs for which someone asked how frequent a word is, where that has changed. */
  askedFor(word: string): string[] {
    const now = frequencyOf(this.#table, word);
    const forms: string[] = [];
    for (const pair of this.#asking.get(word) ?? []) {
      const weighed = this.#weighed.get(pair);
      if (weighed !== undefined && weighed.asked.get(word) !== now) forms.push(...pair.split('\n'));
    }
    return forms;
  }

  /** Forgets what was weighed of some forms: what is said of them has changed. */
  forget(keys: Iterable<string>): void {
    for (const key of keys) {
      this.#raised.delete(key);
      for (const other of this.#partners.get(key) ?? []) this.#raised.delete(other);
    }
  }

  /** Forgets also with whom some forms are worth comparing, and who with them: they came, went or meet others now. */
  regroup(keys: Iterable<string>): void {
    for (const key of keys) {
      this.forget([key]);
      const others = [...(this.#partners.get(key) ?? []), ...this.#table.candidates(key)];
      for (const other of [key, ...others]) {
        this.#partners.delete(other);
        this.#raised.delete(other);
      }
    }
  }

  /** Forgets all but what was weighed of pairs, which holds while what is said of both stays the same. */
  regroupAll(): void {
    this.#partners.clear();
    this.#raised.clear();
  }

  /** The relations that weighing a form raises. */
  #raisedBy(key: string): readonly NameRelation[] {
    const known = this.#raised.get(key);
    if (known !== undefined) return known;
    if (this.#raised.size >= mostKnown) this.#raised.clear();
    const partners = this.#partnersOf(key);
    const raised = partners.length === 0 ? none : partners.flatMap((other) => this.#weigh(key, other));
    this.#raised.set(key, raised.length === 0 ? none : raised);
    return raised;
  }

  #partnersOf(key: string): readonly string[] {
    const known = this.#partners.get(key);
    if (known !== undefined) return known;
    if (this.#partners.size >= mostKnown) this.#partners.clear();
    const partners = [...this.#table.candidates(key)].filter((other) => mayRelate(key, other, this.#isKnown));
    this.#partners.set(key, partners.length === 0 ? none : partners);
    return partners;
  }

  #weigh(key: string, other: string): readonly NameRelation[] {
    const [a, b] = key < other ? [key, other] : [other, key];
    const pair = `${a}\n${b}`;
    const [version, otherVersion] = [this.#table.version(a), this.#table.version(b)];
    const known = this.#weighed.get(pair);
    if (known?.version === version && known.otherVersion === otherVersion && this.#holds(known.asked)) return known.relations;
    if (this.#weighed.size >= mostKnown) {
      this.#weighed.clear();
      this.#asking.clear();
    }
    for (const word of known?.asked.keys() ?? []) this.#asking.get(word)?.delete(pair);
    const asked = new Map<string, number>();
    const knowledge: NameKnowledge = {
      get: (form) => this.#table.get(form),
      frequency: (word) => {
        const frequency = frequencyOf(this.#table, word);
        asked.set(word, frequency);
        return frequency;
      },
      occurrences: this.#occurrences,
      isKnown: this.#isKnown,
    };
    const relations = relate(a, b, knowledge);
    this.#weighed.set(pair, { relations: relations.length === 0 ? none : relations, version, otherVersion, asked: asked.size === 0 ? nothing : asked });
    for (const word of asked.keys()) {
      const pairs = this.#asking.get(word) ?? new Set();
      this.#asking.set(word, pairs.add(pair));
    }
    return relations;
  }

  #holds(asked: ReadonlyMap<string, number>): boolean {
    for (const [word, frequency] of asked) if (frequencyOf(this.#table, word) !== frequency) return false;
    return true;
  }
}

/** Rounded down to a power of two. */
function frequencyOf(table: NameTable, word: string): number {
  const total = table.total(word);
  return total === 0 ? 0 : 2 ** Math.floor(Math.log2(total));
}
