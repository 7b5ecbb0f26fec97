/** Keeps packed facts by the hash of the text that they hold for. Nothing it does may fail: what it cannot keep safe, it keeps in memory. */
export interface FactStore {
  get(hash: number): Uint8Array<ArrayBuffer> | undefined;
  has(hash: number): boolean;
  /** Keeps facts for one document more. */
  add(hash: number, packed: Uint8Array<ArrayBuffer>): void;
  /** One document has the facts no more. */
  release(hash: number): void;
}

/** Facts in memory, for as long as a document has them. */
export class MemoryFactStore implements FactStore {
  readonly #facts = new Map<number, { readonly packed: Uint8Array<ArrayBuffer>; documents: number }>();

  get(hash: number): Uint8Array<ArrayBuffer> | undefined {
    return this.#facts.get(hash)?.packed;
  }

  has(hash: number): boolean {
    return this.#facts.has(hash);
  }

  add(hash: number, packed: Uint8Array<ArrayBuffer>): void {
    const known = this.#facts.get(hash);
    if (known) known.documents++;
    else this.#facts.set(hash, { packed, documents: 1 });
  }

  release(hash: number): void {
    const known = this.#facts.get(hash);
    if (known && --known.documents === 0) this.#facts.delete(hash);
  }
}
