import { onDemand } from '../../text/onDemand.ts';
import { piecesOf } from '../../text/pieces.ts';
import { traitOfWords, type WordForm } from '../../text/wordForms.ts';
import { ageWords } from './ages.ts';
import { monthOf, months } from './dates.ts';
import { afterArticle, modifierStarts } from './modifiers.ts';
import { collectives as collectiveNumerals, fractionCharacters, numberWords } from './numberWords.ts';
import { namedTimes } from './times.ts';
import { tokenOf } from './tokens.ts';
import type { Token } from './tokens.ts';
import { currencyStarts, measureStarts } from './units.ts';
import { vagueWords } from './vague.ts';
import { decadeParts } from './weather.ts';

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
/** A month; some are verbs in small letters. */
const isMonth = 2048;

/** The roles of words and marks by themselves, words in lower case and symbols as they are written: one look-up for words that have none. */
const rolesByText = onDemand((): ReadonlyMap<string, number> => {
  const roles = new Map<string, number>();
  const add = (bits: number, texts: Iterable<string>): void => {
    for (const text of texts) roles.set(text, (roles.get(text) ?? 0) | bits);
  };
  add(opensModifier, modifierStarts());
  add(opensValue | isNumber | opensAfterArticle, numberWords());
  add(opensValue | isNumber, [...vagueWords, ...namedTimes.keys(), ...fractionCharacters.keys()]);
  add(opensValue, ['minus', 'negative', 'between', 'from', 'twice', 'thrice', 'once', ...ageWords, ...decadeParts]);
  add(isNumber, ['twice', 'thrice', 'once', ...collectiveNumerals.keys(), ...'teens twenties thirties forties fifties sixties seventies eighties nineties'.split(' ')]);
  add(isNumber | opensAfterArticle, ['couple', 'pair', 'score', 'dozen']);
  add(opensAfterArticle, afterArticle());
  add(opensAfterArticle | numbersAfterArticle, measureStarts());
  add(opensValue, currencyStarts());
  // What may stand before a unit.
  add(numbersAfterArticle, ['imperial', 'square', 'cubic']);
  add(isArticle, ['a', 'an']);
  add(isMonth, months.keys());
  add(isSign, ['.', '-', '\u2212', '\u2013', '+', '(']);
  add(isFullStop, ['.']);
  add(isDollar, ['$']);
  return roles;
});

const rolesOf = traitOfWords((_, form): number => {
  const token = tokenOf(form);
  // What is several tokens has a digit in it, or letters of an odd script.
  if (token === null) return isNumber;
  const { lower, text, kind } = token;
  const known = rolesByText();
  let roles = (known.get(lower) ?? 0) | (text === lower ? 0 : (known.get(text) ?? 0));
  if ((roles & isMonth) !== 0 && monthOf(token) !== null) roles |= opensValue;
  if (kind === 'mark' || lower.length < 3) roles |= numbersAfterArticle;
  if (kind === 'digits') roles |= isNumber | isDigits;
  if (kind === 'word') roles |= isWord;
  return roles;
});

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
