import { traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { countUnspaced, hasKoreanParticle, lacksSpaces, languagesOf } from './stopWords.ts';
import { keyPartOf, mayDate, type KeyPart } from './recurrenceKey.ts';
import { startHash, extendHash } from './wording.ts';

/** What one word says wherever it stands. */
export interface WordReading {
  /** In lower case, figures aside: how wordings know it. */
  readonly plain: string;
  /** The hash of `plain`, to be extended. */
  readonly hash: number;
  /** What it is to the key by which a line recurs. */
  readonly keyPart: KeyPart;
  /** Whether it may be part of a date. */
  readonly mayDate: boolean;
  readonly capitalised: boolean;
  /** Whether it is written in capitals, two letters or more. */
  readonly inCapitals: boolean;
  /** Whether it looks like two words run together. */
  readonly glued: boolean;
  /** Whether it speaks to the reader, or for the site. */
  readonly toReader: boolean;
  /** Whether it tells what happened. */
  readonly narrates: boolean;
  /** About how many words it is, and how many of these do the work of function words whatever the language. */
  readonly words: number;
  readonly stops: number;
  /** The numbers of the languages of which it is a function word. */
  readonly languages: readonly number[];
  /** What of it carries a topic: lower case, not function words, three letters or more. */
  readonly topicWords: readonly string[];
}

const readerWords = new Set('you your yours you’re you’ll you’ve you’d we us our ours we’re we’ll i my me'.split(' '));
const narrationWords = new Set(
  'said was were had told according been did has is are would could who which that he she they his her their its it but because while'.split(' '),
);

/** What the form of a word says. */
export const readWord: (form: WordForm) => WordReading = traitOfWords(computeReading);

function computeReading(word: string): WordReading {
  const lower = word.toLowerCase().replaceAll("'", '’');
  const plain = word.toLowerCase().replace(/\p{N}+/gu, '0');
  const unspaced = lacksSpaces(word);
  const korean = !unspaced && hasKoreanParticle(word);
  const languages = unspaced || korean ? [] : languagesOf(lower);
  const count = unspaced ? countUnspaced(word) : { words: 1, stops: Number(korean) };
  return {
    plain,
    hash: extendHash(startHash, plain),
    keyPart: keyPartOf(word.toLowerCase()),
    mayDate: mayDate(word),
    capitalised: /^\p{Lu}/u.test(word),
    inCapitals: word.length > 1 && lower !== word && word.toUpperCase() === word,
    glued: /\p{Ll}{2}\p{Lu}\p{Ll}{2}/u.test(word),
    toReader: readerWords.has(lower),
    narrates: narrationWords.has(lower),
    words: count.words,
    stops: count.stops,
    languages,
    topicWords: unspaced ? pairsOf(word) : korean || languages.length > 0 || word.length < 3 || !/\p{L}/u.test(lower) ? [] : [lower.replace(/’s$/u, '')],
  };
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
