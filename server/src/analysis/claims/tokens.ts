import { letter, unitSet, upperCase } from '../../text/characters.ts';
import { hashText } from '../../text/hash.ts';
import { numberOfWords, traitOfWords } from '../../text/wordForms.ts';
import { stopWords } from './concepts.ts';
import { cuesOfWord, isPlain } from './cues.ts';
import { isOutcomeWord } from './outcomes.ts';
import { stemOf } from './stem.ts';

/** A word, number or single mark: one object for all places where it stands. */
export interface Token {
  readonly text: string;
  /** In lower case, without "'s". */
  readonly lower: string;
  /** The word without its ending; marks and numbers as they are. */
  readonly stem: string;
  /** A hash of 32 bits of its stem. */
  readonly stemHash: number;
  readonly isWord: boolean;
  readonly isCapital: boolean;
  /** A word that carries no meaning of its own. */
  readonly isStop: boolean;
  /** A capitalised word that is no stop word. */
  readonly isName: boolean;
  /** A word for a thing or deed that is no outcome. */
  readonly tellsContext: boolean;
  /** Ends the clause before it. */
  readonly breaksClause: boolean;
  /** As copies of a sentence have it, in lower case with straight apostrophes; null of marks. */
  readonly plain: string | null;
  /** What it tells of its sentence, as bits of `cues`. */
  readonly cues: number;
}

/** The words, numbers and marks of a sentence, in order, and where each starts in the paragraph (UTF-16). */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly starts: readonly number[];
  /** The cues of all its words. */
  readonly cues: number;
}

/** Marks that end a clause. */
const clauseMarks = new Set([';', ':', '—', '–', '(', ')', '“', '”', '"', '?', '!']);

/** Words that open another clause. */
const clauseWords = new Set('after before when while because although though if as since until whether but where'.split(' '));

/** What may stand within a word. */
export const joints = unitSet("-.'’‑&");

/** The token that a word, number or mark is. */
export const tokenOf = traitOfWords((text, { firstClasses }): Token => {
  const written = text.toLowerCase();
  const isPlainWord = isPlain(written);
  const lower = isPlainWord ? written : written.replace(/['’]s$/, '');
  const isWord = (firstClasses & letter) !== 0;
  const isCapital = (firstClasses & upperCase) !== 0;
  const isStop = stopWords.has(lower);
  const stem = stemOf(lower);
  return {
    text,
    lower,
    stem,
    stemHash: hashText(stem) >>> 0,
    isWord,
    isCapital,
    isStop,
    isName: isWord && isCapital && !isStop,
    tellsContext: isWord && !isStop && lower.length > 2 && !isOutcomeWord(lower),
    breaksClause: clauseMarks.has(text) || clauseWords.has(lower),
    plain: isPlainWord ? lower : /[\p{L}\p{N}]/u.test(text) ? lower.replace(/[’‘]/g, "'") : null,
    cues: cuesOfWord(written),
  };
});

/** What a word is beside its cues, as bits above theirs (cues.ts). */
export const signs = {
  capital: 1 << 21,
  /** A capitalised word that is no stop word. */
  name: 1 << 22,
  /** Of more than two letters and no stop word. */
  content: 1 << 23,
  /** Of more than three letters. */
  long: 1 << 24,
} as const;

/** Set of every word, so that none is 0. */
const known = 1 << 25;

/** The cues and signs of a word: what is asked of all words of a text. */
export const signsOf = numberOfWords((form) => {
  const { isWord, isCapital, isName, isStop, text, lower, cues } = tokenOf(form);
  if (!isWord) return known | cues;
  const content = isStop || lower.length <= 2 ? 0 : signs.content;
  return known | cues | content | (isCapital ? signs.capital : 0) | (isName ? signs.name : 0) | (text.length > 3 ? signs.long : 0);
});

/** Where a token of a sentence ends (exclusive). */
export function endOf({ tokens, starts }: Sentence, index: number): number {
  return starts[index] + tokens[index].text.length;
}
