import { classAt, classOfUnit, isPairAt } from '../../text/characters.ts';
import { finishHash, highFactor, highStart, lowFactor, lowStart } from '../../text/hash.ts';
import type { Span } from '../../text/span.ts';
import { normalize } from './normalize.ts';

/** A code unit below its classes. */
function withClasses(unit: number, classes: number): number {
  return unit | (classes << 16);
}

/** The code unit of one that stands below its classes. */
export function unitOf(character: number): number {
  return character & 0xffff;
}

/** Its classes, as bits (text/characters.ts). */
export function classesOf(character: number): number {
  return character >>> 16;
}

/**
 * What `normalize` makes of each code unit that it looks at by itself, with its classes: all of ASCII, marks that news has, and their spaces; 0 of
 * others.
 */
const plain = new Int32Array(0x10000);
const ascii = Array.from({ length: 0x7f }, (_, index) => String.fromCharCode(index + 1));
// Together with letters on its two sides, since spaces at the ends go.
for (const unit of [...ascii, ...'‘’‚‛′´“”„‟″«»‐‑‒–—―…€£°\u00a0\u2009\u202f']) {
  const normal = normalize(`a${unit}a`).charCodeAt(1);
  plain[unit.charCodeAt(0)] = withClasses(normal, classOfUnit(normal));
}

const space = 32;

/**
 * A normalized text as code units with their classes, in an array that is used again for the next text. Most texts need no string for
 * it; those with letters beyond ASCII are normalized as strings are.
 */
export class NormalText {
  length = 0;
  /** Whether each code unit stands for one of what was read, so that places in both are the same but for where that began. */
  isParallel = false;
  /**
   * Each code unit below its classes, see `unitOf` and `classesOf`; both halves of a surrogate pair have the classes of the character. One more than
   * there are code units; the last is 0, without classes.
   */
  characters = new Int32Array(1024);

  /** Takes a part of a text (UTF-16 offsets); what was known of another one is gone. Returns itself. */
  read(text: string, { start, end }: Span): this {
    this.#makeRoom(end - start);
    if (!this.#readPlain(text, start, end)) this.#readNormalized(normalize(text.slice(start, end)));
    this.characters[this.length] = 0;
    return this;
  }

  /** `hashText` of a part of the normalized text. */
  hash(start: number, end: number): number {
    const { characters } = this;
    let high = highStart;
    let low = lowStart;
    for (let at = start; at < end; at++) {
      const unit = unitOf(characters[at]);
      high = Math.imul(high ^ unit, highFactor);
      low = Math.imul(low ^ unit, lowFactor);
    }
    return finishHash(high, low);
  }

  /** Whether there are so many spaces in a part of it. */
  hasSpaces(count: number, start: number, end: number): boolean {
    const { characters } = this;
    let left = count;
    for (let offset = start; left > 0 && offset < end; offset++) if (unitOf(characters[offset]) === space) left--;
    return left === 0;
  }

  #makeRoom(length: number): void {
    if (length >= this.characters.length) this.characters = new Int32Array(2 * length);
  }

  /** Returns whether all of the text is of code units that can be looked at one by one. */
  #readPlain(text: string, start: number, end: number): boolean {
    const { characters } = this;
    let length = 0;
    let wasSpace = true;
    for (let offset = start; offset < end; offset++) {
      const character = plain[text.charCodeAt(offset)];
      if (character === 0) return false;
      const isSpace = unitOf(character) === space;
      if (!isSpace || !wasSpace) characters[length++] = character;
      wasSpace = isSpace;
    }
    if (length > 0 && wasSpace) length--;
    this.length = length;
    this.isParallel = length === end - start;
    return true;
  }

  #readNormalized(normal: string): void {
    this.#makeRoom(normal.length);
    const { characters } = this;
    this.length = normal.length;
    this.isParallel = false;
    for (let offset = 0; offset < normal.length; offset++) {
      characters[offset] = withClasses(normal.charCodeAt(offset), classAt(normal, isPairAt(normal, offset - 1) ? offset - 1 : offset));
    }
  }
}
