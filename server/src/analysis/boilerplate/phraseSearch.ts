import { isIn, unitSet } from '../../text/characters.ts';
import { anyHead, firstWordUnit, headOf, isWordUnit, Phrase, type PhrasePlace } from './phrase.ts';
import type { PhraseLists } from './phrases.ts';
import type { RequiredLiteral } from './requiredLiterals.ts';

/** Bits of a character's code that the table of pairs goes by; more characters than these share places. */
const bits = 7;
const low = 2 ** bits - 1;

/** What a word or mark says: that a text in which it stands may have a phrase, if it has the literal. */
export interface PhraseClue {
  readonly phrase: Phrase;
  /** What the text must hold; '' where it is in the word and may stand anywhere. */
  readonly literal: string;
  /** How far after the word's start that begins (UTF-16 code units), or before it; NaN where that is not known. */
  readonly ahead: number;
  /** Whether the phrase begins there too. */
  readonly leads: boolean;
  /** Whether the literal must be at the text's end. */
  readonly ends: boolean;
}

/** Of words that say nothing, the same object for all. */
export const noClues: readonly PhraseClue[] = [];

/** A literal of one word or mark, or the longest word of a literal of several. */
interface Fragment extends Omit<PhraseClue, 'ahead'> {
  readonly text: string;
  /** Where it is in the literal. */
  readonly offset: number;
  /** Its third character, or NaN where it has none. */
  readonly third: number;
  /** Whether no letter or figure of ASCII is right before or after it. */
  readonly opens: boolean;
  readonly closes: boolean;
}

/** What parts the words of the phrases' literals; an apostrophe does but for one within a word. */
const gaps = /[ +:()/&©]+|(?<!\w)['’]|['’](?!\w)/u;

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
  /** The same in lower case once it is asked for, where the first letter or figure of ASCII stands, and which one it is. */
  #lower = '';
  #start = 0;
  #head = anyHead;
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
    // A capital with a dot becomes two code units in lower case: what follows it stands elsewhere then.
    const start = word.includes(dotAbove) ? NaN : 0;
    for (let at = 0; at < word.length; at++) {
      const place = this.#places[placeOf(word.charCodeAt(at), word.charCodeAt(at + 1))];
      if (place === 0) continue;
      const third = word.charCodeAt(at + 2);
      for (const fragment of this.#fragments[place - 1]) {
        if (fragment.third !== third && !Number.isNaN(fragment.third)) continue;
        if (fragment.opens && isWordUnit(word.charCodeAt(at - 1))) continue;
        if (!word.startsWith(fragment.text, at) || (fragment.closes && isWordUnit(word.charCodeAt(at + fragment.text.length)))) continue;
        const { phrase, literal, leads, ends, offset } = fragment;
        (clues ??= []).push({ phrase, literal, leads, ends, ahead: start + at - offset });
      }
    }
    return clues ?? noClues;
  }

  /** The purposes of the phrases that a text has, as bits, by what its words and marks say: the first `count` of `clues`, and where the words of these start. */
  purposesIn(text: string, clues: readonly PhraseClue[], starts: readonly number[], count = clues.length): number {
    this.#searches++;
    this.#text = text;
    this.#lower = '';
    this.#start = firstWordUnit(text, 0);
    this.#head = headIn(text, this.#start);
    this.#found = 0;
    for (const phrase of this.#always) this.#find(phrase);
    for (let each = 0; each < count; each++) this.#ask(clues[each], starts[each]);
    return this.#found;
  }

  /** Looks for a clue's phrase in the text of the search if that has the literal, by a word that starts at a place. */
  #ask({ phrase, literal, ahead, leads, ends }: PhraseClue, start: number): void {
    if ((this.#found & (1 << phrase.purpose)) !== 0 || !phrase.mayOpen(this.#head)) return;
    const place = start + ahead;
    if (leads && phrase.opensLine && place > this.#start) return;
    if (ends && place + literal.length < this.#text.length) return;
    if (literal !== '' && !this.#holds(literal, place)) return;
    if (!leads || phrase.opensLine || phrase.isPlain || Number.isNaN(place)) {
      this.#find(phrase);
      return;
    }
    const lower = this.#lowerText();
    if (lower.length !== this.#text.length) this.#find(phrase);
    else if (phrase.startsAt(lower, place)) this.#found |= 1 << phrase.purpose;
  }

  /** Looks for a phrase anywhere in the text of the search, if that was not done yet. */
  #find(phrase: Phrase): void {
    if (phrase.lastSearch === this.#searches) return;
    phrase.lastSearch = this.#searches;
    const lower = this.#lowerText();
    if (phrase.isIn(lower, firstWordUnit(lower, 0))) this.#found |= 1 << phrase.purpose;
  }

  /** Whether a literal stands at a place of the text in lower case, or anywhere where the place is not known. */
  #holds(literal: string, place: number): boolean {
    if (Number.isNaN(place)) return this.#lowerText().includes(literal);
    const { length } = literal;
    if (place + length > this.#text.length) return false;
    for (let at = 0; at < length; at++) if (lowerUnit(this.#text.charCodeAt(place + at)) !== literal.charCodeAt(at)) return false;
    return true;
  }

  #lowerText(): string {
    return (this.#lower ||= this.#text.toLowerCase());
  }

  #add(phrase: Phrase): void {
    const { literals } = phrase;
    if (literals === undefined) this.#always.push(phrase);
    else for (const literal of literals.texts) this.#addLiteral(phrase, literal, literals.lead, literals.ends);
  }

  #addLiteral(phrase: Phrase, { text, opens, closes }: RequiredLiteral, leads: boolean, ends: boolean): void {
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
      phrase, literal: part === text && !ends ? '' : text, leads, ends, text: part, offset: at, third: part.charCodeAt(2),
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

/** What a capital that has a dot leaves above the letter in lower case. */
const dotAbove = '\u0307';

/** Which letter or figure of ASCII a text in lower case has first, given where the text as written has its first one. */
function headIn(text: string, start: number): number {
  for (let at = 0; at < start; at++) if (isIn(otherCapitals, text.charCodeAt(at))) return anyHead;
  return start < text.length ? headOf(lowerUnit(text.charCodeAt(start))) : 0;
}

/** Capitals that are not of ASCII, but in lower case are, or begin with one that is. */
const otherCapitals = unitSet('İ\u212a');

/** A UTF-16 code unit in lower case, as far as that is one too. */
function lowerUnit(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit + 32;
  return unit < 128 ? unit : String.fromCharCode(unit).toLowerCase().charCodeAt(0);
}

/** The place of two neighbouring characters in the table; the second is NaN, and as good as 0, past a word's end. */
function placeOf(first: number, second: number): number {
  return ((first & low) << bits) | (second & low);
}
