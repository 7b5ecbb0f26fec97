/** Unicode classes of a character, as bits. */
export const letter = 1;
export const mark = 2;
export const digit = 4;
export const lowerCase = 8;
export const upperCase = 16;
export const space = 32;
/** Letters like "ǅ", of which the first half is a capital. */
export const titleCase = 64;
/** Set of every character that was looked at, so that no class is 0. */
const seen = 128;

/** What words are made of: letters, combining marks, and digits and other numerals. */
export const wordCharacter = letter | mark | digit;

const patterns: readonly (readonly [number, RegExp])[] = [
  [letter, /^\p{L}/u],
  [mark, /^\p{M}/u],
  [digit, /^\p{N}/u],
  [lowerCase, /^\p{Ll}/u],
  [upperCase, /^\p{Lu}/u],
  [space, /^\s/u],
  [titleCase, /^\p{Lt}/u],
];

const classes = new Uint8Array(0x10000);

/**
 * `text.charCodeAt(offset)` for loops over texts of all kinds: engines keep many representations of strings, and where they meet
 * more than a few of them in one place, they look the method up anew for each character.
 */
export function unitAt(text: string, offset: number): number {
  return String.prototype.charCodeAt.call(text, offset);
}

/** A set of code units as a table, by code unit, for loops over every character of a text; without the code unit 0. */
export type UnitSet = Uint8Array;

export function unitSet(characters: string): UnitSet {
  const set = new Uint8Array(0x10000);
  for (let offset = 0; offset < characters.length; offset++) set[characters.charCodeAt(offset)] = 1;
  return set;
}

/** Whether a set holds a code unit; `NaN`, past a text's end, is in none. */
export function isIn(set: UnitSet, unit: number): boolean {
  return set[unit & everyUnit] === 1;
}

/** Makes 0 of `NaN`: one look-up by what is no whole number slows down all others of the same line. */
const everyUnit = 0xffff;

/**
 * The classes of a UTF-16 code unit; a surrogate has none, nor has `NaN`, past a text's end. A table, since scanners ask for every
 * character of a corpus.
 */
export function classOfUnit(unit: number): number {
  const known = classes[unit & everyUnit];
  return known === 0 ? (classes[unit & everyUnit] = classify(String.fromCharCode(unit))) : known;
}

/** What is known of the classes of a UTF-16 code unit: 0 where nobody has asked for them yet. For the loops in which `classOfUnit` would take most of the time. */
export function knownClassOfUnit(unit: number): number {
  return classes[unit];
}

/** The classes of the character at a UTF-16 offset, of both halves of a surrogate pair together. */
export function classAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return isPairAt(text, offset) ? classify(text.slice(offset, offset + 2)) : classOfUnit(unit);
}

/** Whether a surrogate pair starts at an offset. */
export function isPairAt(text: string, offset: number): boolean {
  return isHighSurrogate(text.charCodeAt(offset)) && isLowSurrogate(text.charCodeAt(offset + 1));
}

export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** The end of the run of characters of some of the given classes that starts at `from`; `from` itself where none stands there. */
export function runEnd(text: string, from: number, end: number, wanted: number): number {
  let offset = from;
  while (offset < end) {
    const unit = text.charCodeAt(offset);
    if (isHighSurrogate(unit) && offset + 1 < end && isLowSurrogate(text.charCodeAt(offset + 1))) {
      if ((classAt(text, offset) & wanted) === 0) return offset;
      offset += 2;
    } else {
      if ((classOfUnit(unit) & wanted) === 0) return offset;
      offset++;
    }
  }
  return offset;
}

function classify(character: string): number {
  return patterns.reduce((bits, [bit, pattern]) => (pattern.test(character) ? bits | bit : bits), seen);
}
