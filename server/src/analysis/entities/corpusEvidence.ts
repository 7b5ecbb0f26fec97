import { hashText } from '../../text/hash.ts';
import type { IndexState, SavedState } from '../corpusIndex.ts';
import { NumberLists } from '../numberLists.ts';
import type { EntityEntries } from './entries.ts';
import { noCounts } from './evidence.ts';
import type { LabelCounts } from './evidence.ts';
import { entityLabels } from './labels.ts';
import { LabelTable } from './labelTable.ts';

/** What the documents together say of each name; names are known by their hash. */
export class CorpusEvidence {
  /** The documents, by number, that say something of a name. */
  readonly #holders = new NumberLists(53);
  readonly #counts = new LabelTable();

  /** What a name is taken for over the corpus; nothing where a single document has it. */
  summary(name: string): LabelCounts {
    return this.#summary(hashText(name));
  }

  /** Replaces what a document says. Returns the names whose summary is another one now. */
  replace(document: number, before: ReadonlyMap<string, LabelCounts>, now: ReadonlyMap<string, LabelCounts>): string[] {
    const names = new Set([...before.keys(), ...now.keys()]);
    return [...names].filter((name) => {
      const [was, is] = [before.get(name), now.get(name)];
      if (was !== undefined && is !== undefined && was.every((count, label) => count === is[label])) return false;
      const hash = hashText(name);
      const summary = this.#summary(hash);
      if (was === undefined) this.#holders.add(hash, document);
      if (is === undefined) this.#holders.remove(hash, document);
      this.#counts.add(hash, noCounts.map((none, label) => (is?.[label] ?? none) - (was?.[label] ?? none)));
      return this.#summary(hash).some((count, label) => count !== summary[label]);
    });
  }

  /** As `replace`, where nobody asks which names have another summary. */
  take(document: number, before: EntityEntries | undefined, now: EntityEntries | undefined): void {
    this.#holders.moveSoon(before?.names ?? [], now?.names ?? [], document);
    this.#count(before, -1);
    this.#count(now, 1);
  }

  /** The numbers of the documents that say something of a name; void after the next change. */
  documentsWith(name: string): Uint32Array {
    return this.#holders.get(hashText(name));
  }

  save(): SavedState {
    return { holders: this.#holders.save(), counts: this.#counts.save() };
  }

  restore(state: IndexState): void {
    this.#holders.restore(state.holders as IndexState);
    this.#counts.restore(state.counts as IndexState);
  }

  #count(entries: EntityEntries | undefined, sign: 1 | -1): void {
    if (entries === undefined) return;
    for (const [place, name] of entries.names.entries()) this.#counts.add(name, entries.counts, place * entityLabels.length, sign);
  }

  #summary(hash: number): LabelCounts {
    return this.#holders.count(hash) < 2 ? noCounts : summarise(this.#counts.get(hash));
  }
}

/**
 * Counts as eighths of their sum, the sum cut to a power of two of at most eight mentions: more mentions would change no
 * label any more, and a name that all documents share does not make each edit touch all of them.
 */
function summarise(counts: LabelCounts): LabelCounts {
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum < 1000) return noCounts;
  const size = 1000 * Math.min(8, 2 ** Math.floor(Math.log2(sum / 1000)));
  return counts.map((count) => (Math.round((8 * count) / sum) / 8) * size);
}
