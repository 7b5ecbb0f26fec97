import type { IndexState, SavedState } from '../corpusIndex.ts';
import { NumberLists } from '../numberLists.ts';

/** Recurrence counts up to this level; more documents say nothing more. */
const topLevel = 4;

/** How strongly a line that stands in `elsewhere` other documents recurs: 0 not at all … 4 in eight or more. */
function recurrenceLevel(elsewhere: number): number {
  return elsewhere < 1 ? 0 : Math.min(topLevel, 1 + Math.floor(Math.log2(elsewhere)));
}

/** The least number of other documents that a level stands for. */
export function leastElsewhere(level: number): number {
  return level === 0 ? 0 : 2 ** (level - 1);
}

/** How strongly each line of a document recurs in others: by itself, and together with the line before or after it. */
export interface RecurrenceLevels {
  readonly alone: Uint8Array;
  readonly together: Uint8Array;
}

/** In how many documents each line stands, and each pair of neighbouring lines; documents are numbers. */
export class RecurrenceCounts {
  readonly #holders = new NumberLists(53);

  /** The levels of a known document's lines. */
  levels(keys: readonly number[]): RecurrenceLevels {
    const level = (key: number): number => recurrenceLevel(this.#holders.count(key) - 1);
    const pairs = keys.map((key, line) => (line === 0 ? 0 : level(pairKey(keys[line - 1], key))));
    return {
      alone: Uint8Array.from(keys, level),
      together: Uint8Array.from(keys, (_, line) => Math.max(pairs[line], pairs[line + 1] ?? 0)),
    };
  }

  /** Replaces one document's lines. Returns the other documents for which a level changed. */
  replace(document: number, before: readonly number[], after: readonly number[]): ReadonlySet<number> {
    const changed = new Set<number>();
    const kept = new Set(recurringKeys(after));
    const had = new Set(recurringKeys(before));
    for (const key of had) {
      if (kept.has(key)) continue;
      this.#note(key, this.#holders.remove(key, document), changed);
    }
    for (const key of kept) {
      if (had.has(key)) continue;
      this.#note(key, this.#holders.count(key), changed);
      this.#holders.add(key, document);
    }
    return changed;
  }

  /** As `replace`, by the keys that `recurringKeys` gave, each once, and without asking for whom a level changed. */
  take(document: number, before: Float64Array | readonly number[], after: Float64Array | readonly number[]): void {
    this.#holders.moveSoon(before, after, document);
  }

  save(): SavedState {
    return this.#holders.save();
  }

  restore(state: IndexState): void {
    this.#holders.restore(state);
  }

  /** Notes the `others` that hold a key whose level, as they see it, changes when one document comes or goes. */
  #note(key: number, others: number, changed: Set<number>): void {
    if (others === 0 || recurrenceLevel(others - 1) === recurrenceLevel(others)) return;
    for (const holder of this.#holders.get(key)) changed.add(holder);
  }
}

/** The keys of lines, and of every two lines in their order; a key may come more than once. */
export function recurringKeys(keys: readonly number[]): number[] {
  // No copy of the list as a whole: see `packEntriesOf`.
  const all: number[] = [];
  for (let line = 0, { length } = keys; line < length; line++) all.push(keys[line]);
  for (let line = 1; line < keys.length; line++) all.push(pairKey(keys[line - 1], keys[line]));
  return all;
}

/** A key for two lines in their order; safe integers like the lines' own keys, and negative so as to differ from them. */
function pairKey(first: number, second: number): number {
  return -1 - ((first * 31 + second) % 9007199254740881);
}
