/** Which documents hold which keys; a key that one document holds, as most do, costs no set. */
export class Holders {
  readonly #holders = new Map<number, string | Set<string>>();

  /** The number of documents that hold a key. */
  count(key: number): number {
    const holders = this.#holders.get(key);
    if (holders === undefined) return 0;
    return typeof holders === 'string' ? 1 : holders.size;
  }

  of(key: number): Iterable<string> {
    const holders = this.#holders.get(key);
    if (holders === undefined) return [];
    return typeof holders === 'string' ? [holders] : holders;
  }

  /** Adds a document that does not hold the key yet. */
  add(key: number, document: string): void {
    const holders = this.#holders.get(key);
    if (holders === undefined) this.#holders.set(key, document);
    else if (typeof holders === 'string') this.#holders.set(key, new Set([holders, document]));
    else holders.add(document);
  }

  /** Removes a document that holds the key. */
  remove(key: number, document: string): void {
    const holders = this.#holders.get(key);
    if (holders === undefined || typeof holders === 'string') {
      this.#holders.delete(key);
      return;
    }
    holders.delete(document);
    if (holders.size === 1) for (const last of holders) this.#holders.set(key, last);
  }
}
