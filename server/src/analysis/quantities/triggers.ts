import { onDemand } from '../../text/onDemand.ts';
import { piecesOf } from '../../text/pieces.ts';
import { numberOfWords } from '../../text/wordForms.ts';
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
/** Stands behind the first word of a web or mail address. */
const isInAddress = 4096;
/** Set of every word and mark, so that none is 0. */
const isKnown = 8192;

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
  add(isInAddress, [':', '.', '@']);
  return roles;
});

const rolesOf = numberOfWords((form) => {
  const token = tokenOf(form);
  // What is several tokens has a digit in it, or letters of an odd script.
  if (token === null) return isKnown | isNumber;
  const { lower, text, kind } = token;
  const known = rolesByText();
  let roles = isKnown | (known.get(lower) ?? 0) | (text === lower ? 0 : (known.get(text) ?? 0));
  if ((roles & isMonth) !== 0 && monthOf(token) !== null) roles |= opensValue;
  if (kind === 'mark' || lower.length < 3) roles |= numbersAfterArticle;
  if (kind === 'digits') roles |= isNumber | isDigits;
  if (kind === 'word') roles |= isWord;
  return roles;
});

/** What the tokens of a text may do in a quantity: what spares the readers the words of plain prose. */
export class Triggers {
  readonly #roles: number[] = [];
  #count = 0;

  /** Puts others in the place of the tokens that were asked about before. */
  read(tokens: readonly Token[]): void {
    this.#count = tokens.length;
    for (let index = 0; index < tokens.length; index++) this.#roles[index] = rolesOf(tokens[index].form);
    this.#roles[tokens.length] = 0;
  }

  /** The first token from `index` on that is a number or the first of one: what every quantity has, its modifiers aside, within `farthestNumber` tokens. Otherwise how many tokens there are. */
  numberFrom(index: number): number {
    let at = index;
    while (at < this.#count && !opensNumber(this.#roles[at], this.#roles[at + 1])) at++;
    return at;
  }

  mayStartQuantity(index: number): boolean {
    return mayOpen(this.#roles[index], this.#roles[index + 1], opensModifier | opensValue);
  }

  mayStartAddress(index: number): boolean {
    return (this.#roles[index] & isWord) !== 0 && (this.#roles[index + 1] & isInAddress) !== 0;
  }
}

/** Whether a quantity without modifiers may start at `token`, `next` being the token after it. */
export function mayStartValue(token: Token, next: Token | undefined): boolean {
  return mayOpen(rolesOf(token.form), next === undefined ? 0 : rolesOf(next.form), opensValue);
}

function mayOpen(own: number, following: number, opens: number): boolean {
  if ((own & isDigits) !== 0) return true;
  if ((own & isSign) !== 0) return (following & (isDigits | isFullStop)) !== 0;
  if ((own & isArticle) !== 0) return (following & opensAfterArticle) !== 0;
  return (own & opens) !== 0 || ((own & isWord) !== 0 && (following & isDollar) !== 0);
}

function opensNumber(own: number, following: number): boolean {
  return (own & isNumber) !== 0 || ((own & isArticle) !== 0 && (following & numbersAfterArticle) !== 0);
}

/** Whether a text may hold a number at all. */
export function mayHoldNumbers(text: string): boolean {
  const { forms } = piecesOf(text);
  let own = forms.length === 0 ? 0 : rolesOf(forms[0]);
  for (let piece = 1; piece < forms.length; piece++) {
    const following = rolesOf(forms[piece]);
    if (opensNumber(own, following)) return true;
    own = following;
  }
  return opensNumber(own, 0);
}

/** More tokens than modifiers, an article and the words for an age can take before a number. */
export const farthestNumber = 40;
