import { withRoomFor } from '../columns.ts';
import type { IndexState } from '../corpusIndex.ts';

/** No paragraph, in chains of them. */
const none = 0xffffffff;

/** What the index holds of each paragraph, by columns: a large corpus has millions. A paragraph is a small number. */
export class ParagraphTable {
  /** The number of each paragraph's document. */
  document = new Uint32Array(0);
  /** Its place among the paragraphs of the document's facts. */
  place = new Uint32Array(0);
  /** Its start in the document, UTF-16. */
  start = new Uint32Array(0);
  exact = new Float64Array(0);
  sketchLength = new Uint8Array(0);
  /** The next paragraph of the document, or the next free number. */
  #next = new Uint32Array(0);
  /** The first paragraph of each document, by its number, plus one. */
  #first = new Uint32Array(0);
  #used = 0;
  #free = none;

  /** Numbers that are or were in use are all below this. */
  get limit(): number {
    return this.#used;
  }

  add(document: number, place: number, start: number, exact: number, sketchLength: number): number {
    const paragraph = this.#free === none ? this.#used++ : this.#free;
    if (paragraph === this.#free) this.#free = this.#next[paragraph];
    this.document = withRoomFor(this.document, paragraph);
    this.place = withRoomFor(this.place, paragraph);
    this.start = withRoomFor(this.start, paragraph);
    this.exact = withRoomFor(this.exact, paragraph);
    this.sketchLength = withRoomFor(this.sketchLength, paragraph);
    this.#next = withRoomFor(this.#next, paragraph);
    this.document[paragraph] = document;
    this.place[paragraph] = place;
    this.start[paragraph] = start;
    this.exact[paragraph] = exact;
    this.sketchLength[paragraph] = sketchLength;
    return paragraph;
  }

  /** Frees the number of a paragraph. */
  release(paragraph: number): void {
    this.#next[paragraph] = this.#free;
    this.#free = paragraph;
  }

  hasParagraphs(document: number): boolean {
    return document < this.#first.length && this.#first[document] !== 0;
  }

  /** The paragraphs of a document, in the order that `setParagraphs` took. */
  paragraphsOf(document: number | undefined): number[] {
    const paragraphs: number[] = [];
    if (document === undefined || !this.hasParagraphs(document)) return paragraphs;
    for (let paragraph = this.#first[document] - 1; paragraph !== none; paragraph = this.#next[paragraph]) paragraphs.push(paragraph);
    return paragraphs;
  }

  setParagraphs(document: number, paragraphs: readonly number[]): void {
    this.#first = withRoomFor(this.#first, document);
    this.#first[document] = paragraphs.length === 0 ? 0 : paragraphs[0] + 1;
    paragraphs.forEach((paragraph, index) => {
      this.#next[paragraph] = paragraphs[index + 1] ?? none;
    });
  }

  save(): IndexState {
    const cut = <Values extends Uint8Array | Uint32Array | Float64Array>(values: Values): Values => values.subarray(0, this.#used) as Values;
    return {
      document: cut(this.document),
      place: cut(this.place),
      start: cut(this.start),
      exact: cut(this.exact),
      sketchLength: cut(this.sketchLength),
      next: cut(this.#next),
      first: this.#first,
      used: this.#used,
      free: this.#free,
    };
  }

  restore(state: IndexState): void {
    this.document = state.document as Uint32Array<ArrayBuffer>;
    this.place = state.place as Uint32Array<ArrayBuffer>;
    this.start = state.start as Uint32Array<ArrayBuffer>;
    this.exact = state.exact as Float64Array<ArrayBuffer>;
    this.sketchLength = state.sketchLength as Uint8Array<ArrayBuffer>;
    this.#next = state.next as Uint32Array<ArrayBuffer>;
    this.#first = state.first as Uint32Array<ArrayBuffer>;
    this.#used = state.used as number;
    this.#free = state.free as number;
  }
}
