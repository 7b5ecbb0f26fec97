import { joinBytes } from './joinBytes.ts';

/** Arrays of numbers that a file holds. */
export type Table = Int8Array | Uint8Array | Int16Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

interface TableKind<Kind extends Table> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): Kind;
}

/** What tables begin at a multiple of, in bytes, so that they can be read where they stand. */
const alignment = 8;

/** Tables one after another, each behind its length; all numbers little-endian, as every machine has them that runs this. */
export function writeTables(tables: readonly Table[]): Uint8Array {
  return joinBytes(
    tables.flatMap(({ length, buffer, byteOffset, byteLength }) => [
      new Uint8Array(Uint32Array.of(length, 0).buffer),
      new Uint8Array(buffer, byteOffset, byteLength),
      new Uint8Array(padded(byteLength) - byteLength),
    ]),
  );
}

/** Reads what `writeTables` wrote, table by table in the same order, without copying. */
export class TableReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    // Bytes may be a part of a larger buffer that begins anywhere in it.
    this.#bytes = bytes.byteOffset % alignment === 0 ? bytes : bytes.slice();
  }

  /** Whether all tables have been read. */
  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** @throws {RangeError} where the bytes end before the table does. */
  next<Kind extends Table>(kind: TableKind<Kind>): Kind {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    const length = new DataView(buffer, byteOffset, byteLength).getUint32(this.#at, true);
    const start = this.#at + alignment;
    this.#at = start + padded(length * kind.BYTES_PER_ELEMENT);
    if (this.#at > byteLength) throw new RangeError('the tables end too early');
    return new kind(buffer, byteOffset + start, length);
  }
}

function padded(size: number): number {
  return Math.ceil(size / alignment) * alignment;
}
