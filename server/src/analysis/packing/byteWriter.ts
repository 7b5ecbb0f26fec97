import { withRoomFor } from '../columns.ts';
import { roundedUp } from './eights.ts';
import { longestUtf8 } from './utf8.ts';

/**
 * Packed values start with how many blocks they are, and for each block where its doubles, its whole numbers and its texts end, and how many of 16 bits
 * the whole numbers are, plus one; 0 where they have 32.
 */
export const placesOfBlock = 4;

/**
 * Writes values one after the other into memory that grows and is used again. What belongs together is a block, which `ByteReader` reads by itself.
 * Of all blocks the doubles stand together, then the whole numbers, then the texts: each kind is copied as a whole, in the byte order of the machine.
 */
export class ByteWriter {
  #doubles = new Float64Array(1 << 9);
  #doubleCount = 0;
  #words = new Uint32Array(1 << 12);
  #wordCount = 0;
  /** Where the whole numbers of the block at hand begin, and the bits that any of them has. */
  #blockStart = 0;
  #bits = 0;
  /** The texts of the blocks that have ended, in UTF-8, and those of the block at hand. */
  #bytes = new Uint8Array(1 << 13);
  #byteCount = 0;
  #texts = '';
  readonly #ends: number[] = [];

  /** Forgets what was written. */
  begin(): void {
    this.#doubleCount = this.#wordCount = this.#byteCount = this.#ends.length = this.#blockStart = this.#bits = 0;
    this.#texts = '';
  }

  /** A whole number from 0 to 2³² - 1. Throws on others. */
  whole(value: number): void {
    if (value >>> 0 !== value) throw new RangeError(`${String(value)} cannot be packed as a whole number.`);
    if (this.#wordCount === this.#words.length) this.#makeRoom(1);
    this.#words[this.#wordCount++] = value;
    this.#bits |= value;
  }

  /** How many there are of whole numbers from 0 to 2³² - 1, and each of them. */
  wholes(values: readonly number[]): void {
    const { length } = values;
    this.whole(length);
    this.#makeRoom(length);
    const words = this.#words;
    const from = this.#wordCount;
    let bits = this.#bits;
    for (let index = 0; index < length; index++) {
      words[from + index] = values[index];
      bits |= values[index];
    }
    this.#bits = bits;
    this.#wordCount += length;
  }

  /** As `wholes`, of a typed array. */
  words(values: Uint32Array | Uint16Array): void {
    const { length } = values;
    this.whole(length);
    this.#makeRoom(length);
    this.#words.set(values, this.#wordCount);
    this.#wordCount += length;
    if (values instanceof Uint32Array) this.#bits |= ~lowerHalf;
  }

  /** Any number. */
  double(value: number): void {
    if (this.#doubleCount === this.#doubles.length) this.#doubles = withRoomFor(this.#doubles, this.#doubleCount);
    this.#doubles[this.#doubleCount++] = value;
  }

  /** A text without lone surrogates, which do not survive. */
  text(value: string): void {
    this.whole(value.length);
    // To put texts together is much faster than to look at each of their characters.
    this.#texts += value;
  }

  /** Ends a block. */
  endBlock(): void {
    const most = this.#byteCount + longestUtf8 * this.#texts.length;
    if (most > this.#bytes.length) this.#bytes = withRoomFor(this.#bytes, most - 1);
    if (this.#texts !== '') this.#byteCount += encoder.encodeInto(this.#texts, this.#bytes.subarray(this.#byteCount)).written;
    this.#texts = '';
    const count = this.#wordCount - this.#blockStart;
    const isNarrow = (this.#bits & ~lowerHalf) === 0;
    if (isNarrow) this.#narrowBlock(count);
    this.#ends.push(this.#doubleCount, this.#wordCount, this.#byteCount, isNarrow ? count + 1 : 0);
    this.#blockStart = this.#wordCount;
    this.#bits = 0;
  }

  /** A copy of the blocks. */
  bytes(): Uint8Array<ArrayBuffer> {
    const headLength = roundedUp(4 * (1 + this.#ends.length));
    const wordsAt = headLength + 8 * this.#doubleCount;
    const bytesAt = wordsAt + 4 * this.#wordCount;
    const packed = new Uint8Array(bytesAt + this.#byteCount);
    const words = new Uint32Array(packed.buffer, 0, bytesAt / 4);
    words[0] = this.#ends.length / placesOfBlock;
    words.set(this.#ends, 1);
    new Float64Array(packed.buffer, headLength, this.#doubleCount).set(this.#doubles.subarray(0, this.#doubleCount));
    words.set(this.#words.subarray(0, this.#wordCount), wordsAt / 4);
    packed.set(this.#bytes.subarray(0, this.#byteCount), bytesAt);
    return packed;
  }

  /** Puts the whole numbers of the block at hand, so many, two into each word. */
  #narrowBlock(count: number): void {
    const start = this.#blockStart;
    const words = (count + 1) >>> 1;
    const halves = new Uint16Array(this.#words.buffer, 4 * start, 2 * words);
    halves.set(this.#words.subarray(start, start + count));
    if (count < halves.length) halves[count] = 0;
    this.#wordCount = start + words;
  }

  /** Makes room for so many whole numbers more. */
  #makeRoom(count: number): void {
    const length = this.#wordCount + count;
    if (length > this.#words.length) this.#words = withRoomFor(this.#words, length - 1);
  }
}

const encoder = new TextEncoder();

/** The bits of numbers of 16 bits. */
const lowerHalf = 0xffff;
