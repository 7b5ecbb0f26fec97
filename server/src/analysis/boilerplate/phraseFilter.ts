import { requiredLiterals } from './requiredLiterals.ts';

/** Bits of a character's code that the table of pairs goes by; more characters than these share places. */
const bits = 7;
const low = 2 ** bits - 1;

/** A text that patterns require. */
interface Literal {
  readonly text: string;
  /** The patterns that may match where it stands, as bits. */
  readonly patterns: number;
}

/** A literal of one word, or the longest word of a literal of several. */
interface Fragment {
  readonly text: string;
  /** Its third character, or NaN where it has none. */
  readonly third: number;
  /** Whether it stands at the start or the end of a word wherever the literal stands. */
  readonly starts: boolean;
  readonly ends: boolean;
  /** The literal that it is a part of, or the patterns that need no more than itself. */
  readonly literal: Literal | undefined;
  readonly patterns: number;
}

/** What a word says of the patterns that may match a text in which it stands. */
export interface PhraseClues {
  /** Those of which it holds a required literal, as bits. */
  readonly patterns: number;
  /** Literals of which it holds the longest word. */
  readonly literals: readonly Literal[];
}

/** Of words that say nothing, the same object for all. */
export const noClues: PhraseClues = { patterns: 0, literals: [] };

/** A text that lies within one word wherever it stands, as `splitWords` sees words. */
const withinWord = /^[\p{L}\p{M}\p{N}]+(?:[-'’‑.][\p{L}\p{M}\p{N}]+)*$/u;
const wordParts = /[\p{L}\p{M}\p{N}]+/gu;
const joints = "-'’‑.";

/**
 * Tells of a text by its words which of many patterns may match it: those of which it holds a literal that they require.
 * Of most texts that is none, and what a word says of the literals is worked out once for all places where it stands.
 */
export class PhraseFilter {
  /** The patterns that require nothing, which may match anywhere. */
  readonly #always: number;
  /** Literals without a letter or digit, which no word can tell of. */
  readonly #marks: Literal[] = [];
  /** By the low bits of two neighbouring characters 1 + the place of the fragments that may begin with them, or 0. */
  readonly #places = new Uint16Array(2 ** (2 * bits));
  readonly #fragments: Fragment[][] = [];

  /** @throws {RangeError} for more patterns than a number has bits for. */
  constructor(patterns: readonly RegExp[]) {
    if (patterns.length > 31) throw new RangeError('There are more patterns than bits.');
    let always = 0;
    patterns.forEach((pattern, index) => {
      const required = requiredLiterals(pattern);
      if (required === undefined) always |= 1 << index;
      else for (const text of new Set(required)) this.#addLiteral({ text, patterns: 1 << index });
    });
    this.#always = always;
  }

  /** What a word in lower case says of the patterns. */
  cluesOf(word: string): PhraseClues {
    let patterns = 0;
    const literals: Literal[] = [];
    for (let at = 0; at < word.length; at++) {
      const place = this.#places[placeOf(word.charCodeAt(at), word.charCodeAt(at + 1))];
      if (place === 0) continue;
      const third = word.charCodeAt(at + 2);
      for (const fragment of this.#fragments[place - 1]) {
        if (fragment.third !== third && !Number.isNaN(fragment.third)) continue;
        if (fragment.starts && at > 0) continue;
        if (fragment.ends && at + fragment.text.length !== word.length) continue;
        if (!word.startsWith(fragment.text, at)) continue;
        patterns |= fragment.patterns;
        if (fragment.literal !== undefined) literals.push(fragment.literal);
      }
    }
    return patterns === 0 && literals.length === 0 ? noClues : { patterns, literals };
  }

  /** The patterns that may match a text in lower case, bit by bit in their order, by what its words say; of the others it is sure that they do not. */
  candidates(text: string, clues: readonly PhraseClues[]): number {
    let found = this.#always;
    const take = ({ text: literal, patterns }: Literal): void => {
      if ((found & patterns) !== patterns && text.includes(literal)) found |= patterns;
    };
    for (const mark of this.#marks) take(mark);
    for (const { patterns, literals } of clues) {
      found |= patterns;
      for (const literal of literals) take(literal);
    }
    return found;
  }

  #addLiteral(literal: Literal): void {
    const { text, patterns } = literal;
    if (withinWord.test(text)) {
      this.#addFragment({ text, third: text.charCodeAt(2), starts: false, ends: false, literal: undefined, patterns });
      return;
    }
    const longest = [...text.matchAll(wordParts)].reduce<RegExpExecArray | undefined>((best, part) => (best !== undefined && best[0].length >= part[0].length ? best : part), undefined);
    if (longest === undefined) {
      this.#marks.push(literal);
      return;
    }
    const [part] = longest;
    const parted = (at: number): boolean => at >= 0 && at < text.length && !joints.includes(text.charAt(at));
    const fragment = { text: part, third: part.charCodeAt(2), starts: parted(longest.index - 1), ends: parted(longest.index + part.length) };
    this.#addFragment({ ...fragment, literal, patterns: 0 });
  }

  #addFragment(fragment: Fragment): void {
    const first = fragment.text.charCodeAt(0);
    // A fragment of one character may have any other after it.
    const seconds = fragment.text.length > 1 ? [fragment.text.charCodeAt(1)] : Array.from({ length: low + 1 }, (_, second) => second);
    for (const second of seconds) {
      const place = placeOf(first, second);
      if (this.#places[place] === 0) this.#places[place] = this.#fragments.push([]);
      this.#fragments[this.#places[place] - 1].push(fragment);
    }
  }
}

/** The place of two neighbouring characters in the table; the second is NaN, and as good as 0, past a word's end. */
function placeOf(first: number, second: number): number {
  return ((first & low) << bits) | (second & low);
}
