import { NumberRows } from '../numberRows.ts';
import type { Node } from './node.ts';

/** The partners of a document's claims, by their index, in order. */
export interface Links {
  readonly partners: ReadonlyMap<number, readonly Node[]>;
  /** Whether a claim has so many that some were left out. */
  readonly isCut: boolean;
}

/** So many documents' links are kept, in 12 bytes for each partner of a claim; then all are forgotten at once. */
const mostKept = 200_000;

/** Of so many of them the links are ready to be read. */
const mostReady = 5000;

/** Where links are packed, each claim's index and its partner's document and index follow. */
const [cutPlace, headLength] = [0, 1];
const linkLength = 3;

/** The links of documents, by number. */
export class LinkMemory {
  readonly #packed = new NumberRows();
  readonly #ready = new Map<number, Links>();

  has(document: number): boolean {
    return this.#packed.has(document);
  }

  get(document: number): Links | undefined {
    const ready = this.#ready.get(document);
    if (ready !== undefined) return ready;
    const packed = this.#packed.get(document);
    return packed && this.#makeReady(document, unpacked(packed));
  }

  set(document: number, links: Links): void {
    if (this.#packed.size >= mostKept) this.clear();
    this.#packed.set(document, packedLinks(links));
    this.#makeReady(document, links);
  }

  delete(document: number): void {
    this.#packed.delete(document);
    this.#ready.delete(document);
  }

  clear(): void {
    this.#packed.clear();
    this.#ready.clear();
  }

  #makeReady(document: number, links: Links): Links {
    if (this.#ready.size >= mostReady) this.#ready.clear();
    this.#ready.set(document, links);
    return links;
  }
}

function packedLinks({ partners, isCut }: Links): readonly number[] {
  if (partners.size === 0 && !isCut) return [];
  const packed = [Number(isCut)];
  for (const [index, nodes] of partners) for (const node of nodes) packed.push(index, node.document, node.index);
  return packed;
}

function unpacked(packed: Uint32Array): Links {
  const partners = new Map<number, Node[]>();
  for (let at = headLength; at < packed.length; at += linkLength) {
    const node = { document: packed[at + 1], index: packed[at + 2] };
    const nodes = partners.get(packed[at]);
    if (nodes === undefined) partners.set(packed[at], [node]);
    else nodes.push(node);
  }
  return { partners, isCut: packed[cutPlace] === 1 };
}
