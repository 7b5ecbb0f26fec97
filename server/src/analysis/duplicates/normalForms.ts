import { finishShortHash, highFactor, highStart, lowFactor, lowStart } from '../../text/hash.ts';
import { traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { isWord } from '../../text/words.ts';
import { normalize } from './normalize.ts';

/** A word of a normalized text, or another character that is no white space. */
export interface NormalForm {
  readonly isWord: boolean;
  /** The two lanes of its hash, unfinished (text/hash.ts). */
  readonly high: number;
  readonly low: number;
  /** Of a word: its hash in 32 bits. */
  readonly hash: number;
  /** Which of the letters a–z stand in it as bits; other characters share the six bits above. */
  readonly letters: number;
  /** Its first UTF-16 code unit. */
  readonly unit: number;
  /** How many UTF-16 code units it was before it was normalized. */
  readonly length: number;
  /** Whether normalizing makes something else of it in another place. */
  readonly dependsOnPlace: boolean;
}

/** Marks that may go into one with what stands before them, and the one capital that is written in two ways in small letters. */
const dependentLetters = /(?:^|[^\p{L}\p{M}\p{N}])\p{M}|Σ/u;
/** What a character that is part of no word must not turn into. */
const lettersOrMarks = /[\p{L}\p{M}\p{N}]/u;

/** What normalizing makes of a word or another character by itself. */
export const normalFormOf = traitOfWords((text, form): NormalForm => {
  const normal = normalize(text);
  return formOf(normal, form, isWord(form) ? dependentLetters.test(text) : lettersOrMarks.test(normal));
});

/** A word or another character of a text that is normalized already. */
export const writtenFormOf = traitOfWords((text, form): NormalForm => formOf(text, form, false));

function formOf(text: string, form: WordForm, dependsOnPlace: boolean): NormalForm {
  let high = highStart;
  let low = lowStart;
  let letters = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    high = Math.imul(high ^ unit, highFactor);
    low = Math.imul(low ^ unit, lowFactor);
    letters |= letterBit(unit);
  }
  return { isWord: isWord(form), high, low, hash: finishShortHash(high, low), letters, unit: text.charCodeAt(0), length: form.length, dependsOnPlace };
}

function letterBit(unit: number): number {
  return unit >= 97 && unit <= 122 ? 1 << (unit - 97) : 1 << (26 + (unit % 6));
}
