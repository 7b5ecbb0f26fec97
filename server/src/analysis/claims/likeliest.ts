import { NumberRows } from '../numberRows.ts';

/** The documents most likely on a document's event, by number, in no particular order; few enough to be looked through. */
export interface Likeliest {
  readonly documents: number[];
  /** How likely each is, 0–1. */
  readonly likelihoods: number[];
  /** Whether they are all that may be. */
  readonly isWhole: boolean;
}

/** A row says whether the documents are all; they follow, and then their likelihoods, each a float of two numbers. */
const [wholePlace, headLength] = [0, 1];
const documentLength = 3;

const float = new Float64Array(1);
const halves = new Uint32Array(float.buffer);

/** The likeliest documents of documents, by number: .5 KB where a document has as many as are kept. */
export class LikeliestMemory {
  readonly #rows = new NumberRows();

  /** Of how many documents they are known. */
  get size(): number {
    return this.#rows.size;
  }

  /** The likeliest documents without how likely they are: a view, void after the next change; undefined where they are not known. */
  documentsOf(document: number): Uint32Array | undefined {
    const row = this.#rows.get(document);
    return row && documentsIn(row);
  }

  /** How likely the one at a place among the likeliest of a document is, of which they are known. */
  likelihoodAt(document: number, place: number): number {
    return likelihoodIn(this.#rows.get(document)!, place);
  }

  get(document: number): Likeliest | undefined {
    const row = this.#rows.get(document);
    if (row === undefined) return undefined;
    const documents = [...documentsIn(row)];
    return { documents, likelihoods: documents.map((_, place) => likelihoodIn(row, place)), isWhole: row[wholePlace] === 1 };
  }

  set(document: number, { documents, likelihoods, isWhole }: Likeliest): void {
    const row = new Uint32Array(headLength + documentLength * documents.length);
    row[wholePlace] = Number(isWhole);
    row.set(documents, headLength);
    likelihoods.forEach((likelihood, place) => {
      float[0] = likelihood;
      row.set(halves, headLength + documents.length + 2 * place);
    });
    this.#rows.set(document, row);
  }

  delete(document: number): void {
    this.#rows.delete(document);
  }

  clear(): void {
    this.#rows.clear();
  }
}

function countIn(row: Uint32Array): number {
  return (row.length - headLength) / documentLength;
}

function documentsIn(row: Uint32Array): Uint32Array {
  return row.subarray(headLength, headLength + countIn(row));
}

function likelihoodIn(row: Uint32Array, place: number): number {
  const at = headLength + countIn(row) + 2 * place;
  [halves[0], halves[1]] = [row[at], row[at + 1]];
  return float[0];
}
