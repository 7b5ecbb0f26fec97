import { onDemand } from '../../text/onDemand.ts';
import { Automaton } from './automaton.ts';
import { Bigrams } from './bigrams.ts';
import { casingOf, foldWord } from './fold.ts';
import { LetterModel } from './letterModel.ts';
import { readLexicon, type LexiconSections } from './lexiconFormat.ts';
import { parseModel, type SpellingModel } from './model.ts';

/** A word's byte in the lexicon: its frequency level in the low six bits, then whether it is a word in small letters, and a name. */
export const levelMask = 63;
export const ordinaryFlag = 64;
export const nameFlag = 128;

/** Words in the counted text, for frequencies per million. */
const countedWords = 1_700_000;

/** The words that are right, with their frequencies; all lookups fold case and accents (`foldWord`). */
export class Lexicon {
  readonly automaton: Automaton;
  readonly bigrams: Bigrams;
  readonly letters: LetterModel;
  /** By word number: its byte. */
  readonly #flags: Uint8Array;
  readonly #model: () => SpellingModel;
  /** Folded words that are written with other capitals than a first one. */
  readonly #casings: () => ReadonlyMap<string, string>;
  /** Folded names of well-known places. */
  readonly #places: () => ReadonlySet<string>;

  /** What only some who have a lexicon ask for is read when they do. */
  constructor(sections: LexiconSections) {
    this.automaton = new Automaton(sections.automaton);
    this.bigrams = new Bigrams(sections.pairs);
    this.letters = new LetterModel(sections.letters);
    this.#flags = sections.flags;
    this.#model = onDemand(() => parseModel(textOf(sections.model)));
    this.#casings = onDemand(() => new Map(textOf(sections.casings).split('\n').map((word) => [word.toLowerCase(), word])));
    this.#places = onDemand(() => new Set(textOf(sections.places).split('\n')));
  }

  /** What was trained to judge words with. */
  get model(): SpellingModel {
    return this.#model();
  }

  /** Whether a word is right as written; a name in small letters is not ("paris"), a word in capitals is. */
  has(word: string): boolean {
    const key = foldWord(word);
    if (key === undefined) return false;
    const number = this.automaton.find(key);
    return number >= 0 && (this.isOrdinary(number) || casingOf(word) !== 'lower');
  }

  /** How often the word is met in a million words of general English; 0 where it was not met or is not known. */
  frequency(word: string): number {
    const key = foldWord(word);
    const number = key === undefined ? -1 : this.automaton.find(key);
    const level = number < 0 ? 0 : this.level(number);
    return level === 0 ? 0 : (2 ** ((level - 1) / 4) * 1e6) / countedWords;
  }

  /** The frequency level of the word with that number: 0 for never, then 1 + 4 log2 of its count. */
  level(number: number): number {
    return this.#flags[number] & levelMask;
  }

  /** The frequency levels of all words, by number. */
  levels(): Uint8Array {
    return this.#flags.map((flags) => flags & levelMask);
  }

  /** Whether the word with that number is written in small letters. */
  isOrdinary(number: number): boolean {
    return (this.#flags[number] & ordinaryFlag) !== 0;
  }

  /** Whether the word with that number is also, or only, a name. */
  isName(number: number): boolean {
    return (this.#flags[number] & nameFlag) !== 0;
  }

  /** Whether a folded word is the name of a well-known place, which has one spelling, unlike many people's names. */
  isPlace(key: string): boolean {
    return this.#places().has(key);
  }

  /** A folded word of the lexicon as it is written: "Paris", "NATO", "McDonald", "paper". */
  display(key: string, number: number): string {
    if (this.isOrdinary(number)) return key;
    return this.#casings().get(key) ?? key[0].toUpperCase() + key.slice(1);
  }
}

/** Reads the lexicon file that the build makes, without a copy of it. Throws where the bytes are not one. */
export function parseLexicon(bytes: Uint8Array): Lexicon {
  return new Lexicon(readLexicon(bytes));
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
