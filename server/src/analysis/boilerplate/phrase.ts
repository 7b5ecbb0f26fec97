import type { PhraseLists } from './phrases.ts';
import { requiredLiterals, type RequiredLiteral } from './requiredLiterals.ts';

/** Where a phrase must stand in a line. */
export type PhrasePlace = keyof PhraseLists;

/** A regular expression that is a text to be found, letters and figures of ASCII at its ends. */
const plainWords = /^\w(?:[^\\?*+(){}[\]|.^$]*\w)?$/u;
/** One that is a text to be found. */
const plainText = /^[^\\?*+(){}[\]|.^$]+$/u;

/** What an expression goes on with that stands for one of few texts: a text, or a character, alternatives or a class that may be optional. */
const nextPart = /([^\\?*+(){}[\]|.^$]+)(?![?*+{])|(?:([^\\?*+(){}[\]|.^$])|\(\?:([^\\?*+(){}[\].^$]*)\)|\[([^\\\]^]+)\])(\?)?(?![?*+{])/uy;
/** An expression that may begin with more texts than this is told by less of each. */
const mostLeading = 24;

/** The texts of which one is what an expression begins with, and what of the expression follows them. */
function leadingTexts(source: string): readonly [texts: readonly string[], rest: string] {
  let texts = [''];
  let at = 0;
  for (;;) {
    nextPart.lastIndex = at;
    const part = nextPart.exec(source);
    if (!part) break;
    const [, text, character, alternatives, characters, optional] = part;
    const choices = alternatives?.split('|') ?? (characters === undefined ? [text ?? character] : Array.from(characters));
    if (optional !== undefined) choices.push('');
    const longer = texts.flatMap((start) => choices.map((choice) => start + choice));
    if (longer.length > mostLeading) break;
    texts = longer;
    at = nextPart.lastIndex;
  }
  return [texts, source.slice(at)];
}

/** Shorter texts than this, and any of this length with a space, stand in too many lines to tell of a phrase. */
const leastLeading = 3;

function isTelling(text: string): boolean {
  return text.length > leastLeading || (text.length === leastLeading && !text.includes(' '));
}

/** What is put before and after an expression that must stand at a certain place. */
const surroundings: Readonly<Record<PhrasePlace, readonly [before: string, after: string]>> = {
  words: ['\\b', '\\b'], openings: ['^\\W*', ''], lines: ['^\\W*', '\\W*$'], anywhere: ['', ''],
};

/** What of an opening of several gives its first letters. */
const firstAlternatives = /^\(\?:([^()]*)\)(?![?*+{])/u;

/** The letters of ASCII that an expression may start with, as bits, or all bits where others may be; `figures` where it starts with one. */
function headsOf(source: string): number {
  let heads = 0;
  for (const alternative of (firstAlternatives.exec(source)?.[1] ?? source).split('|')) {
    if (alternative.startsWith('\\d+')) heads |= figures;
    else if (/^[a-z](?![?*+{])/u.test(alternative)) heads |= headOf(alternative.charCodeAt(0));
    else return anyHead;
  }
  return heads;
}

const figures = 1;

/** The head of a text of which the first letter may be any. */
export const anyHead = -1;

/** The bit of a lower-case letter or figure of ASCII among heads. */
export function headOf(unit: number): number {
  return unit >= 97 && unit <= 122 ? 2 << (unit - 97) : unit >= 48 && unit <= 57 ? figures : 0;
}

/** Texts of which a phrase requires one. */
export interface PhraseLiterals {
  /** Whether the phrase begins with them, wherever it stands. */
  readonly lead: boolean;
  /** Whether they must be at the end of what is searched. */
  readonly ends: boolean;
  readonly texts: readonly RequiredLiteral[];
}

/** One of the phrases that have a purpose. */
export class Phrase {
  /** The number of its purpose. */
  readonly purpose: number;
  readonly #place: PhrasePlace;
  readonly #source: string;
  /** Whether it is found without a regular expression: most are, and to make expressions that are seldom asked takes long. */
  readonly isPlain: boolean;
  /** What it may start with if it must stand at a line's start: most lines start with something else. */
  readonly #heads: number;
  #pattern: RegExp | undefined;
  #sticky: RegExp | undefined;
  /** The search that asked for it last: see `PhraseSearch`. */
  lastSearch = 0;

  constructor(purpose: number, place: PhrasePlace, source: string) {
    this.purpose = purpose;
    this.#place = place;
    this.#source = source;
    this.#heads = place === 'openings' ? headsOf(source) : anyHead;
    this.isPlain = place !== 'openings' && (place === 'anywhere' ? plainText : plainWords).test(source);
  }

  /** As one regular expression. */
  get pattern(): string {
    const [before, after] = surroundings[this.#place];
    return before + this.#source + after;
  }

  /** Texts of which a text holds one if it has the phrase, and whether it begins with them; undefined where none are sure. */
  get literals(): PhraseLiterals | undefined {
    const bounded = this.#place !== 'anywhere';
    if (this.isPlain) return { lead: true, ends: false, texts: [{ text: this.#source, opens: bounded, closes: bounded }] };
    // What most phrases start with does, and to read all of an expression takes long.
    const [texts, rest] = leadingTexts(this.#source);
    if (texts.every(isTelling)) {
      const ends = rest === '$';
      const closes = (ends || rest === '') && this.#place !== 'openings' && bounded;
      return { lead: true, ends, texts: texts.map((text) => ({ text, opens: bounded, closes })) };
    }
    const required = requiredLiterals(this.pattern);
    return required && { lead: false, ends: false, texts: required };
  }

  /** Whether a line may have it by the head of its first letter or figure of ASCII: see `headOf`. */
  mayOpen(head: number): boolean {
    return this.#heads === anyHead || (this.#heads & head) !== 0;
  }

  /** Whether it must stand at a line's start. */
  get opensLine(): boolean {
    return this.#place === 'openings' || this.#place === 'lines';
  }

  /** Whether it starts at a place of a text in lower case, for one that need not stand at a line's start. */
  startsAt(text: string, place: number): boolean {
    const pattern = (this.#sticky ??= new RegExp(this.pattern, 'uy'));
    pattern.lastIndex = place;
    return pattern.test(text);
  }

  /** Whether a text in lower case has it. `start` is where the first letter or figure of ASCII stands. */
  isIn(text: string, start: number): boolean {
    if (this.isPlain) {
      if (this.#place === 'anywhere') return text.includes(this.#source);
      return this.#place === 'words' ? hasWords(text, this.#source) : text.startsWith(this.#source, start) && firstWordUnit(text, start + this.#source.length) === text.length;
    }
    return (this.#pattern ??= new RegExp(this.pattern, 'u')).test(text);
  }
}

/** Whether a text holds another with neither letters nor figures of ASCII right before or after it. */
function hasWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!isWordUnit(text.charCodeAt(at - 1)) && !isWordUnit(text.charCodeAt(at + words.length))) return true;
  }
  return false;
}

/** The first letter or figure of ASCII, or low line, from a place on; the text's length where there is none. */
export function firstWordUnit(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isWordUnit(text.charCodeAt(at))) at++;
  return at;
}

/** What `\w` stands for. */
export function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 95 || (unit >= 65 && unit <= 90);
}
