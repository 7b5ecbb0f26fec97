import { classAt, classOfUnit, isHighSurrogate } from './characters.ts';

/** A word or mark as written: one object for all places where it stands, as long as the table of forms holds it. */
export class WordForm {
  readonly text: string;
  /** In UTF-16 code units. */
  readonly length: number;
  /** The classes of its first character, and those of all its characters together (characters.ts). */
  readonly firstClasses: number;
  readonly classes: number;
  /** Its number in the table, and which table that was; -1 where it is in none. */
  readonly number: number;
  readonly table: number;
  /** What analysers have worked out of it since no table, or another one than the latest, holds it; by the number of a trait. */
  ownTraits: unknown[] | undefined;

  constructor(text: string, number: number, table: number) {
    this.text = text;
    this.length = text.length;
    this.firstClasses = classAt(text, 0);
    this.classes = classesIn(text);
    this.number = number;
    this.table = table;
    this.ownTraits = undefined;
  }
}

/** The table holds so many forms, then it starts anew; a power of two. */
const mostForms = 16_384;

/** Longer words, in UTF-16 code units, are glued text and seldom met twice: the table does not take them. */
export const longestWord = 64;

/** The number of the table in use, counted up with each start. */
let table = 0;
const forms: WordForm[] = [];
/** For each slot the number of its form plus one, in the lower half, below bits of the form's hash; 0 where it is free. Twice as many as forms. */
const slots = new Int32Array(2 * mostForms);
/** The code units of each form stand one form after the other, and begin where those of the form before it end. */
const begins = new Int32Array(mostForms + 1);
let spellings = new Uint16Array(1 << 13);

/** What analysers have worked out of forms, by their numbers: beside each other, since one analyser looks at all words of a text before the next one does. */
const columns: (unknown[] | Int32Array)[] = [];

/** `compute` for words, worked out once for each form. */
export function traitOfWords<Value extends NonNullable<unknown> | null>(compute: (word: string, form: WordForm) => Value): (form: WordForm) => Value {
  const values: (Value | undefined)[] = [];
  const trait = columns.push(values) - 1;
  return (form) => {
    const known = form.table === table ? values[form.number] : (form.ownTraits?.[trait] as Value | undefined);
    if (known !== undefined) return known;
    const value = compute(form.text, form);
    // Other words may be looked up to work it out, and the table have started anew.
    if (form.table === table) {
      // Without gaps, which would make a slow table of it; and no longer than it is needed, which would hold up the start.
      for (let number = values.length; number < form.number; number++) values.push(undefined);
      values[form.number] = value;
    } else (form.ownTraits ??= [])[trait] = value;
    return value;
  };
}

/** As `traitOfWords`, for whole numbers of 32 bits other than 0: what is asked of every word of a text is read from few bytes. */
export function numberOfWords(compute: (form: WordForm) => number): (form: WordForm) => number {
  const values = new Int32Array(mostForms);
  const trait = columns.push(values) - 1;
  return (form) => {
    const known = form.table === table ? values[form.number] : ((form.ownTraits?.[trait] ?? 0) as number);
    if (known !== 0) return known;
    const value = compute(form);
    if (form.table === table) values[form.number] = value;
    else (form.ownTraits ??= [])[trait] = value;
    return value;
  };
}

/** Which table of forms is in use, counted up with each new one: what is kept by the numbers of forms holds as long as it stays. */
export function tableInUse(): number {
  return table;
}

/** The number of a form in the table in use, below `mostForms`; -1 where that does not hold it. */
export function numberInUse(form: WordForm): number {
  return form.table === table ? form.number : -1;
}

const written = new Uint16Array(longestWord);

/** The form of the word between two UTF-16 offsets. */
export function wordFormAt(text: string, start: number, end: number): WordForm {
  if (end - start > longestWord) return new WordForm(text.slice(start, end), -1, -1);
  for (let offset = start; offset < end; offset++) written[offset - start] = text.charCodeAt(offset);
  return wordFormOf(written, 0, end - start, wordHashOf(written, 0, end - start));
}

/** The hash of no code units; `wordHashWith` adds one. */
export const wordHashStart = 0x811c9dc5 | 0;

export function wordHashWith(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The hash of the code units between two places. */
export function wordHashOf(units: Uint16Array, start: number, end: number): number {
  let hash = wordHashStart;
  for (let at = start; at < end; at++) hash = wordHashWith(hash, units[at]);
  return hash;
}

/**
 * The form of the word that the code units between two places are, `longestWord` at most, of that hash. Remembers the latest words, of which most texts
 * are made, in one table for all analysers (linear probing; Knuth 1973, algorithm 6.4 L), and finds known ones without making strings of them.
 */
export function wordFormOf(units: Uint16Array, start: number, end: number, hash: number): WordForm {
  const mixed = mixHash(hash);
  for (let slot = mixed & lastSlot; ; slot = (slot + 1) & lastSlot) {
    const entry = slots[slot];
    if (entry === 0) return addForm(units.subarray(start, end), mixed);
    if (((entry ^ mixed) & ~numberMask) !== 0) continue;
    const number = (entry & numberMask) - 1;
    if (isSpelling(number, units, start, end)) return forms[number];
  }
}

function mixHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 15);
}

const lastSlot = slots.length - 1;
const numberMask = 2 * mostForms - 1;

function addForm(units: Uint16Array, hash: number): WordForm {
  if (forms.length === mostForms) startAnew();
  const number = forms.length;
  const form = new WordForm(textOf(units), number, table);
  forms.push(form);
  const begin = begins[number];
  begins[number + 1] = begin + units.length;
  if (begins[number + 1] > spellings.length) {
    const larger = new Uint16Array(2 * spellings.length);
    larger.set(spellings);
    spellings = larger;
  }
  spellings.set(units, begin);
  let slot = hash & lastSlot;
  while (slots[slot] !== 0) slot = (slot + 1) & lastSlot;
  slots[slot] = (hash & ~numberMask) | (number + 1);
  return form;
}

/** One code unit after the other, which takes a tenth of the time that all of them at once take. */
function textOf(units: Uint16Array): string {
  let text = '';
  for (const unit of units) text += String.fromCharCode(unit);
  return text;
}

/** Forgets all forms. Those that somebody still holds stay what they are, and what is worked out of them from now on is remembered with them. */
function startAnew(): void {
  table++;
  forms.length = 0;
  slots.fill(0);
  for (const values of columns) {
    if (values instanceof Int32Array) values.fill(0);
    else values.length = 0;
  }
}

function isSpelling(number: number, units: Uint16Array, start: number, end: number): boolean {
  let begin = begins[number];
  if (begins[number + 1] - begin !== end - start) return false;
  for (let at = start; at < end; at++) if (spellings[begin++] !== units[at]) return false;
  return true;
}

/** The classes of all characters of a text together. */
function classesIn(text: string): number {
  let classes = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    classes |= isHighSurrogate(unit) ? classAt(text, offset) : classOfUnit(unit);
  }
  return classes;
}
