import { requiredLiterals } from './requiredLiterals.ts';

/** Bits of a character's code that the table of pairs goes by; more characters than these share places. */
const bits = 7;
const low = 2 ** bits - 1;

interface Literal {
  readonly text: string;
  /** Its third character, or NaN where it has none. */
  readonly third: number;
  /** The patterns that may match where it stands, as bits. */
  readonly patterns: number;
}

/**
 * Tells in one pass over a text which of many patterns may match it: those of which it holds a literal that they require.
 * Of most texts that is none, and to look for the literals costs far less than to try the patterns.
 */
export class PhraseFilter {
  /** The patterns that require nothing, which may match anywhere. */
  readonly #always: number;
  /** By the low bits of two neighbouring characters 1 + the place of the literals that may begin with them, or 0. */
  readonly #places = new Uint16Array(2 ** (2 * bits));
  readonly #literals: Literal[][] = [];

  /** @throws {RangeError} for more patterns than a number has bits for. */
  constructor(patterns: readonly RegExp[]) {
    if (patterns.length > 31) throw new RangeError('There are more patterns than bits.');
    let always = 0;
    patterns.forEach((pattern, index) => {
      const required = requiredLiterals(pattern);
      if (required === undefined) always |= 1 << index;
      else for (const text of new Set(required)) this.#add({ text, third: text.charCodeAt(2), patterns: 1 << index });
    });
    this.#always = always;
  }

  /** The patterns that may match the text, bit by bit in their order; of the others it is sure that they do not. */
  candidates(text: string): number {
    const places = this.#places;
    let found = this.#always;
    let unit = text.charCodeAt(0);
    for (let at = 0; at < text.length; at++) {
      const following = text.charCodeAt(at + 1);
      const place = places[((unit & low) << bits) | (following & low)];
      unit = following;
      if (place === 0) continue;
      const third = text.charCodeAt(at + 2);
      for (const literal of this.#literals[place - 1]) {
        if (literal.third !== third && !Number.isNaN(literal.third)) continue;
        if ((found & literal.patterns) === 0 && text.startsWith(literal.text, at)) found |= literal.patterns;
      }
    }
    return found;
  }

  #add(literal: Literal): void {
    const first = literal.text.charCodeAt(0) & low;
    // A literal of one character may have any other after it.
    const seconds = literal.text.length > 1 ? [literal.text.charCodeAt(1) & low] : Array.from({ length: low + 1 }, (_, second) => second);
    for (const second of seconds) {
      const index = (first << bits) | second;
      if (this.#places[index] === 0) this.#places[index] = this.#literals.push([]);
      this.#literals[this.#places[index] - 1].push(literal);
    }
  }
}
