import type { Corpus } from '../../corpus/corpus.ts';
import type { GuestFacts } from '../../corpus/facts.ts';

/** A document of the team's index as it stands there. */
export interface GuestVersion {
  /** The hash of its text in the index. */
  readonly content: string;
  readonly facts: GuestFacts;
}

interface Guest extends GuestVersion {
  /** The documents that it stands beside; without any it leaves. */
  readonly hosts: Set<string>;
}

/** Guests are bounded in number, each costing about as much memory as a document of the corpus. */
const mostGuests = 5000;

/** The guests of a corpus: which documents of the team's index are laid beside which documents. */
export class GuestList {
  readonly #corpus: Corpus;
  readonly #guests = new Map<string, Guest>();
  readonly #byHost = new Map<string, ReadonlySet<string>>();
  readonly #byText = new Map<number, Set<string>>();
  #turnedAway = false;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  get size(): number {
    return this.#guests.size;
  }

  /** Whether there was no room for some. */
  get isFull(): boolean {
    return this.#turnedAway;
  }

  version(guest: string): GuestVersion | undefined {
    return this.#guests.get(guest);
  }

  /** Lays guests beside a document in place of those that stood there. Returns the documents whose findings may have changed. */
  assign(host: string, versions: ReadonlyMap<string, GuestVersion>): Set<string> {
    const affected = new Set<string>();
    const taken = new Set<string>();
    for (const [uri, version] of versions) if (this.#take(uri, version, host, affected)) taken.add(uri);
    for (const uri of this.#byHost.get(host) ?? []) if (!taken.has(uri)) this.#leave(uri, host, affected);
    if (taken.size > 0) this.#byHost.set(host, taken);
    else this.#byHost.delete(host);
    return affected;
  }

  /** Sends a guest away from everywhere. Returns the documents whose findings may have changed. */
  dismiss(uri: string): Set<string> {
    const affected = new Set<string>();
    for (const host of [...(this.#guests.get(uri)?.hosts ?? [])]) this.#leave(uri, host, affected);
    return affected;
  }

  /** The guests with a text like that of a document of the corpus. */
  withText(hash: number): string[] {
    return [...(this.#byText.get(hash) ?? [])];
  }

  /** Sends all away. Returns the documents whose findings may have changed. */
  clear(): Set<string> {
    const affected = new Set<string>();
    for (const uri of [...this.#guests.keys()]) for (const each of this.dismiss(uri)) affected.add(each);
    this.#byHost.clear();
    this.#turnedAway = false;
    return affected;
  }

  #take(uri: string, version: GuestVersion, host: string, affected: Set<string>): boolean {
    const known = this.#guests.get(uri);
    if (!known && this.#guests.size >= mostGuests) {
      this.#turnedAway = true;
      return false;
    }
    const hosts = (known?.hosts ?? new Set()).add(host);
    if (known?.content === version.content) return true;
    if (known) this.#forgetText(uri, known);
    this.#guests.set(uri, { ...version, hosts });
    this.#byText.set(version.facts.hash, (this.#byText.get(version.facts.hash) ?? new Set()).add(uri));
    for (const each of this.#corpus.setGuest(uri, version.facts)) affected.add(each);
    return true;
  }

  #leave(uri: string, host: string, affected: Set<string>): void {
    const guest = this.#guests.get(uri);
    guest?.hosts.delete(host);
    if (guest?.hosts.size !== 0) return;
    this.#guests.delete(uri);
    this.#forgetText(uri, guest);
    this.#turnedAway = false;
    for (const each of this.#corpus.deleteGuest(uri)) affected.add(each);
  }

  #forgetText(uri: string, { facts }: Guest): void {
    const same = this.#byText.get(facts.hash);
    same?.delete(uri);
    if (same?.size === 0) this.#byText.delete(facts.hash);
  }
}
