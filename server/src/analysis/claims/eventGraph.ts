import { hashText, hashTexts } from '../../text/hash.ts';
import type { CorpusDocuments, IndexState } from '../corpusIndex.ts';
import { NumberLists } from '../numberLists.ts';
import { hasShortSignature, isShort, sameEvent, sameEventThreshold, signatureOf, type Signature } from './event.ts';
import type { ClaimFacts } from './frame.ts';
import { Signatures } from './signatures.ts';

/** A word that more documents have leads to no candidates: it tells nothing of their event. */
const frequentWord = 300;
/** Long documents on one event share more than one name. */
const fewestNames = 2;
/** A document is held against so many others on its event at most, the likeliest: a story that thousands report costs no more. */
const mostNeighbours = 64;
/** Documents whose neighbours are kept for the next question, at .5 KB each; more are forgotten all at once. */
const mostKnown = 200_000;

/** The documents most likely on a document's event, by number, in no particular order; few enough to be looked through. */
interface Likeliest {
  readonly documents: number[];
  /** How likely each is. */
  readonly likelihoods: number[];
  /** Whether they are all that may be. */
  readonly isWhole: boolean;
}

/**
 * Which documents are about one event. Documents meet through an inverted index over their names, short ones also over their lead
 * words; a document's neighbours are worked out when they are asked for.
 */
export class EventGraph {
  readonly #documents: CorpusDocuments<ClaimFacts>;
  readonly #signatures = new Signatures();
  readonly #holders = new NumberLists(53);
  readonly #likely = new Map<number, Likeliest>();
  #forgotten = 0;

  constructor(documents: CorpusDocuments<ClaimFacts>) {
    this.#documents = documents;
  }

  /** How often it was forgotten who is likely on the event of any document: what rested on it is not told of changes any more. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** The documents most likely on a document's event: those that `neighbours` asks for theirs. */
  likeliest(document: number, facts: ClaimFacts | undefined): Iterable<number> {
    return this.#likeliest(document, facts).documents;
  }

