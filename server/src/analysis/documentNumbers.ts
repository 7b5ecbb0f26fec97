/** Small whole numbers for the documents of a corpus, so that indexes can name them in typed arrays. */
export class DocumentNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #documents: (string | undefined)[] = [];
  readonly #free: number[] = [];

  get size(): number {
    return this.#numbers.size;
  }

  /** All documents, in the order in which they came. */
  documents(): Iterable<string> {
    return this.#numbers.keys();
  }

  /** Numbers that are or were in use are all below this. */
  get limit(): number {
    return this.#documents.length;
  }

  /** The number of a document; a free one, mostly the next, where it has none yet. */
  take(document: string): number {
    const known = this.#numbers.get(document);
    if (known !== undefined) return known;
    const number = this.#free.pop() ?? this.#documents.length;
    this.#numbers.set(document, number);
    this.#documents[number] = document;
    return number;
  }

  of(document: string): number | undefined {
    return this.#numbers.get(document);
  }

  /** The document that has a number. Throws where none has. */
  documentOf(number: number): string {
    const document = this.#documents[number];
    if (document === undefined) throw new RangeError(`No document has the number ${String(number)}.`);
    return document;
  }

  /** Frees the number of a document for another one. */
  release(document: string): void {
    const number = this.#numbers.get(document);
    if (number === undefined) return;
    this.#numbers.delete(document);
    this.#documents[number] = undefined;
    this.#free.push(number);
  }

  /** The documents by number, separated by line feeds; an empty line where a number is free. */
  save(): string {
    return this.#documents.map((document) => document ?? '').join('\n');
  }

  /** Takes numbers that `save` gave; only where none are in use. */
  restore(saved: string): void {
    saved.split('\n').forEach((document, number) => {
      this.#documents[number] = document === '' ? undefined : document;
      if (document === '') this.#free.push(number);
      else this.#numbers.set(document, number);
    });
  }
}
