import { piecesOf } from '../../text/pieces.ts';
import { traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { startsAge } from './ages.ts';
import { monthOf } from './dates.ts';
import { continuesArticle, startsBound } from './modifiers.ts';
import { collectives as collectiveNumerals, fractionCharacters, isNumberWord } from './numberWords.ts';
import { isNamedTime } from './times.ts';
import { tokenOf } from './tokens.ts';
import type { Token } from './tokens.ts';
import { startsCurrency, startsMeasure } from './units.ts';
import { startsVague } from './vague.ts';
import { startsDecadeOfDegrees } from './weather.ts';

const words = new Set(['minus', 'negative', 'between', 'from', 'twice', 'thrice', 'once']);
const marks = new Set(['.', '-', '\u2212', '\u2013', '+', '(']);

const collectives = new Set(['couple', 'pair', 'score', 'dozen']);

/** What a word or mark may do in a quantity, whatever stands around it, as bits. */
const opensModifier = 1;
/** Opens what stands behind the modifiers: a number, age, date, time or currency. */
const opensValue = 1024;
/** A number or the first word of one, or digits. */
const isNumber = 2;
const isArticle = 4;
/** What makes an article before it the first word of a number or modifier: "a hundred", "a couple", "a total of", "a second or two". */
const opensAfterArticle = 8;
/** What may make a number of the article before it. */
const numbersAfterArticle = 16;
/** Opens a quantity where digits follow. */
const isSign = 32;
const isDigits = 64;
const isFullStop = 128;
const isDollar = 256;
const isWord = 512;

const rolesOf = traitOfWords((_, form): number => {
  const token = tokenOf(form);
  // What is several tokens has a digit in it, or letters of an odd script.
  if (token === null) return isNumber;
  const { lower, text, kind } = token;
  const isFraction = fractionCharacters.has(text);
  const number = isNumberWord(lower) || numberWords.has(lower) || startsVague(lower) || isNamedTime(lower) || isFraction;
  const measures = startsMeasure(token);
  let roles = 0;
  if (kind !== 'digits' && startsBound(lower)) roles |= opensModifier;
  if (isFraction || startsCurrency(token) || (kind === 'word' && startsValue(token))) roles |= opensValue;
  if (number || kind === 'digits') roles |= isNumber;
  if (lower === 'a' || lower === 'an') roles |= isArticle;
  if (isNumberWord(lower) || collectives.has(lower) || continuesArticle(lower) || measures) roles |= opensAfterArticle;
  if (kind === 'mark' || lower.length < 3 || unitWords.has(lower) || measures) roles |= numbersAfterArticle;
  if (kind === 'mark' && marks.has(text)) roles |= isSign;
  if (kind === 'digits') roles |= isDigits;
  if (text === '.') roles |= isFullStop;
  if (text === '$') roles |= isDollar;
  if (kind === 'word') roles |= isWord;
  return roles;
});

function startsValue(token: Token): boolean {
  const { lower } = token;
  return isNumberWord(lower) || words.has(lower) || startsVague(lower) || startsAge(lower) || isNamedTime(lower) || startsDecadeOfDegrees(lower) || monthOf(token) !== null;
}

/** Whether a quantity may start at `token`, `next` being the token after it: what spares the readers the words of plain prose. */
export function mayStartQuantity(token: Token, next: Token | undefined): boolean {
  return mayOpen(token, next, opensModifier | opensValue);
}

/** Whether a quantity without modifiers may start at `token`. */
export function mayStartValue(token: Token, next: Token | undefined): boolean {
  return mayOpen(token, next, opensValue);
}

function mayOpen(token: Token, next: Token | undefined, opens: number): boolean {
  const own = rolesOf(token.form);
  const following = next === undefined ? 0 : rolesOf(next.form);
  if ((own & isDigits) !== 0) return true;
  if ((own & isSign) !== 0) return (following & (isDigits | isFullStop)) !== 0;
  if ((own & isArticle) !== 0) return (following & opensAfterArticle) !== 0;
  return (own & opens) !== 0 || ((own & isWord) !== 0 && (following & isDollar) !== 0);
}

/** Whether `token` is a number or the first of one: what every quantity has, its modifiers aside, within `farthestNumber` tokens. */
export function mayHoldNumber(token: Token, next: Token | undefined): boolean {
  return mayBeNumber(token.form, next?.form);
}

function mayBeNumber(form: WordForm, next: WordForm | undefined): boolean {
  const roles = rolesOf(form);
  return (roles & isNumber) !== 0 || ((roles & isArticle) !== 0 && next !== undefined && (rolesOf(next) & numbersAfterArticle) !== 0);
}

/** Whether a text may hold a number at all. */
export function mayHoldNumbers(text: string): boolean {
  const { forms } = piecesOf(text);
  for (let piece = 0; piece < forms.length; piece++) if (mayBeNumber(forms[piece], forms[piece + 1])) return true;
  return false;
}

/** More tokens than modifiers, an article and the words for an age can take before a number. */
export const farthestNumber = 40;

/** What else counts, or is a decade of a life. */
const numberWords = new Set(['twice', 'thrice', 'once', ...collectives, ...collectiveNumerals.keys(), ...'teens twenties thirties forties fifties sixties seventies eighties nineties'.split(' ')]);
/** What may stand before a unit. */
const unitWords = new Set(['imperial', 'square', 'cubic']);
