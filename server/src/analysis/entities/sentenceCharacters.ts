import { classAt, classOfUnit, isHighSurrogate, isLowSurrogate } from '../../text/characters.ts';

/**
 * The UTF-16 code units of a stretch of text and their classes, in arrays that are used again for the next stretch: to read arrays is
 * many times as fast as to read strings.
 */
export class SentenceCharacters {
  length = 0;
  /** One more than there are code units; the last is 0. */
  units = new Uint16Array(1024);
  /** The classes of each as bits (text/characters.ts); both halves of a surrogate pair have those of the character, the last is 0. */
  classes = new Uint8Array(1024);

  /** Takes the part of `text` from `start` to `end` (exclusive); what is known of another one is gone. */
  read(text: string, start: number, end: number): void {
    const length = end - start;
    if (length >= this.units.length) {
      this.units = new Uint16Array(2 * length);
      this.classes = new Uint8Array(2 * length);
    }
    const { units, classes } = this;
    units[length] = 0;
    classes[length] = 0;
    for (let offset = 0; offset < length; offset++) {
      const unit = text.charCodeAt(start + offset);
      units[offset] = unit;
      classes[offset] = classOfUnit(unit);
      if (offset === 0 || !isLowSurrogate(unit) || !isHighSurrogate(units[offset - 1])) continue;
      classes[offset - 1] = classes[offset] = classAt(text, start + offset - 1);
    }
    this.length = length;
  }

  /** How many code units the character that starts at `offset` has. */
  widthAt(offset: number): number {
    return isHighSurrogate(this.units[offset]) && isLowSurrogate(this.units[offset + 1]) ? 2 : 1;
  }
}
