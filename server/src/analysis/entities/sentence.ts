import type { Span } from '../../text/span.ts';
import { numberInUse, type WordForm } from '../../text/wordForms.ts';
import { withRoomFor } from '../columns.ts';
import { extendHash, finishHash, hashStart } from './hashing.ts';
import type { EntityLexicon } from './lexicon.ts';
import { emptyTokens, readTokens, tokenKinds } from './tokens.ts';
import type { SentenceTokens } from './tokens.ts';
import { wordRoles } from './wordRoles.ts';
import { roleOfSigns, wordReaderFor, wordSigns, type WordTraits } from './wordTraits.ts';

/** A sentence made ready, by columns that are used again for the next one: only the first `tokens.count` values of each hold. */
export interface PreparedSentence {
  readonly tokens: SentenceTokens;
  /** What every token is asked for (`wordSigns`). */
  signs: Int32Array;
  /** The number of each token's form in the table in use; -1 where that does not hold it. */
  numbers: Int32Array;
  /** Tells the rest of a token by its form. */
  readonly traitsOf: (form: WordForm) => WordTraits;
  /**
   * For each token that stands in a listed phrase of two words or more, the list bits of the longest one, plus 256 at its
   * first token and 512 at the others; else 0.
   */
  phrases: Uint16Array;
  /** For each token the first and the last token of the run of capitalised words that it stands in; -1 outside runs. */
  runStarts: Int32Array;
  runEnds: Int32Array;
}

export function emptySentence(lexicon: EntityLexicon): PreparedSentence {
  const places = (): Int32Array => new Int32Array(256);
  return { tokens: emptyTokens(), signs: places(), numbers: places(), traitsOf: wordReaderFor(lexicon).traitsOf, phrases: new Uint16Array(256), runStarts: places(), runEnds: places() };
}

/** Reads a sentence of a paragraph. Returns whether it can hold a name: without a capital there is none, and only the tokens are read. */
export function prepareSentence(paragraph: string, span: Span, lexicon: EntityLexicon, sentence: PreparedSentence): boolean {
  const { tokens } = sentence;
  readTokens(paragraph, span, tokens);
  if (tokens.capitals === 0) return false;
  const { count } = tokens;
  const { signsOf } = wordReaderFor(lexicon);
  sentence.signs = withRoomFor(sentence.signs, count);
  sentence.numbers = withRoomFor(sentence.numbers, count);
  const { signs, numbers } = sentence;
  for (let index = 0; index < count; index++) {
    const form = tokens.forms[index];
    signs[index] = signsOf(form);
    numbers[index] = numberInUse(form);
  }
  sentence.phrases = withRoomFor(sentence.phrases, count);
  sentence.runStarts = withRoomFor(sentence.runStarts, count);
  sentence.runEnds = withRoomFor(sentence.runEnds, count);
  findPhrases(sentence, lexicon);
  findRuns(sentence);
  return true;
}

const longestPhrase = 4;
const space = ' ';

/** What is known of the token at `index`. */
export function wordAt({ tokens, traitsOf }: PreparedSentence, index: number): WordTraits {
  return traitsOf(tokens.forms[index]);
}

function findPhrases(sentence: PreparedSentence, lexicon: EntityLexicon): void {
  const { tokens, phrases } = sentence;
  const { count, kinds } = tokens;
  phrases.fill(0, 0, count);
  for (let start = 0; start + 1 < count; start++) {
    if (kinds[start] !== tokenKinds.capitalised || phrases[start] !== 0) continue;
    const limit = Math.min(count, start + longestPhrase);
    let last = limit - 1;
    while (last > start && kinds[last] !== tokenKinds.capitalised) last--;
    if (last === start) continue;
    let state = extendHash(hashStart, wordAt(sentence, start).lower);
    let end = start;
    let lists = 0;
    for (let next = start + 1; next <= last; next++) {
      state = extendHash(extendHash(state, space), wordAt(sentence, next).lower);
      const found = kinds[next] === tokenKinds.capitalised ? lexicon.lists(finishHash(state)) : 0;
      if (found !== 0) {
        end = next;
        lists = found;
      }
    }
    for (let index = start; end > start && index <= end; index++) phrases[index] = (index === start ? 256 : 512) + lists;
  }
}

/** Runs of capitalised words, hyphens inside them counted in; a sentence's first word is in none where only the sentence gives it its capital. */
function findRuns({ tokens, signs, runStarts, runEnds }: PreparedSentence): void {
  const { count, starts, ends, opening } = tokens;
  for (let start = 0; start < count; start++) {
    let end = start;
    while (end < count && (isCapital(signs[end], end === opening) || (end > 0 && isHyphen(signs[end]) && starts[end] === ends[end - 1]))) end++;
    if (end === start) {
      runStarts[start] = -1;
      runEnds[start] = -1;
      continue;
    }
    const last = end - 1;
    for (let index = start; index < end; index++) {
      runStarts[index] = start;
      runEnds[index] = last;
    }
    start = last;
  }
}

function isCapital(signs: number, isOpening: boolean): boolean {
  return (signs & wordSigns.kind) === tokenKinds.capitalised && !(isOpening && (signs & wordSigns.usuallyLower) !== 0);
}

function isHyphen(signs: number): boolean {
  return roleOfSigns(signs) === wordRoles.hyphen;
}
