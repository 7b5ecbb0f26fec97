/**
 * How often each of some keys was counted. Most forms of a corpus stand in one document only, so a single key is kept without the map
 * that several take.
 */
export class Counts {
  #onlyKey = '';
  #onlyCount = 0;
  #map: Map<string, number> | undefined;

  get size(): number {
    return this.#map?.size ?? (this.#onlyCount > 0 ? 1 : 0);
  }

  get(key: string): number {
    if (this.#map !== undefined) return this.#map.get(key) ?? 0;
    return key === this.#onlyKey ? this.#onlyCount : 0;
  }

  has(key: string): boolean {
    return this.get(key) > 0;
  }

  /** The keys that were counted, in no particular order. */
  keys(): Iterable<string> {
    return this.#map?.keys() ?? (this.#onlyCount > 0 ? [this.#onlyKey] : []);
  }

  /** Counts a key up or down; one that comes to nothing is forgotten. */
  add(key: string, by: number): void {
    const count = this.get(key) + by;
    if (this.#map === undefined) {
      if (this.#onlyCount === 0 || key === this.#onlyKey) {
        this.#onlyKey = key;
        this.#onlyCount = count;
        return;
      }
      this.#map = new Map([[this.#onlyKey, this.#onlyCount]]);
    }
    if (count > 0) this.#map.set(key, count);
    else this.#map.delete(key);
  }
}
