import { sameEvent } from './event.ts';
import type { ClaimFacts } from './frame.ts';

/** Documents are compared from this likelihood on that they are about one event. */
const sameEventThreshold = 0.25;
/** A word that more documents have leads to no candidates: it tells nothing of their event. */
const frequentWord = 400;

/**
 * Which documents are about one event. Documents meet through an inverted index over their names and lead words; a document's
 * neighbours are worked out when first asked for and kept up as documents come and go.
 */
export class EventGraph {
  readonly #facts = new Map<string, ClaimFacts>();
  readonly #holders = new Map<string, Set<string>>();
  readonly #neighbours = new Map<string, Map<string, number>>();

  get documents(): readonly string[] {
    return [...this.#facts.keys()].sort();
  }

  facts(document: string): ClaimFacts | undefined {
    return this.#facts.get(document);
  }

  /** The documents about the same event with how surely they are. */
  neighbours(document: string): ReadonlyMap<string, number> {
    const known = this.#neighbours.get(document);
    if (known !== undefined) return known;
    const facts = this.#facts.get(document);
    const found = new Map<string, number>();
    if (facts === undefined) return found;
    for (const other of this.#candidates(document, facts)) {
      const likeness = sameEvent(facts, this.#facts.get(other)!);
      if (likeness >= sameEventThreshold) found.set(other, likeness);
    }
    this.#neighbours.set(document, found);
    return found;
  }

  /**
   * Puts a document in, replaces or (without facts) removes it. Its neighbours' neighbours follow. Returns the other documents
   * whose neighbours changed otherwise, since a word became frequent or ceased to be.
   */
  replace(document: string, facts: ClaimFacts | undefined): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const other of this.neighbours(document).keys()) this.#neighbours.get(other)?.delete(document);
    const before = new Set(keysOf(this.#facts.get(document)));
    const after = new Set(keysOf(facts));
    for (const key of before) if (!after.has(key)) this.#drop(key, document, changed);
    for (const key of after) if (!before.has(key)) this.#add(key, document, changed);
    if (facts === undefined) this.#facts.delete(document);
    else this.#facts.set(document, facts);
    this.#neighbours.delete(document);
    for (const [other, likeness] of this.neighbours(document)) this.#neighbours.get(other)?.set(document, likeness);
    changed.delete(document);
    return changed;
  }

  #candidates(document: string, facts: ClaimFacts): Set<string> {
    const candidates = new Set<string>();
    for (const key of keysOf(facts)) {
      const holders = this.#holders.get(key);
      if (holders === undefined || holders.size > frequentWord) continue;
      for (const holder of holders) if (holder !== document) candidates.add(holder);
    }
    return candidates;
  }

  #add(key: string, document: string, changed: Set<string>): void {
    const holders = this.#holders.get(key) ?? new Set();
    this.#holders.set(key, holders);
    holders.add(document);
    if (holders.size === frequentWord + 1) this.#forget(holders, changed);
  }

  #drop(key: string, document: string, changed: Set<string>): void {
    const holders = this.#holders.get(key);
    if (holders === undefined) return;
    if (holders.size === frequentWord + 1) this.#forget(holders, changed);
    holders.delete(document);
    if (holders.size === 0) this.#holders.delete(key);
  }

  /** A word became frequent or is no longer: who met through it is to be worked out anew. */
  #forget(holders: ReadonlySet<string>, changed: Set<string>): void {
    for (const holder of holders) {
      this.#neighbours.delete(holder);
      changed.add(holder);
    }
  }
}

function keysOf(facts: ClaimFacts | undefined): string[] {
  return facts === undefined ? [] : [...facts.names, ...facts.lead.map((stem) => `~${stem}`)];
}
