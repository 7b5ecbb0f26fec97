import { withRoomFor } from '../columns.ts';
import type { IndexState } from '../corpusIndex.ts';
import type { Signature } from './event.ts';

/** Signatures are kept in pages of so many numbers, so that neither a hundred thousand arrays nor one that is copied as it grows. */
const pageLength = 1 << 16;

/** A signature where it is kept: so many numbers from a place on, and the same memory as floats. Void after the next change. */
export interface PlacedSignature {
  readonly words: Uint32Array;
  readonly floats: Float32Array;
  readonly from: number;
  readonly length: number;
}

/** A signature that is kept by itself. */
export function placedAlone(signature: Signature): PlacedSignature {
  return { words: signature, floats: new Float32Array(signature.buffer, signature.byteOffset, signature.length), from: 0, length: signature.length };
}

/** The signatures of documents, by number. */
export class Signatures {
  #pages: Uint32Array[] = [];
  #floats: Float32Array[] = [];
  /** Where the last page goes on; nowhere, where there is none, or none with room. */
  #end = Infinity;
  /** For each document the page, the place in it and the length of its signature; the length is 0 where it has none. */
  #page = new Uint32Array(0);
  #place = new Uint32Array(0);
  #length = new Uint32Array(0);
  /** Numbers that belong to no signature any more. */
  #idle = 0;

  /** A view, void after the next change. */
  get(document: number): Signature | undefined {
    const length = this.#length[document] ?? 0;
    if (length === 0) return undefined;
    return this.#pages[this.#page[document]].subarray(this.#place[document], this.#place[document] + length);
  }

  /** Without a view made for it. */
  placed(document: number): PlacedSignature | undefined {
    const length = this.#length[document] ?? 0;
    if (length === 0) return undefined;
    const page = this.#page[document];
    return { words: this.#pages[page], floats: this.#floats[page], from: this.#place[document], length };
  }

  /** The number at a place of a document's signature, which it must have. */
  at(document: number, place: number): number {
    return this.#pages[this.#page[document]][this.#place[document] + place];
  }

  set(document: number, signature: Signature | undefined): void {
    this.#length = withRoomFor(this.#length, document);
    const own = this.get(document);
    if (signature !== undefined && own?.length === signature.length) {
      own.set(signature);
      return;
    }
    this.#idle += this.#length[document];
    this.#length[document] = 0;
    if (signature !== undefined) this.#append(document, signature);
    if (this.#idle > pageLength && 2 * this.#idle > this.#inPages()) this.#layOutAnew();
  }

  save(): IndexState {
    const last = this.#pages.length - 1;
    const pages = this.#pages.map((page, number) => [number, number === last ? page.subarray(0, this.#end) : page] as const);
    return { lengths: this.#length, pageOf: this.#page, places: this.#place, pages: Object.fromEntries(pages) };
  }

  restore(state: IndexState): void {
    this.#length = state.lengths as Uint32Array<ArrayBuffer>;
    this.#page = state.pageOf as Uint32Array<ArrayBuffer>;
    this.#place = state.places as Uint32Array<ArrayBuffer>;
    this.#pages = [];
    for (const page of Object.values(state.pages as IndexState)) this.#addPage(page as Uint32Array);
    // The last page is as long as it was used.
    this.#end = Infinity;
    this.#idle = this.#inPages() - this.#length.reduce((sum, length) => sum + length, 0);
  }

  /** Leaves out the numbers that belong to no signature. */
  #layOutAnew(): void {
    const signatures = Array.from(this.#length, (_, document) => this.get(document));
    this.#pages = [];
    this.#floats = [];
    this.#end = Infinity;
    this.#idle = 0;
    for (const [document, signature] of signatures.entries()) if (signature !== undefined) this.#append(document, signature);
  }

  /** How many numbers the pages have room for. */
  #inPages(): number {
    return this.#pages.reduce((sum, page) => sum + page.length, 0);
  }

  #addPage(page: Uint32Array): void {
    this.#floats[this.#pages.push(page) - 1] = new Float32Array(page.buffer, page.byteOffset, page.length);
  }

  #append(document: number, signature: Signature): void {
    if (this.#end + signature.length > pageLength) {
      this.#addPage(new Uint32Array(Math.max(pageLength, signature.length)));
      this.#end = 0;
    }
    const page = this.#pages.length - 1;
    this.#pages[page].set(signature, this.#end);
    this.#page = withRoomFor(this.#page, document);
    this.#place = withRoomFor(this.#place, document);
    this.#page[document] = page;
    this.#place[document] = this.#end;
    this.#length[document] = signature.length;
    this.#end += signature.length;
  }
}
