import { isShort, sameEvent, signatureOf, type Signature } from './event.ts';
import type { ClaimFacts } from './frame.ts';

/** Documents are compared from this likelihood on that they are about one event. */
const sameEventThreshold = 0.25;
/** A word that more documents have leads to no candidates: it tells nothing of their event. */
const frequentWord = 300;
/** Long documents on one event share more than one name. */
const fewestNames = 2;

/**
 * Which documents are about one event. Documents meet through an inverted index over their names, short ones also over their lead
 * words; a document's neighbours are worked out when first asked for and kept up as documents come and go.
 */
export class EventGraph {
  readonly #facts = new Map<string, ClaimFacts>();
  readonly #signatures = new Map<string, Signature>();
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
    const found = new Map<string, number>();
    const facts = this.#facts.get(document);
    if (facts === undefined) return found;
    const signature = this.#signatures.get(document)!;
    for (const other of this.#candidates(document, facts)) {
      const likelihood = sameEvent(signature, this.#signatures.get(other)!);
      if (likelihood >= sameEventThreshold) found.set(other, likelihood);
    }
    this.#neighbours.set(document, found);
    return found;
  }

  /**
   * Puts a document in, replaces or (without facts) removes it. Its neighbours' neighbours follow. Returns the other documents
   * whose neighbours may have changed otherwise, since a word became frequent or ceased to be.
   */
  replace(document: string, facts: ClaimFacts | undefined): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const other of this.neighbours(document).keys()) this.#neighbours.get(other)?.delete(document);
    const before = new Set(keysOf(this.#facts.get(document)));
    const after = new Set(keysOf(facts));
    for (const key of before) if (!after.has(key)) this.#drop(key, document, changed);
    for (const key of after) if (!before.has(key)) this.#add(key, document, changed);
    if (facts === undefined) {
      this.#facts.delete(document);
      this.#signatures.delete(document);
    } else {
      this.#facts.set(document, facts);
      this.#signatures.set(document, signatureOf(facts));
    }
    this.#neighbours.delete(document);
    for (const [other, likelihood] of this.neighbours(document)) this.#neighbours.get(other)?.set(document, likelihood);
    changed.delete(document);
    return changed;
  }

  #candidates(document: string, facts: ClaimFacts): Set<string> {
    const shared = new Map<string, number>();
    for (const name of facts.names) {
      for (const holder of this.#rareHolders(name)) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
    const short = isShort(facts);
    const candidates = new Set<string>();
    for (const [holder, count] of shared) {
      if (count >= fewestNames || short || isShort(this.#facts.get(holder)!)) candidates.add(holder);
    }
    for (const stem of facts.lead) {
      const holders = short ? this.#rareHolders(anyLead(stem)) : (this.#holders.get(shortLead(stem)) ?? []);
      if (!short && this.#rareHolders(anyLead(stem)).size === 0) continue;
      for (const holder of holders) candidates.add(holder);
    }
    candidates.delete(document);
    return candidates;
  }

  /** The documents that have a word, none where it is frequent. */
  #rareHolders(key: string): ReadonlySet<string> {
    const holders = this.#holders.get(key);
    return holders === undefined || holders.size > frequentWord ? nobody : holders;
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

const nobody: ReadonlySet<string> = new Set();

function keysOf(facts: ClaimFacts | undefined): string[] {
  if (facts === undefined) return [];
  return [...facts.names, ...facts.lead.map(anyLead), ...(isShort(facts) ? facts.lead.map(shortLead) : [])];
}

/** The key under which all documents stand that have a lead word; no name holds these marks. */
function anyLead(stem: string): string {
  return `~${stem}`;
}

function shortLead(stem: string): string {
  return `~~${stem}`;
}