  /** The documents about the same event, by number, with how surely they are; each is also one of theirs. */
  neighbours(document: number, facts: ClaimFacts | undefined): Map<number, number> {
    const found = new Map<number, number>();
    const { documents, likelihoods } = this.#likeliest(document, facts);
    for (const [place, other] of documents.entries()) {
      if (this.#likeliest(other).documents.includes(document)) found.set(other, likelihoods[place]);
    }
    return found;
  }

  /**
   * Puts a document in, replaces or (without facts) removes it. Returns the numbers of the other documents whose neighbours may have
   * changed, and of those among them that may have other neighbours than before besides the document.
   */
  replace(document: number, before: ClaimFacts | undefined, facts: ClaimFacts | undefined): { readonly changed: ReadonlySet<number>; readonly regrouped: ReadonlySet<number> } {
    const signature = facts === undefined ? undefined : signatureOf(facts);
    if (isSame(this.#signatures.get(document), signature)) return { changed: new Set(), regrouped: new Set() };
    const were = this.#onEvent(document, before);
    const regrouped = this.#put(document, before, facts, signature);
    const are = this.#onEvent(document, facts);
    for (const other of regrouped) this.#likely.delete(other);
    this.#likely.delete(document);
    if (facts !== undefined) this.#keep(document, are);
    const now = new Map(are);
    for (const other of new Set([...were, ...are].map(([each]) => each))) {
      for (const moved of this.#follow(other, document, now.get(other))) regrouped.add(moved);
    }
    const changed = new Set([...were.map(([other]) => other), ...now.keys(), ...regrouped]);
    changed.delete(document);
    return { changed, regrouped };
  }

  /**
   * Brings a document's likeliest up to date with a document that changed; without a likelihood it is none of them. Where not all are kept, one
   * that leaves lets the next one in: returns the document and those that came and went besides.
   */
  #follow(document: number, changed: number, likelihood: number | undefined): Iterable<number> {
    const likely = this.#likely.get(document);
    if (likely === undefined) return [];
    const { documents, likelihoods, isWhole } = likely;
    const place = documents.indexOf(changed);
    if (isWhole && likelihood === undefined) {
      if (place < 0) return [];
      documents.splice(place, 1);
      likelihoods.splice(place, 1);
    } else if (isWhole && likelihood !== undefined && (place >= 0 || documents.length < mostNeighbours)) {
      const at = place < 0 ? documents.length : place;
      documents[at] = changed;
      likelihoods[at] = likelihood;
    } else if (isWhole || place >= 0 || (likelihood !== undefined && likelihood >= Math.min(...likelihoods))) {
      this.#likely.delete(document);
      const now = this.#likeliest(document).documents;
      const moved = [...documents, ...now].filter((each) => each !== changed && documents.includes(each) !== now.includes(each));
      return moved.length > 0 ? [document, ...moved] : [];
    }
    return [];
  }

  /** Puts a document in, or removes it, without working out whom it concerns. */
  take(document: number, before: ClaimFacts | undefined, entries: ClaimEntries | undefined): void {
    for (const key of new Set(keysOf(before))) this.#holders.remove(key, document);
    for (const key of entries?.keys ?? []) this.#holders.add(key, document);
    this.#signatures.set(document, entries?.signature);
    this.#forgetAll();
  }

  #forgetAll(): void {
    this.#likely.clear();
    this.#forgotten++;
  }

  save(): IndexState {
    return { signatures: this.#signatures.save(), holders: this.#holders.save() };
  }

  restore(state: IndexState): void {
    this.#signatures.restore(state.signatures as IndexState);
    this.#holders.restore(state.holders as IndexState);
  }

  /** Returns the documents that have a word that became frequent or is no longer: they meet others through it no more, or again. */
  #put(document: number, before: ClaimFacts | undefined, facts: ClaimFacts | undefined, signature: Signature | undefined): Set<number> {
    const regrouped = new Set<number>();
    const [were, are] = [new Set(keysOf(before)), new Set(keysOf(facts))];
    for (const key of were) {
      if (are.has(key)) continue;
      if (this.#holders.count(key) === frequentWord + 1) for (const holder of this.#holders.get(key)) regrouped.add(holder);
      this.#holders.remove(key, document);
    }
    for (const key of are) {
      if (were.has(key) || this.#holders.add(key, document) !== frequentWord + 1) continue;
      for (const holder of this.#holders.get(key)) regrouped.add(holder);
    }
    this.#signatures.set(document, signature);
    return regrouped;
  }

  /** The documents most likely on a document's event, as many as it is held against. */
  #likeliest(document: number, known?: ClaimFacts): Likeliest {
    return this.#likely.get(document) ?? this.#keep(document, this.#onEvent(document, known ?? this.#documents.factsOf(this.#documents.numbers.documentOf(document))));
  }

  #keep(document: number, found: [number, number][]): Likeliest {
    if (found.length > mostNeighbours) {
      const { numbers } = this.#documents;
      found.sort(([a, x], [b, y]) => y - x || (numbers.documentOf(a) < numbers.documentOf(b) ? -1 : 1));
    }
    const likeliest = found.slice(0, mostNeighbours);
    const kept = { documents: likeliest.map(([other]) => other), likelihoods: likeliest.map(([, likelihood]) => likelihood), isWhole: found.length <= mostNeighbours };
    if (this.#likely.size >= mostKnown) this.#forgetAll();
    this.#likely.set(document, kept);
    return kept;
  }

  #onEvent(document: number, facts: ClaimFacts | undefined): [number, number][] {
    const signature = this.#signatures.placed(document);
    if (facts === undefined || signature === undefined) return [];
    const found: [number, number][] = [];
    for (const other of this.#candidates(document, facts)) {
      const likelihood = sameEvent(signature, this.#signatures.placed(other)!);
      if (likelihood >= sameEventThreshold) found.push([other, likelihood]);
    }
    return found;
  }

  #candidates(document: number, facts: ClaimFacts): Set<number> {
    const shared = new Map<number, number>();
    for (const name of facts.names) {
      for (const holder of this.#rareHolders(hashText(name))) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
    const short = isShort(facts);
    const candidates = new Set<number>();
    for (const [holder, count] of shared) {
      if (count >= fewestNames || short || hasShortSignature(this.#signatures, holder)) candidates.add(holder);
    }
    for (const stem of facts.lead) {
      if (this.#rareHolders(anyLead(stem)).length === 0) continue;
      for (const holder of this.#holders.get(short ? anyLead(stem) : shortLead(stem))) candidates.add(holder);
    }
    candidates.delete(document);
    return candidates;
  }

  /** The documents that have a word, none where it is frequent. */
  #rareHolders(key: number): Uint32Array {
    return this.#holders.count(key) > frequentWord ? nobody : this.#holders.get(key);
  }
}

const nobody = new Uint32Array(0);

/** What is held of a document: the hashes of the words under which it stands, each once, and what tells its event. */
export interface ClaimEntries extends IndexState {
  readonly keys: Float64Array;
  readonly signature: Signature;
}

export function claimEntries(facts: ClaimFacts): ClaimEntries {
  return { keys: keysOf(facts), signature: signatureOf(facts) };
}

function isSame(a: Signature | undefined, b: Signature | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** The hashes of the words under which a document stands; each once, as the words are in its facts. */
function keysOf(facts: ClaimFacts | undefined): Float64Array {
  if (facts === undefined) return new Float64Array(0);
  const { names, lead } = facts;
  const forShort = isShort(facts);
  const keys = new Float64Array(names.length + (forShort ? 2 : 1) * lead.length);
  let count = 0;
  for (const name of names) keys[count++] = hashText(name);
  for (const stem of lead) keys[count++] = anyLead(stem);
  if (forShort) for (const stem of lead) keys[count++] = shortLead(stem);
  return keys;
}

/** The key under which all documents stand that have a lead word; no name holds these marks. */
function anyLead(stem: string): number {
  return hashTexts('~', stem);
}

function shortLead(stem: string): number {
  return hashTexts('~~', stem);
}
