/** What numbers in a file are aligned to. */
const alignment = 4;

/**
 * The sections of a file one after the other, as views on its bytes: nothing is copied or decoded. Numbers are little-endian, as on all
 * machines that this runs on. Throws a RangeError where the file ends before a section does.
 */
export class ByteSections {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    // Bytes may be a part of a larger buffer that begins anywhere in it.
    this.#bytes = bytes.byteOffset % alignment === 0 && bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
  }

  words(count: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#bytes.buffer, this.#take(4 * count), count);
  }

  halfWords(count: number): Uint16Array<ArrayBuffer> {
    return new Uint16Array(this.#bytes.buffer, this.#take(2 * count), count);
  }

  floats(count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#bytes.buffer, this.#take(4 * count), count);
  }

  bytes(count: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#bytes.buffer, this.#take(count), count);
  }

  signedBytes(count: number): Int8Array<ArrayBuffer> {
    return new Int8Array(this.#bytes.buffer, this.#take(count), count);
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#bytes.length - this.#offset;
  }

  /** Where the next section of so many bytes begins in the buffer. */
  #take(length: number): number {
    if (length > this.left) throw new RangeError('the file ends too early');
    const start = this.#bytes.byteOffset + this.#offset;
    this.#offset += length;
    return start;
  }
}

/** Sections as the bytes of a file that `ByteSections` reads. */
export function joinSections(sections: readonly ArrayBufferView[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sections.reduce((length, { byteLength }) => length + byteLength, 0));
  let offset = 0;
  for (const section of sections) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), offset);
    offset += section.byteLength;
  }
  return bytes;
}
