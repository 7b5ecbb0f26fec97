import { hashText, hashTexts } from '../../text/hash.ts';
import type { CorpusDocuments, IndexState, SavedState } from '../corpusIndex.ts';
import { NumberLists } from '../numberLists.ts';
import type { EntityEntries } from './entries.ts';
import type { EntityFacts } from './facts.ts';
import { FullNames } from './fullNames.ts';
import type { EntityLabel } from './labels.ts';

/** Which full names the corpus has for a short form. Forms and names are known by hashes; a name's words are read where it stands. */
export class CorpusFullNames {
  readonly #documents: CorpusDocuments<EntityFacts>;
  /** The hashes of the full names of a short form. */
  readonly #names = new NumberLists(53);
  /** The documents, by number, that have a full name of a short form. */
  readonly #holders = new NumberLists(53);

  constructor(documents: CorpusDocuments<EntityFacts>) {
    this.#documents = documents;
  }

  /** Replaces a document's full names. Returns the short forms that stand for another name now. */
  replace(document: number, before: FullNames, now: FullNames): string[] {
    const [were, are] = [before.pairs(), now.pairs()];
    const changed = new Set<string>();
    for (const [text, { key, name }] of were) if (!are.has(text)) this.#remove(key, name, document, changed);
    for (const [text, { key, name }] of are) if (!were.has(text)) this.#add(key, name, document, changed);
    return [...changed];
  }

  /** As `replace`, where nobody asks which short forms stand for another name. */
  take(document: number, before: EntityEntries | undefined, now: EntityEntries | undefined): void {
    const were = before?.fullNames ?? none;
    const are = now?.fullNames ?? none;
    const had = holderKeysOf(were);
    for (let at = 0; at < are.length; at += 3) {
      if (!had.delete(are[at + 2]) && this.#holders.add(are[at + 2], document) === 1) this.#names.add(are[at], are[at + 1]);
    }
    // What is left it has no more.
    for (let at = 0; at < were.length; at += 3) {
      if (had.has(were[at + 2]) && this.#holders.remove(were[at + 2], document) === 0) this.#names.remove(were[at], were[at + 1]);
    }
  }

  /** The full name of a short form where the corpus has but one. */
  only(form: string, label: EntityLabel): string | undefined {
    const key = FullNames.keyOf(form, label);
    const names = this.#names.get(hashText(key));
    if (names.length !== 1) return undefined;
    const [name] = names;
    const [holder] = this.#holders.get(holderKey(key, name));
    const facts = this.#documents.factsOf(this.#documents.numbers.documentOf(holder));
    return facts?.mentions.find((mention) => nameHash(mention.name) === name)?.name;
  }

  save(): SavedState {
    return { names: this.#names.save(), holders: this.#holders.save() };
  }

  restore(state: IndexState): void {
    this.#names.restore(state.names as IndexState);
    this.#holders.restore(state.holders as IndexState);
  }

  #add(key: string, name: string, document: number, changed: Set<string>): void {
    if (this.#holders.add(holderKey(key, nameHash(name)), document) > 1) return;
    if (this.#names.add(hashText(key), nameHash(name)) < 3) changed.add(FullNames.formOf(key));
  }

  #remove(key: string, name: string, document: number, changed: Set<string>): void {
    if (this.#holders.remove(holderKey(key, nameHash(name)), document) > 0) return;
    if (this.#names.remove(hashText(key), nameHash(name)) < 2) changed.add(FullNames.formOf(key));
  }
}

const none = new Float64Array(0);

/** Of triples of the hashes of a short form, of a full name and of both, the latter. */
function holderKeysOf(fullNames: Float64Array): Set<number> {
  const keys = new Set<number>();
  for (let at = 0; at < fullNames.length; at += 3) keys.add(fullNames[at + 2]);
  return keys;
}

/** Thirty-one bits, as numbers in lists have. */
export function nameHash(name: string): number {
  return hashText(name) >>> 1;
}

/** Under which the documents stand that have a full name of a short form. */
export function holderKey(key: string, name: number): number {
  return hashTexts(key, '\n', String(name));
}
