import { memoizeByWord } from '../../text/memo.ts';
import { casingOf, foldWord } from './fold.ts';
import { isForeignWord, showsForeignPhrase } from './foreign.ts';
import type { Lexicon } from './lexicon.ts';
import { splitRunTogether } from './marks.ts';
import { vocabularyUnit } from './vocabulary.ts';

/** What a lexicon tells of a word by its form alone. */
export interface WordForm {
  /** Whether the lexicon has it as written. */
  readonly inLexicon: boolean;
  /** Whether there is nothing to say of it: the lexicon has it, as written or as a name often met, or cannot judge it. */
  readonly isKnown: boolean;
  /** Whether it is a word in small letters of another language or of foreign names, or with accents. */
  readonly isForeign: boolean;
  /** Whether such a word shows that those around it are of another language too. */
  readonly showsForeignPhrase: boolean;
  /** Of an unknown word in small letters, the two words that it is without the space between them. */
  readonly split: string | undefined;
  /** What stands for it in a packed vocabulary. */
  readonly vocabularyUnit: number;
}

/** From this frequency level on, a name in small letters is careless but not misspelt ("german"). */
const frequentName = 12;

const readers = new WeakMap<Lexicon, (text: string) => WordForm>();

/** Reads words as tokens have them. Remembers the latest ones, of which most texts are made. */
export function wordFormsOf(lexicon: Lexicon): (text: string) => WordForm {
  let read = readers.get(lexicon);
  if (read === undefined) readers.set(lexicon, (read = memoizeByWord((text) => readForm(text, lexicon))));
  return read;
}

function readForm(text: string, lexicon: Lexicon): WordForm {
  const key = foldWord(text) ?? '';
  const inLexicon = lexicon.has(text);
  const isLower = casingOf(text) === 'lower';
  const isAccented = /[^\p{ASCII}'’ʼ]/u.test(text);
  const isKnown = inLexicon || isContraction(key, lexicon) || (isLower && isFrequentName(key, lexicon));
  const isForeign = isLower && (isForeignWord(key) || isAccented);
  return {
    inLexicon,
    isKnown,
    isForeign,
    showsForeignPhrase: isLower && (showsForeignPhrase(key) || isAccented),
    split: isKnown || isForeign || !isLower ? undefined : splitRunTogether(key, lexicon),
    vocabularyUnit: vocabularyUnit(key),
  };
}

function isFrequentName(key: string, lexicon: Lexicon): boolean {
  const number = lexicon.automaton.find(key);
  return number >= 0 && lexicon.level(number) >= frequentName;
}

/** A contraction of a known word ("couldn't", "Massoud'd"), or a name with an apostrophe, which the lexicon cannot judge. */
function isContraction(key: string, lexicon: Lexicon): boolean {
  const apostrophe = key.indexOf("'");
  return apostrophe > 0 && (apostrophe < 2 || key.length - apostrophe > 2 || lexicon.has(key.slice(0, apostrophe)));
}
