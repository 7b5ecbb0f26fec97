import { firstWordUnit, isWordUnit, Phrase, type PhrasePlace } from './phrase.ts';
import type { PhraseLists } from './phrases.ts';
import type { RequiredLiteral } from './requiredLiterals.ts';

/** Bits of a character's code that the table of pairs goes by; more characters than these share places. */
const bits = 7;
const low = 2 ** bits - 1;

/** What a word or mark says: that a text in which it stands may have a phrase, if it has the literal. */
export interface PhraseClue {
  readonly phrase: Phrase;
  /** What the text must hold; '' where it is in the word. */
  readonly literal: string;
}

/** Of words that say nothing, the same object for all. */
export const noClues: readonly PhraseClue[] = [];

/** A literal of one word or mark, or the longest word of a literal of several. */
interface Fragment extends PhraseClue {
  readonly text: string;
  /** Its third character, or NaN where it has none. */
  readonly third: number;
  /** Whether no letter or figure of ASCII is right before or after it. */
  readonly opens: boolean;
  readonly closes: boolean;
}

/** What parts the words of the phrases' literals. */
const gaps = /[ +:()/&©]+/u;

/**
 * Finds which of many phrases a text has. The words and marks of the text tell which may be there, since each phrase requires one of some literals:
 * of most texts that is none, and what a word says is worked out once for all places where it stands.
 */
export class PhraseSearch {
  /** Phrases that require nothing but space, which may be anywhere. */
  readonly #always: Phrase[] = [];
  /** By the low bits of two neighbouring characters 1 + the place of the fragments that may begin with them, or 0. */
  readonly #places = new Uint16Array(2 ** (2 * bits));
  readonly #fragments: Fragment[][] = [];
  /** The text of the latest search, and the purposes found in it. */
  #text = '';
  #found = 0;
  /** The same in lower case once it is asked for, and where its first letter or figure of ASCII stands. */
  #lower = '';
  #start = 0;
  #searches = 0;

  /** @throws {RangeError} for more purposes than a number has bits for. */
  constructor(purposes: readonly PhraseLists[]) {
    if (purposes.length > 31) throw new RangeError('There are more purposes than bits.');
    purposes.forEach((lists, purpose) => {
      for (const place of Object.keys(lists) as PhrasePlace[]) for (const source of lists[place]!.split(', ')) this.#add(new Phrase(purpose, place, source));
    });
  }

  /** What a word in lower case, or a mark, says of the phrases. */
  cluesOf(word: string): readonly PhraseClue[] {
    let clues: PhraseClue[] | undefined;
    for (let at = 0; at < word.length; at++) {
      const place = this.#places[placeOf(word.charCodeAt(at), word.charCodeAt(at + 1))];
      if (place === 0) continue;
      const third = word.charCodeAt(at + 2);
      for (const fragment of this.#fragments[place - 1]) {
        if (fragment.third !== third && !Number.isNaN(fragment.third)) continue;
        if (fragment.opens && isWordUnit(word.charCodeAt(at - 1))) continue;
        if (!word.startsWith(fragment.text, at) || (fragment.closes && isWordUnit(word.charCodeAt(at + fragment.text.length)))) continue;
        (clues ??= []).push(fragment);
      }
    }
    return clues ?? noClues;
  }

  /** The purposes of the phrases that a text has, as bits, by what its words and marks say: the first `count` of `clues`. */
  purposesIn(text: string, clues: readonly PhraseClue[], count = clues.length): number {
    this.#searches++;
    this.#text = text;
    this.#lower = '';
    this.#found = 0;
    for (const phrase of this.#always) this.#ask(phrase, '');
    for (let each = 0; each < count; each++) this.#ask(clues[each].phrase, clues[each].literal);
    return this.#found;
  }

  /** Looks for a phrase in the text of the search if that has the literal. */
  #ask(phrase: Phrase, literal: string): void {
    if ((this.#found & (1 << phrase.purpose)) !== 0 || phrase.lastSearch === this.#searches) return;
    if (this.#lower === '') {
      this.#lower = this.#text.toLowerCase();
      this.#start = firstWordUnit(this.#lower, 0);
    }
    if (literal !== '' && !this.#lower.includes(literal)) return;
    phrase.lastSearch = this.#searches;
    if (phrase.isIn(this.#lower, this.#start)) this.#found |= 1 << phrase.purpose;
  }

  #add(phrase: Phrase): void {
    const { literals } = phrase;
    if (literals === undefined) this.#always.push(phrase);
    else for (const literal of literals) this.#addLiteral(phrase, literal);
  }

  #addLiteral(phrase: Phrase, { text, opens, closes }: RequiredLiteral): void {
    const word = text.split(gaps).reduce((longest, each) => (each.length > longest.length ? each : longest));
    // Where there is no word, one mark is told of by itself.
    const part = word === '' ? text.trim().charAt(0) : word;
    if (part === '') {
      this.#always.push(phrase);
      return;
    }
    const at = text.indexOf(part);
    const end = at + part.length;
    this.#addFragment({
      phrase, literal: part === text ? '' : text, text: part, third: part.charCodeAt(2),
      opens: at > 0 || (opens && isWordUnit(part.charCodeAt(0))),
      closes: end < text.length || (closes && isWordUnit(part.charCodeAt(part.length - 1))),
    });
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
