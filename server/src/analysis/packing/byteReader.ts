import { placesOfBlock } from './byteWriter.ts';
import { roundedUp } from './eights.ts';

/** Reads a block that `ByteWriter` wrote, in the order in which it was written. Throws where the bytes end before, or are none. */
export class ByteReader {
  readonly #doubles: Float64Array;
  #doubleAt: number;
  readonly #doubleEnd: number;
  readonly #words: Uint32Array | Uint16Array;
  #wordAt = 0;
  readonly #texts: string;
  #textAt = 0;

  /** Of packed bytes, the block with a number. Bytes that do not stand as memory likes it are copied. */
  constructor(packed: Uint8Array, block: number) {
    const bytes = packed.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0 ? packed : packed.slice();
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
    const blocks = words.length === 0 ? 0 : words[0];
    const ends = 1 + placesOfBlock * block;
    const lastEnds = 1 + placesOfBlock * (blocks - 1);
    const doublesAt = roundedUp(4 * (1 + placesOfBlock * blocks));
    if (block >= blocks || doublesAt > bytes.length) throw cutShort();
    const wordsAt = doublesAt + 8 * words[lastEnds];
    const textsAt = wordsAt + 4 * words[lastEnds + 1];
    if (textsAt + words[lastEnds + 2] !== bytes.length) throw cutShort();
    const startOf = (kind: number): number => (block === 0 ? 0 : words[ends - placesOfBlock + kind]);
    this.#doubles = new Float64Array(bytes.buffer, bytes.byteOffset + doublesAt, words[lastEnds]);
    [this.#doubleAt, this.#doubleEnd] = [startOf(0), words[ends]];
    const [wordStart, wordEnd, halves] = [wordsAt / 4 + startOf(1), wordsAt / 4 + words[ends + 1], words[ends + 3] - 1];
    if (halves >= 0 && wordEnd - wordStart !== (halves + 1) >>> 1) throw cutShort();
    this.#words = halves < 0 ? words.subarray(wordStart, wordEnd) : new Uint16Array(bytes.buffer, bytes.byteOffset + 4 * wordStart, halves);
    const [textStart, textEnd] = [startOf(2), words[ends + 2]];
    this.#texts = textStart === textEnd ? '' : decoder.decode(bytes.subarray(textsAt + textStart, textsAt + textEnd));
  }

  whole(): number {
    if (this.#wordAt >= this.#words.length) throw cutShort();
    return this.#words[this.#wordAt++];
  }

  wholes(): number[] {
    return Array.from(this.#next(this.whole()));
  }

  words(): Uint32Array {
    return new Uint32Array(this.#next(this.whole()));
  }

  units(): Uint16Array {
    return new Uint16Array(this.#next(this.whole()));
  }

  /** How many values follow, each of a whole number or a double at least. */
  count(): number {
    const count = this.whole();
    if (count > this.#words.length - this.#wordAt + this.#doubleEnd - this.#doubleAt) throw cutShort();
    return count;
  }

  double(): number {
    if (this.#doubleAt >= this.#doubleEnd) throw cutShort();
    return this.#doubles[this.#doubleAt++];
  }

  text(): string {
    const length = this.whole();
    this.#textAt += length;
    return this.#texts.slice(this.#textAt - length, this.#textAt);
  }

  /** Throws where not all was read. */
  finish(): void {
    if (this.#doubleAt !== this.#doubleEnd || this.#wordAt !== this.#words.length || this.#textAt !== this.#texts.length) throw new RangeError('More was packed than is known of.');
  }

  /** The next whole numbers, where they stand. */
  #next(count: number): Uint32Array | Uint16Array {
    const start = this.#wordAt;
    this.#wordAt += count;
    if (this.#wordAt > this.#words.length) throw cutShort();
    return this.#words.subarray(start, this.#wordAt);
  }
}

function cutShort(): RangeError {
  return new RangeError('What was packed is cut short.');
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
