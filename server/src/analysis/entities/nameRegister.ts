import { withRoomFor } from '../columns.ts';
import { firstInOrder } from '../firstInOrder.ts';
import { Numbering } from '../numbering.ts';
import { entityLabels } from './labels.ts';
import type { EntityLabel } from './labels.ts';

/** A name that the corpus's documents mention. */
export interface CorpusName {
  readonly name: string;
  /** What most of its mentions are. */
  readonly label: EntityLabel;
  /** Mentions in all documents, short forms among them. */
  readonly count: number;
  readonly documents: number;
}

interface RegisteredMention {
  readonly label: EntityLabel;
  readonly name: string;
}

const labels = entityLabels.length;

/** How often the corpus mentions every name, as what, and in how many documents; kept document by document in few bytes a mention. */
export class NameRegister {
  readonly #names = new Numbering();
  /** By the name's number and then by label. */
  #counts = new Uint32Array(0);
  #totals = new Uint32Array(0);
  #documents = new Uint32Array(0);
  /** For each mention of a document the number of its name times `labels`, plus its label; in ascending order. */
  readonly #byDocument = new Map<string, Uint32Array>();

  /** Replaces a document's mentions. */
  set(document: string, mentions: readonly RegisteredMention[]): void {
    const before = this.#byDocument.get(document) ?? none;
    const now = Uint32Array.from(mentions, ({ name, label }) => this.#names.take(name) * labels + entityLabels.indexOf(label)).sort();
    if (now.length === 0) this.#byDocument.delete(document);
    else this.#byDocument.set(document, now);
    this.#count(now, 1);
    this.#count(before, -1);
  }

  /** The most frequent names of those that are wanted, `most` at most; names alike frequent in code-unit order. */
  names(most = Infinity, isWanted: (name: string) => boolean = () => true): CorpusName[] {
    const byCount = (a: number, b: number): number => this.#totals[b] - this.#totals[a] || (this.#names.textOf(a) < this.#names.textOf(b) ? -1 : 1);
    const found = firstInOrder(this.#mentioned(), most, byCount, (number) => isWanted(this.#names.textOf(number)));
    return found.map((number) => {
      const counts = this.#counts.subarray(number * labels, (number + 1) * labels);
      return { name: this.#names.textOf(number), label: entityLabels[counts.indexOf(Math.max(...counts))], count: this.#totals[number], documents: this.#documents[number] };
    });
  }

  /** The numbers of all names that are mentioned. */
  *#mentioned(): IterableIterator<number> {
    for (let number = 0; number < this.#names.limit; number++) if (this.#totals[number] > 0) yield number;
  }

  /** Counts a document's mentions up or down. A name without any is forgotten. */
  #count(mentions: Uint32Array, by: 1 | -1): void {
    let last = -1;
    for (const mention of mentions) {
      const name = Math.floor(mention / labels);
      this.#counts = withRoomFor(this.#counts, (name + 1) * labels);
      this.#totals = withRoomFor(this.#totals, name);
      this.#documents = withRoomFor(this.#documents, name);
      this.#counts[mention] += by;
      this.#totals[name] += by;
      if (name !== last) this.#documents[name] += by;
      last = name;
      if (this.#totals[name] === 0) this.#names.release(this.#names.textOf(name));
    }
  }
}

const none = new Uint32Array(0);
