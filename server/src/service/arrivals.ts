/** What arrives one by one and is taken in that order, each by one of any number of takers. */
export class Arrivals<Item> {
  readonly #items: Item[] = [];
  #taken = 0;
  #isOver = false;
  readonly #waiting: (() => void)[] = [];

  /** All that have arrived so far, taken or not. */
  get all(): readonly Item[] {
    return this.#items;
  }

  add(item: Item): void {
    this.#items.push(item);
    this.#waiting.shift()?.();
  }

  /** No more arrive. */
  end(): void {
    this.#isOver = true;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** The next one that nobody has taken, once it is there; undefined where no more arrive. */
  async take(): Promise<Item | undefined> {
    while (this.#taken === this.#items.length) {
      if (this.#isOver) return undefined;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.#items[this.#taken++];
  }
}
