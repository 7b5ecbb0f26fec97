/** Which rows are selected, by key. */
export class Selection {
  readonly #keys = new Set<string>();
  /** Where a stretch of rows that is being selected began. */
  #anchor: string | undefined;

  get size(): number {
    return this.#keys.size;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  only(key: string): void {
    this.#keys.clear();
    this.#keys.add(key);
    this.#anchor = key;
  }

  toggle(key: string): void {
    if (!this.#keys.delete(key)) this.#keys.add(key);
    this.#anchor = key;
  }

  all(keys: readonly string[]): void {
    for (const key of keys) this.#keys.add(key);
  }

  clear(): void {
    this.#keys.clear();
    this.#anchor = undefined;
  }

  /** The next stretch begins where the keyboard is then. */
  release(): void {
    this.#anchor = undefined;
  }

  /** Selects the rows from where the stretch began, which is `from` where none is under way, to `to`; both inclusive. */
  extend(keys: readonly string[], from: number, to: number): void {
    if (keys.length === 0) return;
    const begun = this.#anchor === undefined ? -1 : keys.indexOf(this.#anchor);
    const anchor = begun >= 0 ? begun : from;
    this.#keys.clear();
    for (let index = Math.min(anchor, to); index <= Math.max(anchor, to); index++) this.#keys.add(keys[index]);
    this.#anchor = keys[anchor];
  }

  /** Forgets rows that are not shown any more. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#keys) if (!keys.has(key)) this.#keys.delete(key);
  }
}
