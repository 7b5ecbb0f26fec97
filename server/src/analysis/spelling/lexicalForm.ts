import { traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { casingOf, foldWord } from './fold.ts';
import { isEnglishOnly, isForeignWord, showsForeignPhrase } from './foreign.ts';
import type { Lexicon } from './lexicon.ts';
import { splitRunTogether } from './marks.ts';
import { vocabularyUnit } from './vocabulary.ts';

/** What a lexicon tells of a word by its form alone. */
export interface LexicalForm {
  /** Whether the lexicon has it as written. */
  readonly inLexicon: boolean;
  /** Whether there is nothing to say of it: the lexicon has it, as written or as a name often met, or cannot judge it. */
  readonly isKnown: boolean;
  /** Whether it is a word in small letters of another language or of foreign names, or with accents. */
  readonly isForeign: boolean;
  /** Whether such a word shows that those around it are of another language too. */
  readonly showsForeignPhrase: boolean;
  /** Whether it shows that the text around it is English. */
  readonly isEnglishOnly: boolean;
  /** Of an unknown word in small letters, the two words that it is without the space between them. */
  readonly split: string | undefined;
  /** What stands for it in a packed vocabulary. */
  readonly vocabularyUnit: number;
}

/** From this frequency level on, a name in small letters is careless but not misspelt ("german"). */
const frequentName = 12;

const readers = new WeakMap<Lexicon, (form: WordForm) => LexicalForm>();

/** Reads the words of tokens for a lexicon; what is read is remembered with the word. */
export function lexicalFormsOf(lexicon: Lexicon): (form: WordForm) => LexicalForm {
  let read = readers.get(lexicon);
  if (read === undefined) readers.set(lexicon, (read = traitOfWords((text) => readForm(text, lexicon))));
  return read;
}

function readForm(text: string, lexicon: Lexicon): LexicalForm {
  const key = foldWord(text) ?? '';
  const number = lexicon.automaton.find(key);
  const isLower = casingOf(text) === 'lower';
  const inLexicon = number >= 0 && (!isLower || lexicon.isOrdinary(number));
  const isAccented = /[^\p{ASCII}'’ʼ]/u.test(text);
  const isFrequentName = isLower && number >= 0 && lexicon.level(number) >= frequentName;
  const isKnown = inLexicon || isFrequentName || isContraction(key, lexicon);
  const isForeign = isLower && (isForeignWord(key) || isAccented);
  return {
    inLexicon,
    isKnown,
    isForeign,
    showsForeignPhrase: isLower && (showsForeignPhrase(key) || isAccented),
    isEnglishOnly: isLower && isEnglishOnly(key),
    split: isKnown || isForeign || !isLower ? undefined : splitRunTogether(key, lexicon),
    vocabularyUnit: vocabularyUnit(key),
  };
}

/** A contraction of a known word ("couldn't", "Massoud'd"), or a name with an apostrophe, which the lexicon cannot judge. */
function isContraction(key: string, lexicon: Lexicon): boolean {
  const apostrophe = key.indexOf("'");
  return apostrophe > 0 && (apostrophe < 2 || key.length - apostrophe > 2 || lexicon.has(key.slice(0, apostrophe)));
}
