import { mayRelate, type NameKnowledge, type NameRelation, relate } from './evidence.ts';
import type { NameTable, TableChange } from './nameTable.ts';

/**
 * Which forms spell one name, kept up to date: every two forms that share a block are weighed, and weighed again when one of the forms
 * changes that their weighing asked for.
 */
export class RelationGraph {
  readonly #table: NameTable;
  readonly #isKnown: (key: string) => boolean;
  /** For each form, those it shares a block with. */
  readonly #paired = new Map<string, Set<string>>();
  /** For each form, the pairs whose weighing asked for it. */
  readonly #asking = new Map<string, Set<string>>();
  /** For each pair, the forms its weighing asked for. */
  readonly #asked = new Map<string, readonly string[]>();
  readonly #relations = new Map<string, readonly NameRelation[]>();
  /** For each form, the pairs that gave it a relation. */
  readonly #related = new Map<string, Map<string, NameRelation>>();

  constructor(table: NameTable, isKnown: (key: string) => boolean) {
    this.#table = table;
    this.#isKnown = isKnown;
  }

  /** Weighs what a change of the table bears on; returns the forms whose relations changed. */
  refresh({ touched, regrouped }: TableChange): Set<string> {
    const pairs = new Set<string>();
    for (const key of regrouped) this.#regroup(key, pairs);
    for (const key of touched) for (const pair of this.#asking.get(key) ?? []) pairs.add(pair);
    const changed = new Set<string>();
    for (const pair of pairs) this.#weigh(pair, changed);
    return changed;
  }

  /** Pairs a form with the forms it may be related to, as things stand; notes the pairs that came or went. */
  #regroup(key: string, pairs: Set<string>): void {
    const now = this.#table.get(key) === undefined ? new Set<string>() : this.#table.candidates(key);
    const before = this.#paired.get(key) ?? new Set<string>();
    for (const other of [...before]) {
      if (now.has(other)) continue;
      pairs.add(pairKey(key, other));
      this.#unpair(key, other);
    }
    for (const other of now) {
      if (before.has(other) || !mayRelate(key, other, this.#isKnown)) continue;
      pairs.add(pairKey(key, other));
      this.#pair(key, other);
    }
  }

  /** The relations of a form, the strongest first. */
  relations(key: string): NameRelation[] {
    const relations = [...(this.#related.get(key)?.values() ?? [])];
    return relations.sort((a, b) => b.score - a.score || (a.a + a.b < b.a + b.b ? -1 : 1));
  }

  /** The sets of forms that relations connect, of those that hold one of `keys`. */
  components(keys: Iterable<string>): string[][] {
    const seen = new Set<string>();
    const components: string[][] = [];
    for (const key of keys) {
      if (seen.has(key) || !this.#related.has(key)) continue;
      const component = [key];
      seen.add(key);
      for (const member of component) {
        for (const relation of this.#related.get(member)?.values() ?? []) {
          const other = relation.a === member ? relation.b : relation.a;
          if (seen.has(other)) continue;
          seen.add(other);
          component.push(other);
        }
      }
      components.push(component);
    }
    return components;
  }

  #weigh(pair: string, changed: Set<string>): void {
    const [a, b] = pair.split('\n');
    for (const key of this.#asked.get(pair) ?? []) remove(this.#asking, key, pair);
    this.#asked.delete(pair);
    let relations: NameRelation[] = [];
    if (this.#paired.get(a)?.has(b)) {
      const knowledge = new RecordingKnowledge(this.#table, this.#isKnown);
      relations = relate(a, b, knowledge);
      this.#asked.set(pair, [...knowledge.asked]);
      for (const key of knowledge.asked) add(this.#asking, key, pair);
    }
    const before = this.#relations.get(pair) ?? [];
    if (JSON.stringify(before) === JSON.stringify(relations)) return;
    for (const relation of before) this.#forget(pair, relation, changed);
    for (const relation of relations) this.#keep(pair, relation, changed);
    if (relations.length > 0) this.#relations.set(pair, relations);
    else this.#relations.delete(pair);
  }

  #keep(pair: string, relation: NameRelation, changed: Set<string>): void {
    for (const key of [relation.a, relation.b]) {
      changed.add(key);
      const related = this.#related.get(key) ?? new Map<string, NameRelation>();
      related.set(`${pair}\n${relation.a}\n${relation.b}`, relation);
      this.#related.set(key, related);
    }
  }

  #forget(pair: string, relation: NameRelation, changed: Set<string>): void {
    for (const key of [relation.a, relation.b]) {
      changed.add(key);
      const related = this.#related.get(key);
      related?.delete(`${pair}\n${relation.a}\n${relation.b}`);
      if (related?.size === 0) this.#related.delete(key);
    }
  }

  #pair(a: string, b: string): void {
    add(this.#paired, a, b);
    add(this.#paired, b, a);
  }

  #unpair(a: string, b: string): void {
    remove(this.#paired, a, b);
    remove(this.#paired, b, a);
  }
}

/** The table, remembering which forms were asked for. */
class RecordingKnowledge implements NameKnowledge {
  readonly asked = new Set<string>();
  readonly #table: NameTable;
  readonly isKnown: (key: string) => boolean;

  constructor(table: NameTable, isKnown: (key: string) => boolean) {
    this.#table = table;
    this.isKnown = isKnown;
  }

  get(key: string): ReturnType<NameTable['get']> {
    this.asked.add(key);
    return this.#table.get(key);
  }

  occurrences(document: string): ReturnType<NameTable['occurrences']> {
    return this.#table.occurrences(document);
  }
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

function remove(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
}
