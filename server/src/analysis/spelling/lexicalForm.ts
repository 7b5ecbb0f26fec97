import { numberOfWords, traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { isEnglishOnly, isNameParticle, showsForeignPhrase } from './foreign.ts';
import type { Lexicon } from './lexicon.ts';
import { splitRunTogether } from './marks.ts';
import { vocabularyUnit } from './vocabulary.ts';
import { isApostrophe, writtenWordOf, type WrittenWord } from './writtenWord.ts';

/** What a lexicon tells of a word by its form alone, bit by bit; the unit that stands for it in a packed vocabulary is above them. */
export const lexical = {
  /** A letter by itself, which is never judged. */
  single: 1,
  /** So long that a headline would write it with a capital. */
  long: 2,
  /** In small letters. */
  lower: 4,
  /** The lexicon has it as written. */
  inLexicon: 8,
  /** There is something to say of it: neither does the lexicon have it, as written or as a name often met, nor can it not judge it. */
  wrong: 16,
  /** A word in small letters of another language or of foreign names, or with accents. */
  foreign: 32,
  /** Such a word that shows that those around it are of another language too. */
  foreignPhrase: 64,
  /** A word that shows that the text around it is English. */
  englishOnly: 128,
  /** Set of every word. */
  seen: 256,
} as const;

const unitShift = 16;

/** The unit that stands for a word in a packed vocabulary. */
export function unitOfTraits(traits: number): number {
  return traits >>> unitShift;
}

/** What a lexicon tells of words; remembered with the word. */
export interface LexicalForms {
  /** The bits of `lexical`. */
  readonly traitsOf: (form: WordForm) => number;
  /** Of an unknown word in small letters, the two words that it is without the space between them; null for other words. */
  readonly splitOf: (form: WordForm) => string | null;
}

/** From this frequency level on, a name in small letters is careless but not misspelt ("german"). */
const frequentName = 12;

/** Longer words have a capital in a headline. */
const longestSmallWord = 3;

const readers = new WeakMap<Lexicon, LexicalForms>();

/** Reads the words of tokens for a lexicon. */
export function lexicalFormsOf(lexicon: Lexicon): LexicalForms {
  let read = readers.get(lexicon);
  if (read === undefined) {
    read = {
      traitsOf: numberOfWords((form) => readTraits(writtenWordOf(form), lexicon)),
      splitOf: traitOfWords((_, form) => splitRunTogether(writtenWordOf(form).key, lexicon) ?? null),
    };
    readers.set(lexicon, read);
  }
  return read;
}

function readTraits({ text, key, casing }: WrittenWord, lexicon: Lexicon): number {
  const number = lexicon.automaton.find(key);
  const isLower = casing === 'lower';
  const inLexicon = number >= 0 && (!isLower || lexicon.isOrdinary(number));
  const isFrequentName = isLower && number >= 0 && lexicon.level(number) >= frequentName;
  const isKnown = inLexicon || isFrequentName || isContraction(key, lexicon);
  let traits = lexical.seen | (vocabularyUnit(key) << unitShift);
  if (key.length < 2) traits |= lexical.single;
  if (key.length > longestSmallWord) traits |= lexical.long;
  if (inLexicon) traits |= lexical.inLexicon;
  if (!isKnown && (isLower || casing === 'title')) traits |= lexical.wrong;
  if (!isLower) return traits;
  traits |= lexical.lower;
  if (showsForeignPhrase(key) || isAccented(text)) traits |= lexical.foreign | lexical.foreignPhrase;
  else if (isNameParticle(key)) traits |= lexical.foreign;
  if (isEnglishOnly(key)) traits |= lexical.englishOnly;
  return traits;
}

/** Whether a word has other letters than those of ASCII. */
function isAccented(text: string): boolean {
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit > 0x7f && !isApostrophe(unit)) return true;
  }
  return false;
}

/** A contraction of a known word ("couldn't", "Massoud'd"), or a name with an apostrophe, which the lexicon cannot judge. */
function isContraction(key: string, lexicon: Lexicon): boolean {
  const apostrophe = key.indexOf("'");
  return apostrophe > 0 && (apostrophe < 2 || key.length - apostrophe > 2 || lexicon.has(key.slice(0, apostrophe)));
}
