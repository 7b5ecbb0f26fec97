/** Bytes at the end of a block that say how many its texts take. */
const tail = 4;

/** Reads a block that `ByteWriter` wrote, in the order in which it was written. Throws where the bytes end before, or are none. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Where the numbers end. */
  readonly #end: number;
  readonly #texts: string;
  #at = 0;
  #textAt = 0;

  constructor(block: Uint8Array) {
    this.#bytes = block;
    this.#view = new DataView(block.buffer, block.byteOffset, block.length);
    this.#end = block.length - tail - this.#view.getUint32(block.length - tail, true);
    if (this.#end < 0) throw cutShort();
    this.#texts = this.#end === block.length - tail ? '' : decoder.decode(block.subarray(this.#end, block.length - tail));
  }

  whole(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#skip(1)];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  wholes(): number[] {
    const values: number[] = [];
    for (let left = this.count(); left > 0; left--) values.push(this.whole());
    return values;
  }

  words(): Uint32Array {
    const values = new Uint32Array(this.count(4));
    const at = this.#skip(4 * values.length);
    for (let index = 0; index < values.length; index++) values[index] = this.#view.getUint32(at + 4 * index, true);
    return values;
  }

  /** How many values follow, each of so many bytes at least. */
  count(least = 1): number {
    const count = this.whole();
    if (count * least > this.#end - this.#at) throw cutShort();
    return count;
  }

  flag(): boolean {
    return this.#bytes[this.#skip(1)] === 1;
  }

  double(): number {
    return this.#view.getFloat64(this.#skip(8), true);
  }

  text(): string {
    const length = this.whole();
    if (length === 0) return '';
    this.#textAt += length;
    return this.#texts.slice(this.#textAt - length, this.#textAt);
  }

  units(): string {
    const length = this.count(2);
    const at = this.#skip(2 * length);
    let text = '';
    for (let place = at; place < at + 2 * length; place += 2) text += String.fromCharCode(this.#view.getUint16(place, true));
    return text;
  }

  /** Throws where not all was read. */
  finish(): void {
    if (this.#at !== this.#end || this.#textAt !== this.#texts.length) throw new RangeError('More was packed than is known of.');
  }

  /** Where the next bytes begin. */
  #skip(length: number): number {
    const at = this.#at;
    this.#at += length;
    if (this.#at > this.#end) throw cutShort();
    return at;
  }
}

function cutShort(): RangeError {
  return new RangeError('What was packed is cut short.');
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
