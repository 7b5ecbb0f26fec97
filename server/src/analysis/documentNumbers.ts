import { Numbering } from './numbering.ts';

/** Small whole numbers for the documents of a corpus, so that indexes can name them in typed arrays. */
export class DocumentNumbers extends Numbering {
  /** All documents, in the order in which they came. */
  documents(): Iterable<string> {
    return this.texts();
  }

  /** The numbers of all documents, in the order in which they came; documents may come and go meanwhile. */
  *inUse(): IterableIterator<number> {
    for (const document of this.documents()) yield this.take(document);
  }

  /** The document that has a number. Throws where none has. */
  documentOf(number: number): string {
    return this.textOf(number);
  }
}
