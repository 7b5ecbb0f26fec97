import { classAt, classOfUnit, isPairAt } from '../../text/characters.ts';
import { hashUnits } from '../../text/hash.ts';
import type { Span } from '../../text/span.ts';
import { normalize } from './normalize.ts';

/** What `normalize` makes of each code unit that it looks at by itself: all of ASCII, marks that news has, and their spaces; 0 of others. */
const plain = new Uint16Array(0x10000);
const ascii = Array.from({ length: 0x7f }, (_, index) => String.fromCharCode(index + 1));
// Together with letters on its two sides, since spaces at the ends go.
for (const unit of [...ascii, ...'‘’‚‛′´“”„‟″«»‐‑‒–—―…€£°\u00a0\u2009\u202f']) plain[unit.charCodeAt(0)] = normalize(`a${unit}a`).charCodeAt(1);

const space = 32;

/**
 * A normalized text as code units with their classes, in arrays that are used again for the next text. Most texts need no string for
 * it; those with letters beyond ASCII are normalized as strings are.
 */
export class NormalText {
  length = 0;
  /** Whether each code unit stands for one of what was read, so that places in both are the same but for where that began. */
  isParallel = false;
  /** One more than there are code units; the last is 0. */
  units = new Uint16Array(1024);
  /** The classes of each as bits (text/characters.ts); both halves of a surrogate pair have those of the character, the last has none. */
  classes = new Uint8Array(1024);

  /** Takes a part of a text (UTF-16 offsets); what was known of another one is gone. Returns itself. */
  read(text: string, { start, end }: Span): this {
    this.#makeRoom(end - start);
    if (!this.#readPlain(text, start, end)) this.#readNormalized(normalize(text.slice(start, end)));
    this.units[this.length] = this.classes[this.length] = 0;
    return this;
  }

  /** `hashText` of a part of the normalized text. */
  hash(start: number, end: number): number {
    return hashUnits(this.units, start, end);
  }

  /** Whether there are so many spaces in a part of it. */
  hasSpaces(count: number, start: number, end: number): boolean {
    const { units } = this;
    let left = count;
    for (let offset = start; left > 0 && offset < end; offset++) if (units[offset] === space) left--;
    return left === 0;
  }

  #makeRoom(length: number): void {
    if (length < this.units.length) return;
    this.units = new Uint16Array(2 * length);
    this.classes = new Uint8Array(2 * length);
  }

  /** Returns whether all of the text is of code units that can be looked at one by one. */
  #readPlain(text: string, start: number, end: number): boolean {
    const { units, classes } = this;
    let length = 0;
    for (let offset = start; offset < end; offset++) {
      const unit = plain[text.charCodeAt(offset)];
      if (unit === 0) return false;
      if (unit === space && (length === 0 || units[length - 1] === space)) continue;
      units[length] = unit;
      classes[length++] = classOfUnit(unit);
    }
    if (length > 0 && units[length - 1] === space) length--;
    this.length = length;
    this.isParallel = length === end - start;
    return true;
  }

  #readNormalized(normal: string): void {
    this.#makeRoom(normal.length);
    const { units, classes } = this;
    this.length = normal.length;
    this.isParallel = false;
    for (let offset = 0; offset < normal.length; offset++) {
      units[offset] = normal.charCodeAt(offset);
      classes[offset] = classAt(normal, isPairAt(normal, offset - 1) ? offset - 1 : offset);
    }
  }
}
