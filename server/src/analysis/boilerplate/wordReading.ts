import { letter, lowerCase, upperCase } from '../../text/characters.ts';
import { hashText } from '../../text/hash.ts';
import { traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { isLatin } from './characterKinds.ts';
import type { PhraseClue } from './phraseSearch.ts';
import { purposeCluesOf } from './purposes.ts';
import { hasDateMarks, keyPartOf, mayEndTime, mayNameMonth, type KeyPart } from './recurrenceKey.ts';
import { countUnspaced, hasKoreanParticle, lacksSpaces, languagesOf } from './stopWords.ts';
import { extendHash, startHash } from './wording.ts';

/** What one word says wherever it stands. Of whole numbers as far as can be, and flat, since every word of a corpus is asked for all of it. */
export interface WordReading {
  /** In lower case, figures aside: how wordings know it. */
  readonly plain: string;
  /** The hash of `plain`, to be extended. */
  readonly hash: number;
  /** Which of `wordMarks` it has, as bits. */
  readonly marks: number;
  /** About how many words it is, and how many of these do the work of function words whatever the language: 1 and 0 but for `wordMarks.counted`. */
  readonly words: number;
  readonly stops: number;
  /** The numbers of the languages of which it is a function word; none where it carries a topic. */
  readonly languages: readonly number[];
  /** A hash of it if it carries a topic, otherwise 0: in lower case, not a function word, three letters or more. */
  readonly topic: number;
  /** Hashes of what carries a topic in a run without spaces. */
  readonly topics: readonly number[];
  /** What it says of the purposes that a line may have. */
  readonly clues: readonly PhraseClue[];
  /** What it is to the key by which a line recurs. */
  readonly keyPart: KeyPart;
}

/** Bits of `WordReading.marks`. */
export const wordMarks = {
  capitalised: 1,
  /** Two letters or more, all of them capitals. */
  inCapitals: 2,
  /** Like two words run together. */
  glued: 4,
  /** It speaks to the reader, or for the site. */
  toReader: 8,
  /** It tells what happened. */
  narrates: 16,
  /** It may name a month, or begins like one; it has figures; it has figures with marks between them like a date. */
  month: 32,
  figure: 64,
  mayDate: 128,
  /** It may be part of an address of a page. */
  mayAddress: 256,
  /** It has other characters than letters of the Latin script. */
  mixed: 512,
  /** It says something of the purposes of its line; it is a function word; it is of a script in which words are counted or weighed by their characters. */
  telling: 1024,
  functional: 2048,
  counted: 4096,
  /** It may end a time of day, after figures in it or in the word before. */
  mayTime: 8192,
} as const;

const readerWords = new Set('you your yours you’re you’ll you’ve you’d we us our ours we’re we’ll i my me'.split(' '));
const narrationWords = new Set(
  'said was were had told according been did has is are would could who which that he she they his her their its it but because while'.split(' '),
);

/** What the form of a word says. */
export const readWord: (form: WordForm) => WordReading = traitOfWords(computeReading);

function computeReading(word: string, form: WordForm): WordReading {
  const small = word.toLowerCase();
  // Most words are letters of the Latin script, of which much need not be asked.
  const latin = isLatin(word);
  const lower = latin ? small : small.replaceAll("'", '’');
  const plain = latin ? small : small.replace(/\p{N}+/gu, '0');
  const unspaced = !latin && lacksSpaces(word);
  const korean = !latin && !unspaced && hasKoreanParticle(word);
  const languages = unspaced || korean ? none : languagesOf(lower);
  const count = unspaced ? countUnspaced(word) : { words: 1, stops: Number(korean) };
  const carriesTopic = !unspaced && !korean && languages.length === 0 && word.length >= 3 && (form.classes & letter) !== 0;
  const clues = purposeCluesOf(small);
  return {
    plain,
    hash: extendHash(startHash, plain),
    marks:
      casesOf(word, lower, form) | saidBy(lower) | (latin ? 0 : mixtureOf(word)) |
      (clues.length > 0 ? wordMarks.telling : 0) | (languages.length > 0 ? wordMarks.functional : 0) | (unspaced || korean ? wordMarks.counted : 0),
    words: count.words,
    stops: count.stops,
    languages,
    topic: carriesTopic ? topicOf(lower.endsWith('’s') ? lower.slice(0, -2) : lower) : 0,
    topics: unspaced ? pairsOf(word).map(topicOf) : none,
    clues,
    keyPart: keyPartOf(small),
  };
}

const none: readonly number[] = [];

/** A hash that is not 0, of 32 bits. */
function topicOf(text: string): number {
  return hashText(text) | 0 || 1;
}

/** What the cases of a word's letters say, as bits of its marks; `lower` is the word in lower case. */
function casesOf(word: string, lower: string, { firstClasses, classes }: WordForm): number {
  if (lower === word && (classes & upperCase) === 0) return 0;
  return (
    ((firstClasses & upperCase) !== 0 ? wordMarks.capitalised : 0) |
    (word.length > 1 && lower !== word && !/[a-z]/u.test(word) && word.toUpperCase() === word ? wordMarks.inCapitals : 0) |
    ((classes & lowerCase) !== 0 && /\p{Ll}{2}\p{Lu}\p{Ll}{2}/u.test(word) ? wordMarks.glued : 0)
  );
}

/** One of these is in each word that may be of an address or name a month, and in few others. */
const addressOrMonth = /http|www|\b(?:com|org|net|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u;

/** What a word in lower case says, as bits of its marks. */
function saidBy(lower: string): number {
  const said =
    (readerWords.has(lower) ? wordMarks.toReader : 0) | (narrationWords.has(lower) ? wordMarks.narrates : 0) | (mayEndTime(lower) ? wordMarks.mayTime : 0);
  if (!addressOrMonth.test(lower)) return said;
  return said | (mayNameMonth(lower) ? wordMarks.month : 0) | (/http|www|(?:^|\.)(?:com|org|net)\b/u.test(lower) ? wordMarks.mayAddress : 0);
}

/** What a word with other characters than letters of the Latin script says by them, as bits of its marks. */
function mixtureOf(word: string): number {
  return wordMarks.mixed | (/\d/u.test(word) ? wordMarks.figure : 0) | (hasDateMarks(word) ? wordMarks.mayDate : 0);
}

/** The topic of a run without spaces: its pairs of neighbouring characters that are not function characters. */
function pairsOf(run: string): string[] {
  const pairs: string[] = [];
  for (let at = 0; at + 2 <= run.length; at++) {
    const pair = run.slice(at, at + 2);
    if (!/\p{Script=Hiragana}/u.test(pair)) pairs.push(pair);
  }
  return pairs;
}
