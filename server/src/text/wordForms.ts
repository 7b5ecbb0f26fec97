import { classAt, isPairAt } from './characters.ts';

/** A word or mark as written, and what analysers have worked out from its form alone: one object for all places where it stands. */
export class WordForm {
  readonly text: string;
  /** In UTF-16 code units. */
  readonly length: number;
  /** The classes of its first character, and those of all its characters together (characters.ts). */
  readonly firstClasses: number;
  readonly classes: number;
  /** By the number of a trait; none is undefined once it is known. */
  readonly traits: unknown[];

  constructor(text: string) {
    this.text = text;
    this.length = text.length;
    this.firstClasses = classAt(text, 0);
    this.classes = classesIn(text);
    this.traits = new Array<unknown>(traitCount).fill(undefined);
  }
}

/** Slots of the table of words, a power of two, and how many forms it holds before it starts anew. */
const slotCount = 65_536;
const mostForms = 32_768;

/** Longer words, in UTF-16 code units, are glued text and seldom met twice: no form of them is remembered. */
export const longestWord = 64;

/** For each slot the number of its form plus one, in the lower half, below bits of the form's hash; 0 where it is free. */
const slots = new Int32Array(slotCount);
let forms: WordForm[] = [];
/** The code units of the forms one after the other, and where those of each begin: they end where the next one's begin. */
let spellings = new Uint16Array(1 << 16);
const begins = new Int32Array(mostForms + 1);

let traitCount = 0;

/** `compute` for words, worked out once for each form that is remembered. */
export function traitOfWords<Value extends NonNullable<unknown> | null>(compute: (word: string, form: WordForm) => Value): (form: WordForm) => Value {
  const trait = traitCount++;
  return (form) => {
    const known = form.traits[trait];
    if (known !== undefined) return known as Value;
    const value = compute(form.text, form);
    form.traits[trait] = value;
    return value;
  };
}

const written = new Uint16Array(longestWord);

/** The form of the word between two UTF-16 offsets. */
export function wordFormAt(text: string, start: number, end: number): WordForm {
  if (end - start > longestWord) return new WordForm(text.slice(start, end));
  for (let offset = start; offset < end; offset++) written[offset - start] = text.charCodeAt(offset);
  return wordFormOf(written, 0, end - start);
}

/**
 * The form of the word that the code units between two places are, `longestWord` at most. Remembers the latest words, of which most texts are made, in one
 * table for all analysers (linear probing; Knuth 1973, algorithm 6.4 L), and finds known ones without making strings of them.
 */
export function wordFormOf(units: Uint16Array, start: number, end: number): WordForm {
  const length = end - start;
  let hash = length;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ units[at], 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  const upper = hash & ~(slotCount - 1);
  let slot = (hash ^ (hash >>> 16)) & (slotCount - 1);
  for (let taken = slots[slot]; taken !== 0; taken = slots[slot]) {
    const number = (taken & (slotCount - 1)) - 1;
    if ((taken & ~(slotCount - 1)) === upper && isSpelling(number, units, start, length)) return forms[number];
    slot = (slot + 1) & (slotCount - 1);
  }
  if (forms.length === mostForms) {
    slots.fill(0);
    forms = [];
    slot = (hash ^ (hash >>> 16)) & (slotCount - 1);
  }
  const number = forms.length;
  const form = new WordForm(String.fromCharCode(...units.subarray(start, end)));
  forms.push(form);
  slots[slot] = upper | (number + 1);
  const begin = begins[number];
  begins[number + 1] = begin + length;
  if (begin + length > spellings.length) {
    const larger = new Uint16Array(2 * spellings.length);
    larger.set(spellings);
    spellings = larger;
  }
  for (let at = 0; at < length; at++) spellings[begin + at] = units[start + at];
  return form;
}

function isSpelling(number: number, units: Uint16Array, start: number, length: number): boolean {
  const begin = begins[number];
  if (begins[number + 1] - begin !== length) return false;
  for (let at = 0; at < length; at++) if (spellings[begin + at] !== units[start + at]) return false;
  return true;
}

/** The classes of all characters of a text together. */
function classesIn(text: string): number {
  let classes = 0;
  for (let offset = 0; offset < text.length; offset += isPairAt(text, offset) ? 2 : 1) classes |= classAt(text, offset);
  return classes;
}
