/** Recurrence counts up to this level; more documents say nothing more. */
const topLevel = 4;

/** How strongly a line that stands in `elsewhere` other documents recurs: 0 not at all … 4 in eight or more. */
export function recurrenceLevel(elsewhere: number): number {
  return elsewhere < 1 ? 0 : Math.min(topLevel, 1 + Math.floor(Math.log2(elsewhere)));
}

/** The least number of other documents that a level stands for. */
export function leastElsewhere(level: number): number {
  return level === 0 ? 0 : 2 ** (level - 1);
}

/** What recurrence takes from a line's log-odds for content, by level. */
const penalties = [0, 1, 3, 5, 7];

/** The log-odds for content of a line that recurs at a level. */
export function recurrenceScore(score: number, level: number): number {
  return score - penalties[level];
}

/** In how many documents each line stands. */
export class RecurrenceCounts {
  /** The only document that holds a key, or all of them. */
  readonly #holders = new Map<number, string | Set<string>>();

  /** The number of documents that hold a line's key. */
  holders(key: number): number {
    const holders = this.#holders.get(key);
    if (holders === undefined) return 0;
    return typeof holders === 'string' ? 1 : holders.size;
  }

  /** Replaces one document's keys. Returns the other documents for which a line's recurrence level changed. */
  replace(document: string, before: readonly number[], after: readonly number[]): ReadonlySet<string> {
    const changed = new Set<string>();
    const kept = new Set(after);
    const had = new Set(before);
    for (const key of had) if (!kept.has(key)) this.#change(document, key, -1, changed);
    for (const key of kept) if (!had.has(key)) this.#change(document, key, 1, changed);
    changed.delete(document);
    return changed;
  }

  #change(document: string, key: number, by: 1 | -1, changed: Set<string>): void {
    const count = this.holders(key);
    if (by === 1) this.#add(document, key);
    else this.#remove(document, key);
    // The others see one document less than all holders.
    const others = by === 1 ? count : count - 1;
    if (others > 0 && recurrenceLevel(count - 1) !== recurrenceLevel(count - 1 + by)) {
      const holders = this.#holders.get(key);
      if (typeof holders === 'string') changed.add(holders);
      else for (const holder of holders ?? []) changed.add(holder);
    }
  }

  #add(document: string, key: number): void {
    const holders = this.#holders.get(key);
    if (holders === undefined) this.#holders.set(key, document);
    else if (typeof holders === 'string') this.#holders.set(key, new Set([holders, document]));
    else holders.add(document);
  }

  #remove(document: string, key: number): void {
    const holders = this.#holders.get(key);
    if (holders === undefined || typeof holders === 'string') this.#holders.delete(key);
    else {
      holders.delete(document);
      if (holders.size === 1) this.#holders.set(key, holders.values().next().value as string);
    }
  }
}
