import type { Span } from '../../text/span.ts';
import { withRoomFor } from '../columns.ts';
import { extendHash, finishHash } from './hashing.ts';
import type { EntityLexicon } from './lexicon.ts';
import { emptyTokens, readTokens, tokenKinds } from './tokens.ts';
import type { SentenceTokens } from './tokens.ts';
import { wordRoles } from './wordRoles.ts';
import { roleOfSigns, wordReaderFor, wordSigns, type WordReader, type WordTraits } from './wordTraits.ts';

/** A sentence made ready, by columns that are used again for the next one: only the first `tokens.count` values of each hold. */
export interface PreparedSentence {
  readonly tokens: SentenceTokens;
  /** What every token is asked for (`wordSigns`). */
  signs: Int32Array;
  /** Tells the rest of a token by its form. */
  readonly words: WordReader;
  /** Where the capitalised tokens stand, and how many there are. */
  capitals: Int32Array;
  capitalCount: number;
  /**
   * For each token that stands in a listed phrase of two words or more, the list bits of the longest one, plus 256 at its
   * first token and 512 at the others; else 0. Holds nothing where there is no phrase.
   */
  phrases: Uint16Array;
  hasPhrases: boolean;
  /** The first and the last token of the run that was turned to; -1 for none. */
  runStart: number;
  runEnd: number;
}

export function emptySentence(lexicon: EntityLexicon): PreparedSentence {
  const places = (): Int32Array => new Int32Array(256);
  return {
    tokens: emptyTokens(),
    signs: places(),
    words: wordReaderFor(lexicon),
    capitals: places(),
    capitalCount: 0,
    phrases: new Uint16Array(256),
    hasPhrases: false,
    runStart: -1,
    runEnd: -1,
  };
}

/** Reads a sentence of a paragraph. Returns whether it can hold a name: without a capital there is none, and only its tokens and their signs are read. */
export function prepareSentence(paragraph: string, span: Span, lexicon: EntityLexicon, sentence: PreparedSentence): boolean {
  const { tokens } = sentence;
  readTokens(paragraph, span, tokens);
  readSigns(sentence);
  sentence.runStart = sentence.runEnd = -1;
  sentence.hasPhrases = false;
  if (sentence.capitalCount === 0) return false;
  findPhrases(sentence, lexicon);
  return true;
}

function readSigns(sentence: PreparedSentence): void {
  const { count, forms } = sentence.tokens;
  const { signsOf } = sentence.words;
  const signs = (sentence.signs = withRoomFor(sentence.signs, count));
  const capitals = (sentence.capitals = withRoomFor(sentence.capitals, count));
  let capitalCount = 0;
  for (let index = 0; index < count; index++) {
    const sign = signsOf(forms[index]);
    signs[index] = sign;
    if ((sign & wordSigns.kind) === tokenKinds.capitalised) capitals[capitalCount++] = index;
  }
  sentence.capitalCount = capitalCount;
}

const longestPhrase = 4;
const space = ' ';

/** What is known of the token at `index`. */
export function wordAt({ tokens, words }: PreparedSentence, index: number): WordTraits {
  return words.traitsOf(tokens.forms[index]);
}

/** Finds the listed phrases; they begin and end with a capitalised word. */
function findPhrases(sentence: PreparedSentence, lexicon: EntityLexicon): void {
  const { tokens, signs, words, capitals, capitalCount } = sentence;
  const { forms } = tokens;
  let free = 0;
  for (let capital = 0; capital + 1 < capitalCount; capital++) {
    const start = capitals[capital];
    if (start < free || capitals[capital + 1] >= start + longestPhrase) continue;
    let last = capital + 1;
    while (last + 1 < capitalCount && capitals[last + 1] < start + longestPhrase) last++;
    let state = words.hashStateOf(forms[start]);
    let end = start;
    let lists = 0;
    for (let next = start + 1; next <= capitals[last]; next++) {
      state = extendHash(extendHash(state, space), words.traitsOf(forms[next]).lower);
      const found = (signs[next] & wordSigns.kind) === tokenKinds.capitalised ? lexicon.lists(finishHash(state)) : 0;
      if (found !== 0) {
        end = next;
        lists = found;
      }
    }
    if (end > start) addPhrase(sentence, start, end, lists);
    free = end + 1;
  }
}

function addPhrase(sentence: PreparedSentence, start: number, end: number, lists: number): void {
  const { count } = sentence.tokens;
  if (!sentence.hasPhrases) {
    sentence.hasPhrases = true;
    sentence.phrases = withRoomFor(sentence.phrases, count);
    sentence.phrases.fill(0, 0, count);
  }
  for (let index = start; index <= end; index++) sentence.phrases[index] = (index === start ? 256 : 512) + lists;
}

/**
 * Turns to the run of capitalised words, hyphens inside them counted in, that a token stands in; a sentence's first word is in none where only
 * the sentence gives it its capital.
 */
export function turnToRunAt(sentence: PreparedSentence, index: number): void {
  if (index >= sentence.runStart && index <= sentence.runEnd) return;
  if (!isInRun(sentence, index)) {
    sentence.runStart = sentence.runEnd = -1;
    return;
  }
  const { count } = sentence.tokens;
  let start = index;
  while (start > 0 && isInRun(sentence, start - 1)) start--;
  let end = index;
  while (end + 1 < count && isInRun(sentence, end + 1)) end++;
  sentence.runStart = start;
  sentence.runEnd = end;
}

function isInRun({ tokens, signs }: PreparedSentence, index: number): boolean {
  const sign = signs[index];
  if ((sign & wordSigns.kind) === tokenKinds.capitalised) return index !== tokens.opening || (sign & wordSigns.usuallyLower) === 0;
  return index > 0 && roleOfSigns(sign) === wordRoles.hyphen && tokens.starts[index] === tokens.ends[index - 1];
}
