/** Where in the corpus a text carries one label: the documents, and how often in all. */
export class LabelUse {
  readonly #documents = new Set<string>();
  /** The first documents in order, where somebody asked for them since they changed. */
  #first: readonly string[] | undefined;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  get documents(): ReadonlySet<string> {
    return this.#documents;
  }

  /** The text carries the label `is` times in a document, and did so `was` times before. */
  recount(document: string, was: number, is: number): void {
    this.#count += is - was;
    if (was > 0 === is > 0) return;
    if (is > 0) this.#documents.add(document);
    else this.#documents.delete(document);
    this.#first = undefined;
  }

  /** The first `most` documents in order, or all where there are fewer. Sorted once until the documents change. */
  firstDocuments(most: number): readonly string[] {
    this.#first ??= [...this.#documents].sort();
    return this.#first.slice(0, most);
  }
}
