/**
 * Writes values one after the other into memory that grows and is used again. What belongs together is a block: its numbers, then all its
 * texts as one run of UTF-8. `ByteReader` reads the blocks.
 */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 15);
  #view = new DataView(this.#bytes.buffer);
  #end = 0;
  /** The texts of the block, in UTF-8. */
  #texts = new Uint8Array(1 << 14);
  #textEnd = 0;

  /** How many bytes there are, but for the texts of the block that has not ended. */
  get length(): number {
    return this.#end;
  }

  /** Forgets what was written, and leaves so many bytes to `setWord`. */
  begin(head: number): void {
    this.#end = this.#textEnd = 0;
    this.#makeRoom(head);
    this.#end = head;
  }

  setWord(at: number, value: number): void {
    this.#view.setUint32(at, value, true);
  }

  /** A whole number from 0 to 2³² - 1, small ones in fewer bytes (LEB128). Throws on others. */
  whole(value: number): void {
    this.#makeRoom(longestWhole);
    this.#end = putWhole(this.#bytes, this.#end, value);
  }

  /** How many there are of such numbers, and each of them. */
  wholes(values: readonly number[]): void {
    this.#makeRoom(longestWhole * (values.length + 1));
    const bytes = this.#bytes;
    const { length } = values;
    let end = putWhole(bytes, this.#end, length);
    for (let index = 0; index < length; index++) end = putWhole(bytes, end, values[index]);
    this.#end = end;
  }

  /** How many there are of numbers that take most of 32 bits, and each of them in four bytes. */
  words(values: Uint32Array): void {
    this.whole(values.length);
    this.#makeRoom(4 * values.length);
    const view = this.#view;
    for (let index = 0, at = this.#end; index < values.length; index++, at += 4) view.setUint32(at, values[index], true);
    this.#end += 4 * values.length;
  }

  flag(value: boolean): void {
    this.#makeRoom(1);
    this.#bytes[this.#end++] = value ? 1 : 0;
  }

  /** Any number in eight bytes. */
  double(value: number): void {
    this.#makeRoom(8);
    this.#view.setFloat64(this.#end, value, true);
    this.#end += 8;
  }

  /** A text without lone surrogates, which do not survive. */
  text(value: string): void {
    const { length } = value;
    this.whole(length);
    // A code unit takes three bytes at most.
    if (this.#textEnd + 3 * length > this.#texts.length) this.#texts = longer(this.#texts, this.#textEnd + 3 * length);
    const texts = this.#texts;
    let end = this.#textEnd;
    for (let offset = 0; offset < length; offset++) {
      const unit = value.charCodeAt(offset);
      if (unit > lastOfAscii) {
        this.#textEnd += encoder.encodeInto(value, texts.subarray(this.#textEnd)).written;
        return;
      }
      texts[end++] = unit;
    }
    this.#textEnd = end;
  }

  /** A text of letters beyond ASCII, as a rule, in two bytes for each code unit. */
  units(value: string): void {
    const { length } = value;
    this.whole(length);
    this.#makeRoom(2 * length);
    const view = this.#view;
    for (let offset = 0, at = this.#end; offset < length; offset++, at += 2) view.setUint16(at, value.charCodeAt(offset), true);
    this.#end += 2 * length;
  }

  /** Ends a block: puts its texts behind its numbers, and how many bytes they take. */
  endBlock(): void {
    const length = this.#textEnd;
    this.#makeRoom(length + 4);
    this.#bytes.set(this.#texts.subarray(0, length), this.#end);
    this.#view.setUint32(this.#end + length, length, true);
    this.#end += length + 4;
    this.#textEnd = 0;
  }

  /** A copy of all that was written. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#end);
  }

  #makeRoom(length: number): void {
    if (this.#end + length <= this.#bytes.length) return;
    this.#bytes = longer(this.#bytes, this.#end + length);
    this.#view = new DataView(this.#bytes.buffer);
  }
}

const encoder = new TextEncoder();
const lastOfAscii = 0x7f;

/** The most bytes that a whole number takes. */
const longestWhole = 5;

/** Puts a whole number at a place; returns the place behind it. */
function putWhole(bytes: Uint8Array, at: number, value: number): number {
  if (value >>> 0 !== value) throw new RangeError(`${String(value)} cannot be packed as a whole number.`);
  let end = at;
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes[end++] = (rest & 0x7f) | 0x80;
  bytes[end++] = rest;
  return end;
}

/** A copy with room for so many bytes and more. */
function longer(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(2 * length);
  copy.set(bytes);
  return copy;
}
