import type { IndexState, SavedState } from '../corpusIndex.ts';
import type { DocumentNumbers } from '../documentNumbers.ts';
import { NumberLists } from '../numberLists.ts';
import { hasShortSignature, isShortSignature, keysIn, mayBeLinked, sameEvent, sameEventThreshold, shortLead, type Signature, tellSameEvent } from './event.ts';
import { type Likeliest, LikeliestMemory } from './likeliest.ts';
import { placedAlone, type PlacedSignature, Signatures } from './signatures.ts';

/** A word that more documents have leads to no candidates: it tells nothing of their event. */
const frequentWord = 300;
/** Long documents on one event share more than one name. */
const fewestNames = 2;
/** A document is held against so many others on its event at most, the likeliest: a story that thousands report costs no more. */
const mostNeighbours = 64;
/** Documents whose neighbours are kept for the next question; more are forgotten all at once. */
const mostKnown = 200_000;

/**
 * Which documents are about one event. Documents meet through an inverted index over their names, short ones also over their lead
 * words; a document's neighbours are worked out when they are asked for.
 */
export class EventGraph {
  readonly #numbers: DocumentNumbers;
  readonly #signatures = new Signatures();
  readonly #holders = new NumberLists(53);
  readonly #likely = new LikeliestMemory();
  #forgotten = 0;

  constructor(numbers: DocumentNumbers) {
    this.#numbers = numbers;
  }

  /** How often it was forgotten who is likely on the event of any document: what rested on it is not told of changes any more. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** The documents most likely on a document's event: those that `neighbours` asks for theirs. */
  likeliest(document: number): Iterable<number> {
    return this.#likeliest(document).slice();
  }

  /** The documents about the same event, by number, with how surely they are; each is also one of theirs. */
  neighbours(document: number): Map<number, number> {
    const found = new Map<number, number>();
    for (const other of this.likeliest(document)) {
      const likelihood = this.likelihood(document, other);
      if (likelihood !== undefined) found.set(other, likelihood);
    }
    return found;
  }

  /** How surely two documents are about the same event; undefined where they are no neighbours. */
  likelihood(document: number, other: number): number | undefined {
    const place = this.#likeliest(document).indexOf(other);
    if (place < 0) return undefined;
    const likelihood = this.#likely.likelihoodAt(document, place);
    return this.#likeliest(other).includes(document) ? likelihood : undefined;
  }

  /** Whether two documents that are about one event so likely may have claims of one quantity; where not, none need be read. */
  mayBeLinked(a: number, b: number, event: number): boolean {
    const [own, other] = [this.#signatures.placed(a), this.#signatures.placed(b)];
    return own !== undefined && other !== undefined && mayBeLinked(own, other, event);
  }

  /**
   * Puts a document in, replaces or (without a signature) removes it. Returns the numbers of the other documents whose neighbours may have
   * changed, and of those among them that may have other neighbours than before besides the document.
   */
  replace(document: number, signature: Signature | undefined): { readonly changed: ReadonlySet<number>; readonly regrouped: ReadonlySet<number> } {
    if (tellSameEvent(this.#signatures.get(document), signature)) {
      this.#signatures.set(document, signature);
      return { changed: new Set(), regrouped: new Set() };
    }
    const were = this.#onEvent(document);
    const regrouped = this.#put(document, signature);
    const are = this.#onEvent(document);
    for (const other of regrouped) this.#likely.delete(other);
    this.#likely.delete(document);
    if (signature !== undefined) this.#keep(document, are);
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
      this.#likely.set(document, likely);
    } else if (isWhole && likelihood !== undefined && (place >= 0 || documents.length < mostNeighbours)) {
      const at = place < 0 ? documents.length : place;
      documents[at] = changed;
      likelihoods[at] = likelihood;
      this.#likely.set(document, likely);
    } else if (isWhole || place >= 0 || (likelihood !== undefined && likelihood >= Math.min(...likelihoods))) {
      this.#likely.delete(document);
      const now = this.#likeliest(document);
      const moved = [...documents, ...now].filter((each) => each !== changed && documents.includes(each) !== now.includes(each));
      return moved.length > 0 ? [document, ...moved] : [];
    }
    return [];
  }

  /** Puts a document in, or removes it, without working out whom it concerns. */
  take(document: number, signature: Signature | undefined): void {
    this.#holders.moveSoon(keysOf(this.#signatures.placed(document)), keysOf(signature && placedAlone(signature)), document);
    this.#signatures.set(document, signature);
    this.#forgetAll();
  }

  #forgetAll(): void {
    this.#likely.clear();
    this.#forgotten++;
  }

  save(): SavedState {
    return { signatures: this.#signatures.save(), holders: this.#holders.save() };
  }

  restore(state: IndexState): void {
    this.#signatures.restore(state.signatures as IndexState);
    this.#holders.restore(state.holders as IndexState);
  }

  /** Returns the documents that have a word that became frequent or is no longer: they meet others through it no more, or again. */
  #put(document: number, signature: Signature | undefined): Set<number> {
    const regrouped = new Set<number>();
    const [were, are] = [new Set(keysOf(this.#signatures.placed(document))), new Set(keysOf(signature && placedAlone(signature)))];
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

  /** The documents most likely on a document's event, as many as it is held against: a view, void after those of another are asked for. */
  #likeliest(document: number): Uint32Array {
    return this.#likely.documentsOf(document) ?? this.#keep(document, this.#onEvent(document));
  }

  #keep(document: number, found: [number, number][]): Uint32Array {
    if (found.length > mostNeighbours) {
      const numbers = this.#numbers;
      found.sort(([a, x], [b, y]) => y - x || (numbers.documentOf(a) < numbers.documentOf(b) ? -1 : 1));
    }
    const likeliest = found.slice(0, mostNeighbours);
    const kept: Likeliest = { documents: likeliest.map(([other]) => other), likelihoods: likeliest.map(([, likelihood]) => likelihood), isWhole: found.length <= mostNeighbours };
    if (this.#likely.size >= mostKnown) this.#forgetAll();
    this.#likely.set(document, kept);
    return this.#likely.documentsOf(document)!;
  }

  #onEvent(document: number): [number, number][] {
    const signature = this.#signatures.placed(document);
    if (signature === undefined) return [];
    const found: [number, number][] = [];
    for (const other of this.#candidates(document, signature)) {
      const likelihood = sameEvent(signature, this.#signatures.placed(other)!);
      if (likelihood >= sameEventThreshold) found.push([other, likelihood]);
    }
    return found;
  }

  #candidates(document: number, signature: PlacedSignature): Set<number> {
    const { names, leads } = keysIn(signature);
    const shared = new Map<number, number>();
    for (const name of names) {
      for (const holder of this.#rareHolders(name)) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
    const short = isShortSignature(signature);
    const candidates = new Set<number>();
    for (const [holder, count] of shared) {
      if (count >= fewestNames || short || hasShortSignature(this.#signatures, holder)) candidates.add(holder);
    }
    for (const lead of leads) {
      if (this.#rareHolders(lead).length === 0) continue;
      for (const holder of this.#holders.get(short ? lead : shortLead(lead))) candidates.add(holder);
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

/** The keys under which a document stands, each once. */
function keysOf(signature: PlacedSignature | undefined): readonly number[] {
  if (signature === undefined) return [];
  const { names, leads } = keysIn(signature);
  return isShortSignature(signature) ? [...names, ...leads, ...leads.map(shortLead)] : [...names, ...leads];
}
